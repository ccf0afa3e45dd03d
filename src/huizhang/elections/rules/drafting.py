"""Whether an election can be set up as it is wished, and whether it can be opened. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from math import ceil

from huizhang.congress.rules.delegates.candidates import COLLEGE
from huizhang.elections.rules.frozen import as_for_delegates, restored_rules
from huizhang.elections.rules.states import ENDED, Kind, Mode, Order
from huizhang.kernel.message import Message, message
from huizhang.kernel.strokes import unordered
from huizhang.kernel.threshold import threshold
from huizhang.policy.balloting import CHOICES, Balloting
from huizhang.policy.electing import MOST
from huizhang.policy.pack import Pack

LONGEST_TITLE, LONGEST_SEED, LONGEST_STATEMENT = 100, 100, 2000
MOST_SEATS, TELLERS = 200, 2
NEEDS_AN_HOUR = message("Outside a session a ballot needs an hour at which it ends.")


@dataclass(frozen=True, slots=True)
class Draft:
    """What is wished. `candidates` are student numbers, `scrutineers` and `tellers` user names; `approved`
    says how the congress approved them. `balloting` are the rules that are to hold. `constituency_kind` is
    that of the constituency, college or club."""

    kind: str
    title: str
    seats: int
    candidates: tuple[str, ...]
    scrutineers: tuple[str, ...]
    approved: str
    balloting: Balloting
    tellers: tuple[str, ...] = ()
    office: str = ""
    constituency: str = ""
    constituency_kind: str = COLLEGE
    mode: str = Mode.ELECTRONIC
    seed: str = ""
    closes: datetime | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is to stand; with `ready` every step before the election is done."""

    number: str
    name: str
    ready: bool


@dataclass(frozen=True, slots=True)
class Officer:
    """`student` is the number of whoever is one; `name` as people call them. With `open` False the account is
    closed, or there is none and `username` is empty. `where` is the class."""

    username: str
    name: str
    student: str | None
    open: bool = True
    where: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of those named. `constituencies` have seats, by kind and name. `further` where this is a
    further round among those left, for at most `left` seats; `refused` says who cannot stand and why."""

    people: Mapping[str, Person]
    officers: Mapping[str, Officer]
    constituencies: Collection[tuple[str, str]]
    further: bool = False
    left: int | None = None
    refused: Collection[Message] = ()


def candidates_wanted(seats: int, balloting: Balloting) -> int:
    return seats if balloting.equal_number else ceil(seats * (1 + balloting.surplus))


def faults_of_draft(draft: Draft, around: Around, now: datetime) -> Iterator[Message]:
    yield from _of_words(draft, now)
    yield from _of_rules(draft.balloting)
    asked = draft.kind == Kind.DELEGATES or draft.constituency
    if asked and (draft.constituency_kind, draft.constituency) not in around.constituencies:
        yield message("{unit} has no seats at this congress.", unit=draft.constituency or "—")
    yield from _of_candidates(draft, around)
    yield from _of_officers(draft, around)


def faults_of_another(states: Collection[str]) -> Iterator[Message]:
    """`states` are those of elections of this office by these voters that the new one does not follow."""
    if any(state not in ENDED for state in states):
        yield message(
            "This congress has an election of this office already: hold a further round of it, or have it "
            "broken off and repeat it."
        )


def _of_words(draft: Draft, now: datetime) -> Iterator[Message]:
    if not draft.title.strip() or len(draft.title.strip()) > LONGEST_TITLE:
        yield message("Give the election a title of at most {most} characters.", most=LONGEST_TITLE)
    if not 1 <= draft.seats <= MOST_SEATS:
        yield message("An election fills 1 to {most} seats.", most=MOST_SEATS)
    if draft.kind not in tuple(Kind) or draft.mode not in tuple(Mode):
        yield message("There is no such kind of election.")
    if draft.balloting.order not in tuple(Order) or len(draft.seed) > LONGEST_SEED:
        yield message(
            "Candidates stand by lot, by pinyin or by strokes; a seed has at most {most} signs.",
            most=LONGEST_SEED,
        )
    if draft.kind == Kind.OTHER and not draft.office.strip():
        yield message("Say which office is elected.")
    if draft.closes is not None and draft.closes <= now:
        yield message("The ballot ends at an hour to come.")
    if draft.constituency and draft.mode == Mode.ELECTRONIC and draft.closes is None:
        yield NEEDS_AN_HOUR


def _of_rules(balloting: Balloting) -> Iterator[Message]:
    sound = balloting.majority == MOST or threshold(balloting.majority) is not None
    if not sound or threshold(balloting.quorum) is None:
        yield message('Write quorum and majority as parts, such as ">=2/3" or ">1/2".')
    if any(getattr(balloting, name) not in known for name, known in CHOICES.items()):
        yield message("Choose of whom the majority is, what follows a tie, and the order of candidates.")


def _of_candidates(draft: Draft, around: Around) -> Iterator[Message]:
    yield from around.refused
    for number in draft.candidates:
        if number not in around.people:
            yield message("{number} is no candidate for this office.", number=number)
        elif not around.people[number].ready:
            yield message(
                "{name} is no candidate yet: every step before the election comes first.",
                name=around.people[number].name,
            )
        elif draft.balloting.order == Order.STROKES and (rare := unordered(around.people[number].name)):
            yield message(
                "The order of strokes of {characters} in {name} is not known; let the candidates stand by "
                "lot or by pinyin.",
                characters=rare,
                name=around.people[number].name,
            )
    if len(set(draft.candidates)) < len(draft.candidates):
        yield message("Somebody stands twice; name each candidate once.")
    if around.left is not None and draft.seats > around.left:
        yield message(
            "Seats that the round before left: {left}; {n} are more.", left=around.left, n=draft.seats
        )
    if not around.further:
        yield from faults_of_surplus(draft.seats, len(draft.candidates), draft.balloting)
    elif not draft.candidates:
        yield message("Nobody is left to stand.")


def faults_of_standing(standing: Mapping[str, str], people: Mapping[str, Person]) -> Iterator[Message]:
    """`standing` are names by number, as they are to go on the ballot."""
    for number, name in standing.items():
        if number not in people or not people[number].ready:
            yield message(
                "{name} cannot be elected any more: elected or appointed already, or no candidate now. Let "
                "the candidate withdraw, or break the election off.",
                name=name,
            )


def faults_of_surplus(seats: int, candidates: int, balloting: Balloting) -> Iterator[Message]:
    wanted = candidates_wanted(seats, balloting)
    if candidates < wanted:
        yield message(
            "To elect {seats} at least {wanted} have to stand (surplus {surplus}), not {candidates}. "
            "Name more, or fill fewer seats.",
            seats=seats,
            wanted=wanted,
            surplus="0" if balloting.equal_number else str(balloting.surplus),
            candidates=candidates,
        )


def fault_of_officer(officer: Officer, candidates: Collection[str]) -> Message | None:
    """Why somebody cannot watch or count."""
    if officer.student in candidates:
        return message("{name} stands in this election and cannot watch or count it.", name=officer.name)
    if not officer.username:
        return message("{name} has no account yet; the administrator opens one.", name=officer.name)
    if not officer.open:
        return message("The account of {name} is closed.", name=officer.name)
    return None


def _of_officers(draft: Draft, around: Around) -> Iterator[Message]:
    named = {*draft.scrutineers, *draft.tellers}
    for username in sorted(named - set(around.officers)):
        yield message("There is no open account {name}; check the user name.", name=username)
    for username in sorted(named & set(around.officers)):
        if fault := fault_of_officer(around.officers[username], draft.candidates):
            yield fault
    if len(set(draft.scrutineers)) < draft.balloting.scrutineers:
        yield message("Name at least {least} scrutineers.", least=draft.balloting.scrutineers)
    if draft.mode == Mode.PAPER and len(set(draft.tellers)) < TELLERS:
        yield message("Ballots on paper need two tellers, who enter their sheets independently.")
    if not draft.approved.strip() or len(draft.approved) > LONGEST_STATEMENT:
        yield message(
            "Say how the congress approved the scrutineers, in at most {most} characters.",
            most=LONGEST_STATEMENT,
        )


@dataclass(frozen=True, slots=True)
class Ready:
    """An election at the moment of opening. `present` is None where nobody is checked in."""

    seats: int
    standing: int
    rules: Mapping[str, object]
    entitled: int
    present: int | None
    closes: datetime | None
    further: bool
    electronic: bool


def faults_of_opening(ready: Ready, balloting: Balloting, now: datetime) -> Iterator[Message]:
    if ready.entitled == 0:
        yield message("Nobody is entitled to vote in this election.")
    if ready.further:
        if ready.standing == 0:
            yield message("Nobody is left to stand.")
    else:
        yield from faults_of_surplus(ready.seats, ready.standing, balloting)
    if ready.present is not None:
        quorum = restored_rules(ready.rules).quorum
        if not quorum.reached(ready.present, ready.entitled) or ready.present == 0:
            yield message(
                "{present} of {entitled} are present: without a quorum no ballot is issued.",
                present=ready.present,
                entitled=ready.entitled,
            )
    if ready.closes is not None and ready.closes <= now:
        yield message("The hour at which the ballot ends has passed; draft it with another.")
    if ready.present is None and ready.closes is None and ready.electronic:
        yield NEEDS_AN_HOUR


def settings_of(kind: str, pack: Pack) -> Balloting:
    """The school's, for an election of that kind."""
    return as_for_delegates(pack.balloting, pack.electing) if kind == Kind.DELEGATES else pack.balloting


def chosen(balloting: Balloting, **wished: object) -> Balloting:
    """The school's settings with what this congress chose instead; None leaves a setting."""
    return replace(balloting, **{name: value for name, value in wished.items() if value is not None})  # type: ignore[arg-type]  # each by its own field
