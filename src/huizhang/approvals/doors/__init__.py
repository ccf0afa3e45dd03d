"""What programs and commands may ask of approvals besides cases, a module a noun."""
