"""Reading an exchange folder into parsed, checked rows, without a database."""

from huizhang.exchange.reading.folder import read_folder
from huizhang.exchange.reading.parsed import Folder, ParsedRow, ParsedTable, Place, Rejected
from huizhang.exchange.reading.references import check_references

__all__ = ["Folder", "ParsedRow", "ParsedTable", "Place", "Rejected", "check_references", "read_folder"]
