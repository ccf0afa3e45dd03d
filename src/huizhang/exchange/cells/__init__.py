"""What a column can hold: each cell reads what people type and writes what reads back the same."""

from huizhang.exchange.cells.days import Day, TermName, Year
from huizhang.exchange.cells.numbers import Quantity, Score, Whole
from huizhang.exchange.cells.organs import Chain, Organ, OrganOr, Organs, OrgansOr, RuleId
from huizhang.exchange.cells.text import Identifier, Listing, Text
from huizhang.exchange.cells.words import Choice, YesNo

__all__ = [
    "Chain",
    "Choice",
    "Day",
    "Identifier",
    "Listing",
    "Organ",
    "OrganOr",
    "Organs",
    "OrgansOr",
    "Quantity",
    "RuleId",
    "Score",
    "TermName",
    "Text",
    "Whole",
    "Year",
    "YesNo",
]
