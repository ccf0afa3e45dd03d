"""What programs and commands may ask of congress, a module a noun."""
