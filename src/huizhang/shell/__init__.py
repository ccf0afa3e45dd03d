"""What every door shares: the language people read, and later the base layout of the pages."""
