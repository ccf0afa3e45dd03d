"""Panels, reports on duty, honours (article eight)."""
