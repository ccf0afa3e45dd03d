"""Unions, departments, posts, terms, projects and their volunteers (articles two and three)."""
