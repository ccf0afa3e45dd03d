"""What a proposal says, and whether it may be handed in and seconded. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from huizhang.congress.rules.proposals.stages import SECONDED, Shown
from huizhang.kernel.message import Message, message
from huizhang.policy.pack import Pack
from huizhang.policy.proposing import Proposing

DOCKET, REPLY = "proposal.docket", "proposal.reply"
LONGEST_TITLE = 100
LONGEST_PART = 4000


@dataclass(frozen=True, slots=True)
class Words:
    """One matter. Without a `suggestion` it may become an opinion (意见)."""

    title: str
    category: str
    background: str = ""
    problem: str = ""
    evidence: str = ""
    suggestion: str = ""

    @property
    def trimmed(self) -> Words:
        return Words(**{name: said.strip() for name, said in asdict(self).items()})


def last_day(session: date, pack: Pack) -> date:
    """Until when proposals to the congress of that day are handed in, that day included."""
    return session - timedelta(days=pack.days["proposal_closing"])


def faults_of_draft(words: Words, asked: Proposing) -> Iterator[Message]:
    """A draft needs its title; nothing may be longer than it can be kept."""
    if not words.title.strip():
        yield message("Write a title: one matter in one proposal.")
    if len(words.title.strip()) > LONGEST_TITLE:
        yield message("Shorten the title to at most {most} characters.", most=LONGEST_TITLE)
    if words.category not in asked.categories:
        yield message("Choose a category: {categories}", categories=asked.categories)
    parts = (words.background, words.problem, words.evidence, words.suggestion)
    if any(len(said.strip()) > LONGEST_PART for said in parts):
        yield message("Shorten each part to at most {most} characters.", most=LONGEST_PART)


def faults_of_words(words: Words, asked: Proposing) -> Iterator[Message]:
    yield from faults_of_draft(words, asked)
    if not words.background.strip():
        yield message("Write the background: what this is about.")
    if not words.problem.strip():
        yield message("Write the problem: what is to change.")


@dataclass(frozen=True, slots=True)
class Standing:
    """Of somebody and a congress: `delegate` of it; `over`: cancelled, or a later one was called."""

    delegate: bool
    over: bool = False


NO_DELEGATE = message(
    "Only delegates of this congress propose and second; in a general assembly every enrolled student of the "
    "college does."
)
OVER = message("This congress was cancelled, or a later one was called; hand the proposal in there.")


def faults_of_standing(standing: Standing) -> Iterator[Message]:
    if not standing.delegate:
        yield NO_DELEGATE
    if standing.over:
        yield OVER


def faults_of_handing_in(seconds: int, asked: Proposing) -> Iterator[Message]:
    if seconds < asked.seconders:
        yield message(
            "{n} delegates second this proposal; {asked} are needed. Open it to seconders and tell them.",
            n=seconds,
            asked=asked.seconders,
        )


def faults_of_second(state: Shown, own: bool, already: bool) -> Iterator[Message]:
    if own:
        yield message("Nobody seconds a proposal of their own.")
    if already:
        yield message("You second this proposal already.")
    if state not in SECONDED:
        yield message("This proposal is not open to seconders any more.")


def faults_of_unseconding(state: Shown, seconds_it: bool) -> Iterator[Message]:
    if not seconds_it:
        yield message("You do not second this proposal.")
    if state not in SECONDED:
        yield message("What is decided keeps its seconders.")
