"""Whether an organ may accept the reason that is given for a deviation from `generally`. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Status
from huizhang.policy.conditions import Facts
from huizhang.policy.pack import Pack
from huizhang.policy.rule import Rule

LONGEST_REASON = 1000
CHAIN = "reason.accept"


@dataclass(frozen=True, slots=True)
class Deviation:
    """A finding that may be explained: `status` is today's, None where there is no such finding today.

    `level` is the union's; rules about the institution count as the school's. `college` is None there, too.
    `of_union` is None where the rule speaks of the institution, `student` whom it speaks of, if anybody,
    `facts` what the case states about itself.
    """

    rule: Rule
    union: str
    subject: str
    status: Status | None
    level: str = "school"
    college: str | None = None
    of_union: str | None = None
    student: str | None = None
    facts: Facts = field(default_factory=dict)

    @property
    def attested_subject(self) -> str:
        """Attestations leave the subject empty where they speak of the union itself."""
        return "" if self.subject == self.union else self.subject


def guiding(pack: Pack, deviation: Deviation) -> tuple[str, ...]:
    """The organs whose acceptance counts, any one of them."""
    return tuple(pack.guiding.get(deviation.level, ()))


def accepting_organ(guiding: Sequence[str], spoken: Sequence[str]) -> str:
    """The last of `spoken` that guides the union; empty where none does."""
    return next((organ for organ in reversed(spoken) if organ in guiding), "")


def refusal_of_deviation(deviation: Deviation) -> Message | None:
    """Why there is nothing to explain; None where there is."""
    if deviation.status is Status.EXPLAINED:
        return message("A reason was accepted already; there is nothing left to explain.")
    if deviation.status is not Status.NEEDS_REASON:
        return message(
            "Only a deviation from what the plan generally asks for can be explained, and today this is "
            "none. Look at the findings of today."
        )
    return None


def faults_of_reason(why: str) -> Iterator[Message]:
    if not why.strip():
        yield message("Write the reason: it is empty.")
    if len(why.strip()) > LONGEST_REASON:
        yield message(
            "The reason has {n} characters; shorten it to at most {most}.",
            n=len(why.strip()),
            most=LONGEST_REASON,
        )
