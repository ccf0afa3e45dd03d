"""Proposals (提案) on pages and on paper."""
