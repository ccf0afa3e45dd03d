"""What programs and commands may ask of selection, a module a noun."""
