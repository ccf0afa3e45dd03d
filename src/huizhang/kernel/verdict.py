"""What a rule says of a subject: a status, every reason for it, and the rows it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from huizhang.kernel.message import Message


class Status(StrEnum):
    """The six statuses of a finding."""

    PASS = "pass"  # noqa: S105  # a status, not a secret
    FAIL = "fail"
    NEEDS_REASON = "needs_reason"
    EXPLAINED = "explained"
    CANNOT_TELL = "cannot_tell"
    NOT_APPLICABLE = "not_applicable"


# The first of these that occurs among the reasons is the status of the whole.
_WEIGHT = (
    Status.FAIL,
    Status.NEEDS_REASON,
    Status.CANNOT_TELL,
    Status.EXPLAINED,
    Status.PASS,
    Status.NOT_APPLICABLE,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row of an exchange table, named by the columns of its key (never by its position)."""

    table: str
    key: tuple[tuple[str, Any], ...]

    def as_dict(self) -> dict[str, Any]:
        return {"table": self.table, **dict(self.key)}


def evidence(table: str, /, **key: Any) -> Evidence:
    """`evidence("posts", student_no="2024001", post="department_head")`."""
    return Evidence(table, tuple(key.items()))


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that holds, is broken or is not known, with the article that asks for it."""

    status: Status
    article: str
    message: Message


@dataclass(frozen=True, slots=True)
class Verdict:
    """`observed` and `required` are JSON values; `reasons` is never empty."""

    reasons: tuple[Reason, ...]
    observed: Any = None
    required: Any = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def status(self) -> Status:
        return heaviest(reason.status for reason in self.reasons)

    @property
    def telling(self) -> tuple[Reason, ...]:
        """The deciding reasons, and beside a breach whatever else is wrong, unknown or explained."""
        settled = (Status.PASS, Status.NOT_APPLICABLE)
        if self.status in settled:
            return self.deciding
        return tuple(reason for reason in self.reasons if reason.status not in settled)

    @property
    def deciding(self) -> tuple[Reason, ...]:
        """The reasons that carry the status; the others are kept for whoever wants all of them."""
        return tuple(reason for reason in self.reasons if reason.status is self.status)


def heaviest(statuses: Iterable[Status]) -> Status:
    """A failure outweighs everything; not knowing outweighs passing."""
    found = set(statuses)
    for status in _WEIGHT:
        if status in found:
            return status
    raise ValueError("a verdict needs at least one reason")


def plain(value: Any) -> Any:
    """`value` as JSON would hold it: tuples and sets as lists, dates as ISO text."""
    if isinstance(value, Mapping):
        return {str(key): plain(member) for key, member in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(plain(member) for member in value)
    if isinstance(value, (list, tuple)):
        return [plain(member) for member in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value
