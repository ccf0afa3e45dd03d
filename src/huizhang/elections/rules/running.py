"""What may be done to an election in which state. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from huizhang.elections.rules.states import COUNTED, RUNNING, UNCOUNTED, State
from huizhang.kernel.message import Message, message

LONGEST_WHY = 2000
OPENING, ABORT, COMPLAINT = "election.opening", "election.abort", "election.complaint"
IN_WORDS = {
    State.DRAFTED: message("being set up"),
    State.OPEN: message("open"),
    State.SUSPENDED: message("suspended"),
    State.CLOSED: message("closed"),
    State.COUNTED: message("counted"),
    State.PUBLISHED: message("published"),
    State.ABORTED: message("broken off"),
    State.VOID: message("void"),
}
# in which states an act is possible
WHEN = {
    "withdraw": (State.DRAFTED, *RUNNING),
    "revise": (State.DRAFTED,),
    "open": (State.DRAFTED,),
    "suspend": (State.OPEN,),
    "resume": (State.SUSPENDED,),
    "extend": RUNNING,
    "close": RUNNING,
    "papers": (State.CLOSED,),
    # of one that its numbers void, too: what its tellers found is on record
    "tally": UNCOUNTED,
    "count": UNCOUNTED,
    "publish": (State.COUNTED, State.VOID),
    "pass_on": (State.PUBLISHED,),
    "abort": (*RUNNING, State.DRAFTED, State.CLOSED, *COUNTED),
}


def faults_of_act(act: str, state: str) -> Iterator[Message]:
    if state not in WHEN[act]:
        yield message("This election is {state}; this cannot be done now.", state=IN_WORDS[State(state)])


def faults_of_why(why: str) -> Iterator[Message]:
    if not why.strip() or len(why.strip()) > LONGEST_WHY:
        yield message("Say why, in at most {most} characters.", most=LONGEST_WHY)


def faults_of_extension(closes: datetime, before: datetime | None, now: datetime) -> Iterator[Message]:
    if closes <= now or (before is not None and closes <= before):
        yield message("An extended ballot ends later than before, at an hour to come.")


def faults_of_resuming(closes: datetime | None, now: datetime) -> Iterator[Message]:
    if closes is not None and closes <= now:
        yield message("The hour at which the ballot ends has passed: extend it first, or close it.")


def accepts(state: str, closes: datetime | None, now: datetime) -> bool:
    """Whether a ballot is taken at this moment."""
    return state == State.OPEN and (closes is None or now < closes)


def last_day_to_complain(closed: date, days: int) -> date:
    return closed + timedelta(days=days)


def faults_of_complaining(said: str, state: str, last_day: date | None, today: date) -> Iterator[Message]:
    """While it runs and until the last day after its close."""
    if state == State.DRAFTED:
        yield message("This election has not been opened.")
    elif last_day is not None and today > last_day:
        yield message("Complaints were taken until {day}.", day=last_day)
    if not said.strip() or len(said.strip()) > LONGEST_WHY:
        yield message("Say what is complained of, in at most {most} characters.", most=LONGEST_WHY)
