"""What lies behind a finding: whole rows as tables and files, and reasons in the reader's words."""
