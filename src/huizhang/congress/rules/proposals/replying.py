"""What an office replies, and what its proposer says of it. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from huizhang.congress.rules.proposals.stages import Stage
from huizhang.kernel.message import Message, message
from huizhang.kernel.procedure import Outcome

LONGEST_REPLY = 2000
LONGEST_RATING = 1000
MOST_REPLIES = 2


def faults_of_reply(said: str, outcome: Outcome, own: bool) -> Iterator[Message]:
    if own:
        yield message("Nobody replies to a proposal of their own; another seat does.")
    if outcome is not Outcome.APPROVE:
        yield message("What is docketed is replied to; write the reply and approve it.")
    elif not said.strip():
        yield message("Write the reply; the proposer and everybody who reads the proposal see it.")
    if len(said.strip()) > LONGEST_REPLY:
        yield message("Shorten the reply to at most {most} characters.", most=LONGEST_REPLY)


def faults_of_handing_back(why: str, *, own: bool, waits: bool) -> Iterator[Message]:
    """`waits`: its reply is waited for and not written yet."""
    if own:
        yield message("Nobody replies to a proposal of their own; another seat does.")
    if not waits:
        yield message("Only a proposal whose reply is waited for is handed back.")
    if not why.strip() or len(why.strip()) > LONGEST_REPLY:
        yield message("Say why, in at most {most} characters.", most=LONGEST_REPLY)


def faults_of_rating(own: bool, stage: Stage, satisfied: bool, words: str) -> Iterator[Message]:
    if not own:
        yield message("Only the proposer rates the reply.")
    if stage is not Stage.ANSWERED:
        yield message("There is no reply that waits for a rating.")
    if not satisfied and not words.strip():
        yield message("Say why you are not satisfied; the office reads it.")
    if len(words.strip()) > LONGEST_RATING:
        yield message("Shorten the statement to at most {most} characters.", most=LONGEST_RATING)


def after_rating(satisfied: bool, number: int) -> Stage:
    """What was not satisfying goes back to the office once."""
    if satisfied:
        return Stage.SATISFIED
    return Stage.DOCKETED if number < MOST_REPLIES else Stage.UNSATISFIED
