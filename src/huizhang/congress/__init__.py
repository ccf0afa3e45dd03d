"""Congresses and their delegates (article six)."""
