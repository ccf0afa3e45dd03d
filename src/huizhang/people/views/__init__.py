"""The pages of accounts and seats."""
