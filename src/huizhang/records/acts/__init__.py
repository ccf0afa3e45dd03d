"""The pages of the ledger: every act, searchable, and whether its chain holds.

Open to seats on organs of the school and to the administrator; what concerns a college is not told apart,
because one entry may concern several.
"""
