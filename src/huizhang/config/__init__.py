"""Settings, the list of tables, and the command line."""
