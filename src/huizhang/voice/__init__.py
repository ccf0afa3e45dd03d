"""What students need, and what came of it (article one)."""
