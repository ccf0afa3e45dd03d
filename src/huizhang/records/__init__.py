"""Bringing folders of records in and out, and the example universities."""
