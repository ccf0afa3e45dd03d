"""The pages of records: files in, what came in, the turn of the year, everything out."""
