"""The self-discipline pledge, training, misconduct (article seven)."""
