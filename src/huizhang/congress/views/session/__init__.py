"""The pages of a session: its books, check-in at the doors, the hall screen."""
