"""Students with their history, units (college, major, class), organs' seats, accounts."""
