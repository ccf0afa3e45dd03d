"""What the list of a hand-over holds, and to whom a seat is handed. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from huizhang.kernel.message import Message, message

LONGEST_LIST = 4000
LONGEST_FOLDER = 255


@dataclass(frozen=True, slots=True)
class Left:
    """What the outgoing holder leaves; `folder` is the one that `huizhang export` wrote."""

    records: str
    property: str
    folder: str = ""


def refusal_of_successor(*, same_place: bool, same_person: bool, over: bool) -> Message | None:
    if same_person:
        return message("A seat is handed over to somebody else.")
    if not same_place:
        return message("A seat is handed over to whoever holds one on the same organ of the same unit.")
    if over:
        return message("The seat of the one who follows has ended; choose a seat that lasts.")
    return None


def refusal_of_list(left: Left) -> Iterator[Message]:
    if not left.records.strip():
        yield message("List the records that are handed over; where there are none, say so.")
    if not left.property.strip():
        yield message("List the property that is handed over; where there is none, say so.")
    if max(len(left.records), len(left.property)) > LONGEST_LIST:
        yield message("Shorten the list to at most {most} characters.", most=LONGEST_LIST)
    if len(left.folder) > LONGEST_FOLDER:
        yield message("Shorten the name to at most {most} characters.", most=LONGEST_FOLDER)
