"""The machinery of the exchange folder: reading tables, row states, one transaction, undo, export.

Each capability declares its own tables to it in its `exchange.py`.
"""
