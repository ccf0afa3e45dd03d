"""What organs decided: steps along a pack's chains, and what they attested."""
