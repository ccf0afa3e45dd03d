"""All reads of a session: its roll, who is there, who may do what, its minutes."""
