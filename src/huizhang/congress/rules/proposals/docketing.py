"""What a committee may say of a proposal: docketed (立案), an opinion (意见), or refused. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from huizhang.congress.rules.proposals.stages import Stage
from huizhang.kernel.message import Message, message
from huizhang.policy.pack import Pack

LONGEST_SAID = 2000


class Outcome(StrEnum):
    DOCKET = "docket"
    OPINION = "opinion"
    REFUSE = "refuse"


class Ground(StrEnum):
    """Why a proposal is not docketed."""

    LAW = "law"
    POWER = "power"
    PERSONAL = "personal"
    FORM = "form"


STAGES = {
    Outcome.DOCKET: Stage.DOCKETED,
    Outcome.OPINION: Stage.OPINION,
    Outcome.REFUSE: Stage.REFUSED,
}


@dataclass(frozen=True, slots=True)
class Disposition:
    """`office` replies, for what is docketed; `ground` and `said` explain a refusal."""

    outcome: Outcome
    office: str = ""
    ground: str = ""
    said: str = ""


def faults_of_disposition(wish: Disposition, suggestion: str, offices: Iterable[str]) -> Iterator[Message]:
    if wish.outcome is Outcome.DOCKET and wish.office not in offices:
        yield message("Choose the office that replies, one of the school settings.")
    if wish.outcome is Outcome.OPINION and suggestion.strip():
        yield message("This proposal has a suggestion; only one without becomes an opinion.")
    if wish.outcome is Outcome.DOCKET and not suggestion.strip():
        yield message("This proposal has no concrete suggestion; it becomes an opinion, or is returned.")
    if wish.outcome is Outcome.REFUSE:
        yield from _of_refusal(wish)
    if len(wish.said.strip()) > LONGEST_SAID:
        yield message("Shorten the statement to at most {most} characters.", most=LONGEST_SAID)


def _of_refusal(wish: Disposition) -> Iterator[Message]:
    if wish.ground not in list(Ground):
        yield message("Choose the ground on which it is refused.")
    if not wish.said.strip():
        yield message("Explain the refusal; the proposer reads it.")


def organ_of_office(office: str, pack: Pack) -> str | None:
    """The organ of the plan that the office is; None for one that the plan does not know as an organ."""
    return pack.organ_names.get(office)


@dataclass(frozen=True, slots=True)
class Mergeable:
    """`waits_for` are the organs that are to speak on it now; `leads` where others are merged into it."""

    key: int
    congress: str
    stage: Stage
    waits_for: frozenset[str]
    leads: bool = False


def faults_of_merging(lead: Mergeable, others: Iterable[Mergeable], organ: str) -> Iterator[Message]:
    found = tuple(others)
    if not found or any(one.key == lead.key for one in found):
        yield message("Choose other proposals that are merged into this one.")
    if any(one.congress != lead.congress for one in found):
        yield message("Only proposals to the same congress are merged.")
    if any(one.stage is not Stage.FILED or organ not in one.waits_for for one in (lead, *found)):
        yield message("Proposals are merged while all of them wait for the organ that dockets them.")
    if any(one.leads for one in found):
        yield message("One of them leads others; take them out of it first.")


def faults_of_parting(stage: Stage, lead: Stage) -> Iterator[Message]:
    if stage is not Stage.MERGED or lead is not Stage.FILED:
        yield message("Only what is merged and not yet decided is taken out again.")
