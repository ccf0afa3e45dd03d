"""The pages of recommending people."""
