"""The published files of an election: what was decided, the ballots or tally sheets, the count, the hashes.

Read and written here without database or Django, so that anybody's machine can verify them.
"""
