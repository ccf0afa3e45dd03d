"""Pure values and algorithms; knows nothing of Django, files or the clock."""
