"""Guidance by the Party and the league: duties, briefings, prior reports, reviews (articles one, seven, nine, ten)."""
