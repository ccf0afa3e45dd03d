"""Pages of elections: those of a congress, one election, and the ballot."""
