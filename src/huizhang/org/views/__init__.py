"""Pages of presidium meetings."""
