"""The pages of the inbox and of a case."""
