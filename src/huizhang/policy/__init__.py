"""A university's plan as data: load, resolve, lint, compare; and the closed kinds of rule."""
