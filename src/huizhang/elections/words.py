"""What the settings and states of an election are called."""

from __future__ import annotations

from django.utils.translation import gettext

from huizhang.congress.rules.delegates.candidates import CLUB
from huizhang.elections.rules.states import Kind, Mode, Order
from huizhang.kernel.message import message
from huizhang.kernel.roster import PRESIDIUM

KINDS = {
    Kind.PRESIDIUM: message("Election of the presidium"),
    Kind.DELEGATES: message("Election of delegates"),
    Kind.OTHER: message("Another election"),
}
OFFICES = {PRESIDIUM: message("presidium member"), "delegate": message("delegate")}
MODES = {Mode.ELECTRONIC: message("on phones and computers"), Mode.PAPER: message("on paper")}
ORDERS = {
    Order.LOT: message("by lot"),
    Order.PINYIN: message("by pinyin"),
    Order.STROKES: message("by strokes of the surname"),
}
# as a ballot says it
STANDING_BY = {
    Order.LOT: message("Candidates stand in the order that was drawn by lot."),
    Order.PINYIN: message("Candidates stand in the order of their surnames in pinyin."),
    Order.STROKES: message("Candidates stand in the order of strokes of their surnames."),
}
BASES = {
    "present": message("those present"),
    "entitled": message("those entitled"),
    "valid": message("the valid ballots"),
}
TIES = {
    "runoff": message("a run-off among them decides"),
    "vacant": message("the seats stay vacant"),
    "show_of_hands": message("a show of hands decides, and is recorded"),
}


def of_unit(kind: str, name: str) -> str:
    """A constituency as a form sends it."""
    return f"{kind}:{name}"


def unit_in_words(kind: str, name: str) -> tuple[str, str]:
    """A constituency as a form sends it, and as it is called."""
    called = message("{name} (club)", name=name).say(gettext) if kind == CLUB else name
    return of_unit(kind, name), called
