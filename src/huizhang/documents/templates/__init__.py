"""Templates of documents, and what makes those for Word."""
