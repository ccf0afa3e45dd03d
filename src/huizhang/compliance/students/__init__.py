"""Search of students, and the page of one: what is known, and how it stands under article four."""
