"""A Report as people read it: in the terminal, as an HTML file, as a PDF."""
