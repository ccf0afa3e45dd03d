"""From nominations to candidates and appointments (article five)."""
