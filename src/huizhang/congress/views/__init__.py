"""Pages of congresses (article six)."""
