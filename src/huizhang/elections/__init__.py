"""Ballots, counting, publication, verification (articles five and six)."""
