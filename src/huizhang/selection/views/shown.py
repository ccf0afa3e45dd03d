"""Verdicts, limits and the course to come, as pages show them before anything is handed in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from huizhang.approvals.rules import Place, stages_of
from huizhang.eligibility.conditions import Condition
from huizhang.kernel.message import Message, message
from huizhang.kernel.procedure import Slot, Stage
from huizhang.kernel.verdict import Reason, Status
from huizhang.org.rules import Excess
from huizhang.policy.pack import Pack
from huizhang.policy.rule import Rule
from huizhang.selection.queries.limits import Limits
from huizhang.selection.queries.offices import holders
from huizhang.selection.rules.nominating import needs_election
from huizhang.shell.components import Part, Step
from huizhang.shell.pages import organ_called, reading

TABLES = {
    "students": message("roster of students"),
    "standings": message("standings of the academic office"),
    "grades": message("transcript"),
}


@dataclass(frozen=True, slots=True)
class ShownCondition:
    """A condition of article four; `rests_on` are the tables with how many rows."""

    asks: str
    article: str
    status: Status
    reasons: tuple[Reason, ...]
    rests_on: tuple[tuple[Message | str, int], ...]

    @classmethod
    def of(cls, one: Condition) -> ShownCondition:
        tables = Counter(row.table for row in one.verdict.evidence)
        return cls(
            named(one.rule),
            one.rule.cite,
            one.verdict.status,
            one.verdict.reasons,
            tuple((TABLES.get(table, table), rows) for table, rows in tables.items()),
        )


@dataclass(frozen=True, slots=True)
class ShownLimit:
    """A rule that the proposal would break; `blocks` where no reason helps."""

    asks: str
    article: str
    subject: str
    status: Status
    reasons: tuple[Message, ...]
    blocks: bool
    certain: bool = False
    may_leave: tuple[str, ...] = ()

    @classmethod
    def of(cls, one: Excess, *, certain: bool = False, may_leave: tuple[str, ...] = ()) -> ShownLimit:
        said = tuple(reason.message for reason in one.verdict.deciding)
        asks, status = named(one.rule), one.verdict.status
        return cls(asks, one.rule.cite, one.subject, status, said, one.blocks, certain, may_leave)


def limits_shown(limits: Limits) -> list[ShownLimit]:
    """First what is certain."""
    return [
        *(ShownLimit.of(one, certain=True) for one in limits.certain),
        *(
            ShownLimit.of(one, may_leave=names)
            for one, names in zip(limits.others, limits.may_leave, strict=True)
        ),
    ]


def named(rule: Rule) -> str:
    return reading().choose(rule.zh, rule.en)


def course_of(pack: Pack, chain: str, place: Place, post: str, day: date, me: str) -> list[Step]:
    """Who decides after whom, with the names of those who hold the seats and the days they have."""
    stages = stages_of(pack, chain, place, post)
    seated = holders({slot for stage in stages for slot in stage.slots}, day)
    steps = [_step(stage, index, pack, seated, me) for index, stage in enumerate(stages)]
    if needs_election(pack, chain, post):
        elects = next(step for step in pack.chain(chain).steps if step.act == "elect")
        parts = tuple(Part(organ_called(pack, organ)) for organ in elects.organs(place.level))
        return [*steps, Step(message(elects.act), "later", parts)]
    return [*steps, Step(message("in the post"), "later", (Part(gettext("from the first day on")),))]


def _step(stage: Stage, index: int, pack: Pack, seated: dict[Slot, list[str]], me: str) -> Step:
    if index == 0:
        slot = stage.slots[0]
        organ = " ".join(filter(None, (organ_called(pack, slot.organ), slot.unit or slot.college)))
        return Step(message(stage.act), "done", (Part(organ, opinion=me),))
    parts = tuple(_part(slot, pack, seated[slot], stage.days) for slot in stage.slots)
    return Step(message(stage.act), "later", parts)


def _part(slot: Slot, pack: Pack, names: Iterable[str], days: int | None) -> Part:
    organ = " ".join(filter(None, (organ_called(pack, slot.organ), slot.unit or slot.college)))
    said = [gettext(", ").join(names) or gettext("nobody holds this seat yet")]
    if days:
        said.append(message("within {n} days", n=days).say(gettext))
    return Part(organ, opinion=" · ".join(said))
