"""What programs and commands may ask of org, a module a noun."""
