"""What a congress does before it sits, and how a step that is missing is mended. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from huizhang.congress.rules.timeline import Milestone, Name, State
from huizhang.kernel.message import Message, message

# in their order; the preliminary meeting is held with the books open, as it settles agenda and presidium
HOW: Mapping[Name, Message] = {
    Name.PREPARING: message(
        "The request to prepare the congress is not granted: hand it in on the page of the congress, and "
        "have it decided."
    ),
    Name.COMMITTEE: message(
        "The preparatory committee is not on record: record it with its minutes on the page of the congress."
    ),
    Name.SEATS: message(
        "The seats are not decided: propose how they are shared out on the page “Allocation of seats”, and "
        "have them decided."
    ),
    Name.CONVENING: message(
        "The request to convene the congress is not granted: hand it in on the page of the congress, and "
        "have it decided."
    ),
    Name.DELEGATES: message(
        "The delegates are not all elected: have the elections recorded on the page “Delegates”."
    ),
    Name.CREDENTIALS: message("The credentials are not checked: record the check on the page “Credentials”."),
}


def missing(course: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """Of what comes before the session; seats that stay vacant are for the check of credentials to report."""
    found = {one.name: one for one in course}
    waiting = [found[name] for name in HOW if name in found and found[name].state is not State.DONE]
    checked = Name.CREDENTIALS in found and found[Name.CREDENTIALS].state is State.DONE
    return tuple(one for one in waiting if not (checked and one.name is Name.DELEGATES))


def faults_of_steps(course: Iterable[Milestone]) -> Iterator[Message]:
    for one in missing(course):
        if one.article:
            yield message("{how} (article {article})", how=HOW[one.name], article=one.article)
        else:
            yield HOW[one.name]
