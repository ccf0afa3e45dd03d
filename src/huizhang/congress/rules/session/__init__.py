"""The session of a congress: whom it takes to sit, who is there, what carries a decision. Pure."""
