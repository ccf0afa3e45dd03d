"""What programs and commands may ask of elections, a module a noun."""
