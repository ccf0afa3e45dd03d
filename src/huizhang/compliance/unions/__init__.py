"""The unions in sight, and the page of one: who serves, how much of each cap is used, and what was before."""
