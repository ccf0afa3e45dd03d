"""Settings, and the command line that brings the capabilities together."""
