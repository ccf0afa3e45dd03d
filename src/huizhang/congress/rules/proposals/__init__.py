"""Rules of proposals (提案). Pure."""
