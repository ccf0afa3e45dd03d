"""The compliance board: how every union stands, why, since when, and what was said for it."""
