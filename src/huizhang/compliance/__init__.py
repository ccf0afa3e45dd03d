"""Every rule for every union, today or on any date: findings and their report."""
