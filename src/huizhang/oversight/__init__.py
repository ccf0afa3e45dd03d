"""Guidance by the Party and the league: duties, briefings, prior reports, reviews (art. 1, 7, 9, 10)."""
