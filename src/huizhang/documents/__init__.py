"""Documents in the official format."""
