"""Plans to read and to compare, the university's own document, and what the school sets itself."""
