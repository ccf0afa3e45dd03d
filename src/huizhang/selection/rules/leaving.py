"""What keeps a post from being left, and a lapse from being put before an organ again. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from huizhang.kernel.message import Message, message
from huizhang.selection.rules.nominating import LONGEST_STATEMENT

RESIGNATION, DISMISSAL, LAPSE = "resignation", "dismissal", "lapse"
CHAINS = {RESIGNATION: "post.resignation", DISMISSAL: "post.dismissal", LAPSE: "post.lapse"}
MISCONDUCT = "misconduct.inquiry"


def faults_of_leaving(
    start: date, end: date | None, day: date, today: date, said: str, under_way: bool
) -> list[Message]:
    """`day` is the first without the post; `under_way`: an earlier case about leaving it is not decided."""
    found = []
    if end is not None and end <= today:
        found.append(message("This post ended on {day}.", day=end))
    elif end is not None and end <= day:
        found.append(message("The post ends on {end} anyway; choose an earlier day.", end=end))
    if day < max(start, today):
        found.append(message("Choose {day} or a later day.", day=max(start, today)))
    if not said.strip():
        found.append(message("Write why the post ends."))
    if len(said.strip()) > LONGEST_STATEMENT:
        found.append(message("Shorten the statement to at most {most} characters.", most=LONGEST_STATEMENT))
    if under_way:
        found.append(message("A case about leaving this post is under way; wait for its decision."))
    return found


def newly_broken(broken: Collection[str], kept: Iterable[Collection[str]]) -> bool:
    """Whether more rules are broken than an organ has judged already, when it kept somebody in the post."""
    return bool(broken) and not any(set(broken) <= set(earlier) for earlier in kept)
