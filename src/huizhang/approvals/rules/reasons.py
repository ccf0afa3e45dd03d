"""Whether an organ may accept the reason that is given for a deviation from `generally`. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Status
from huizhang.policy.pack import Pack
from huizhang.policy.rule import Rule

LONGEST_REASON = 1000


@dataclass(frozen=True, slots=True)
class Deviation:
    """A finding that may be explained: `status` is today's, None where there is no such finding today.

    `level` is the union's; rules about the institution count as the school's. `college` is None there, too.
    """

    rule: Rule
    union: str
    subject: str
    status: Status | None
    level: str = "school"
    college: str | None = None

    @property
    def attested_subject(self) -> str:
        """Attestations leave the subject empty where they speak of the union itself."""
        return "" if self.subject == self.union else self.subject


def guiding(pack: Pack, deviation: Deviation) -> tuple[str, ...]:
    """The organs that may accept a reason of this union, any one of them."""
    return tuple(pack.guiding.get(deviation.level, ()))


def refusal_of_reason(deviation: Deviation, why: str) -> Message | None:
    """What is wrong with giving this reason; None where nothing is."""
    if deviation.status is Status.EXPLAINED:
        return message("A reason was accepted already; there is nothing left to explain.")
    if deviation.status is not Status.NEEDS_REASON:
        return message(
            "Only a deviation from what the plan generally asks for can be explained, and today this is "
            "none. Look at the findings of today."
        )
    if not why.strip():
        return message("Write the reason: it is empty.")
    if len(why.strip()) > LONGEST_REASON:
        return message(
            "The reason has {n} characters; shorten it to at most {most}.",
            n=len(why.strip()),
            most=LONGEST_REASON,
        )
    return None
