"""What may be done to an election in which state. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from huizhang.elections.rules.states import ENDED, RUNNING, UNCOUNTED, State
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
    State.ANNULLED: message("annulled"),
}
TIME_IS_UP = message("time is up, waits to be closed")
# in which states an act is possible
WHEN = {
    "withdraw": (State.DRAFTED, *RUNNING),
    "revise": (State.DRAFTED,),
    "open": (State.DRAFTED,),
    "suspend": (State.OPEN,),
    "resume": (State.SUSPENDED,),
    "extend": RUNNING,
    "close": RUNNING,
    # corrected where they voided it by a slip, too
    "papers": UNCOUNTED,
    # of one that its numbers void, too: what its tellers found is on record
    "tally": UNCOUNTED,
    "count": UNCOUNTED,
    "publish": (State.COUNTED, State.VOID),
    "pass_on": (State.PUBLISHED,),
    "abort": (State.DRAFTED, *RUNNING, State.CLOSED),
    "annul": (State.PUBLISHED,),
}


def faults_of_act(act: str, state: str) -> Iterator[Message]:
    if state not in WHEN[act]:
        yield message("This election is {state}; this cannot be done now.", state=IN_WORDS[State(state)])


def act_of_ending(state: str) -> str:
    """A result that everybody can look up is annulled; before that, an election is broken off."""
    return "annul" if state == State.PUBLISHED else "abort"


def faults_of_ending(state: str, *, held: bool, followed: bool) -> Iterator[Message]:
    """`held` by the congress; `followed` by an election that still stands."""
    if state == State.COUNTED:
        yield message("Publish the count first: nobody throws a result away unseen. Then it can be annulled.")
    if held:
        yield message(
            "The congress holds this result: have it taken back there first, then the election can be "
            "annulled."
        )
    if state == State.PUBLISHED and followed:
        yield message("Another election follows this one: have that one broken off or annulled first.")


def what_follows(state: str, *, held: bool) -> Message:
    """Upon a complaint that was upheld."""
    if held:
        return message(
            "The congress holds this result. It is taken back there; then the election can be annulled and "
            "repeated."
        )
    if state == State.COUNTED:
        return message("The count is published; then the election can be annulled and repeated.")
    if state == State.PUBLISHED:
        return message("The election can be annulled, with this as the reason, and repeated.")
    if state in ENDED:
        return message("The election elects nobody and can be repeated.")
    return message("The election can be broken off, with this as the reason, and repeated.")


def faults_of_why(why: str) -> Iterator[Message]:
    if not why.strip() or len(why.strip()) > LONGEST_WHY:
        yield message("Say why, in at most {most} characters.", most=LONGEST_WHY)


def faults_of_closing(why: str, *, early: bool) -> Iterator[Message]:
    if len(why.strip()) > LONGEST_WHY or (early and not why.strip()):
        yield message(
            "The announced hour is still to come and not everybody has voted: say why it closes now, in at "
            "most {most} characters.",
            most=LONGEST_WHY,
        )


def faults_of_extension(closes: datetime, before: datetime | None, now: datetime) -> Iterator[Message]:
    if closes <= now or (before is not None and closes <= before):
        yield message("An extended ballot ends later than before, at an hour to come.")


def faults_of_resuming(closes: datetime | None, now: datetime) -> Iterator[Message]:
    if closes is not None and closes <= now:
        yield message("The hour at which the ballot ends has passed: extend it first, or close it.")


def state_in_words(state: str, closes: datetime | None, now: datetime) -> Message:
    """Where an election stands; past its hour nobody is told that ballots are taken."""
    over = state == State.OPEN and time_is_up(state, closes, now)
    return TIME_IS_UP if over else IN_WORDS[State(state)]


def time_is_up(state: str, closes: datetime | None, now: datetime) -> bool:
    """Whether the hour has passed and the ballot waits to be closed."""
    return state in RUNNING and closes is not None and closes <= now


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
