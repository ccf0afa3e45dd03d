"""Where an election stands, and what it elects."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Drafted until it opens; closed once the box is sealed. Aborted by an organ, or annulled by one after it
    was published; void by its own numbers."""

    DRAFTED = "drafted"
    OPEN = "open"
    SUSPENDED = "suspended"
    CLOSED = "closed"
    COUNTED = "counted"
    PUBLISHED = "published"
    ABORTED = "aborted"
    VOID = "void"
    ANNULLED = "annulled"


class Kind(StrEnum):
    PRESIDIUM = "presidium"
    DELEGATES = "delegates"
    OTHER = "other"


class Mode(StrEnum):
    ELECTRONIC = "electronic"
    PAPER = "paper"


class Order(StrEnum):
    """How candidates stand on the ballot: by lot with a public seed, by pinyin, or by strokes."""

    LOT = "lot"
    PINYIN = "pinyin"
    STROKES = "strokes"


class Role(StrEnum):
    """监票 and 计票."""

    SCRUTINEER = "scrutineer"
    TELLER = "teller"


# candidates and rules are fixed, ballots may come
RUNNING = (State.OPEN, State.SUSPENDED)
# a further round may follow these
COUNTED = (State.COUNTED, State.PUBLISHED)
# tellers may be at work; void ones are counted once, too
UNCOUNTED = (State.CLOSED, State.VOID)
# these elect nobody
ENDED = (State.ABORTED, State.VOID, State.ANNULLED)
