"""A case as pages show it: its chain, the words of each round, what the reader may do now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils import timezone

from huizhang.approvals.models import Case, Decision, Waiting
from huizhang.approvals.queries import Standing, standing
from huizhang.approvals.rules.kinds import Pending, kind_of, registered
from huizhang.kernel.message import Message, message
from huizhang.kernel.procedure import Outcome, Slot, State
from huizhang.kernel.records.org import of_postgraduates
from huizhang.people.queries import Seat
from huizhang.policy.pack import ACTS, Pack
from huizhang.policy.words import as_called, spared_in_words
from huizhang.shell.components import Part, Step
from huizhang.shell.pages import organ_called, reading

ACTS_IN_ENGLISH = {act: message(act) for act in ACTS}
STATES = {
    State.OPEN: message("under way"),
    State.RETURNED: message("returned for correction"),
    State.APPROVED: message("approved"),
    State.REJECTED: message("rejected"),
    State.WITHDRAWN: message("withdrawn"),
}
OUTCOMES = {
    Outcome.APPROVE: message("approved"),
    Outcome.REJECT: message("rejected"),
    Outcome.RETURN: message("returned for correction"),
}
StepState = Literal["done", "refused", "waiting", "later"]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the inbox: the case, for which organ it waits, whether its time is over, and how many wait
    where it stands for a list."""

    waiting: Waiting
    organ: str
    kind: str
    late: bool
    listed: int = 0


def chain_called(pack: Pack, chain: str) -> str:
    known = pack.chains.get(chain)
    return reading().choose(known.zh, known.en or known.zh) if known else chain


def seat_called(pack: Pack, seat: Seat) -> str:
    """The organ and its unit."""
    unit = seat.class_group.name if seat.class_group else seat.college_id
    return " · ".join(filter(None, (organ_called(pack, seat.organ), unit)))


def inbox_row(one: Waiting, pack: Pack, today: date, listed: int = 0) -> Row:
    late = one.due is not None and one.due < today
    return Row(one, organ_called(pack, one.organ), chain_called(pack, one.case.kind), late, listed)


def named_for(case: Case, pack: Pack) -> Pack:
    """The plan for showing, with organs as the union of the case calls them."""
    union = case.union
    return as_called(pack, graduate=union is not None and of_postgraduates(union.kind, union.union))


def steps_of(case: Case, where: Standing, decisions: Iterable[Decision], pack: Pack) -> list[Step]:
    """The chain of the present round, as the component shows it."""
    said = {(one.stage, one.organ): one for one in decisions if one.round == case.round}
    since = {(one.stage, one.organ): timezone.localdate(one.since) for one in case.waiting.all()}
    steps = [*_spared(case, 0, pack)]
    for index, stage in enumerate(where.stages):
        words = [said.get((index, slot.organ)) for slot in stage.slots]
        parts = tuple(
            _part(slot, word, since.get((index, slot.organ)), pack)
            for slot, word in zip(stage.slots, words, strict=True)
        )
        steps.append(Step(ACTS_IN_ENGLISH[stage.act], _state(index, where, words), parts))
        steps += _spared(case, index + 1, pack)
    return steps


def _spared(case: Case, after: int, pack: Pack) -> Iterator[Step]:
    """What the facts of the case do not ask for, and why."""
    for one in case.spared:
        if one["after"] == after:
            why = message("not needed: {why}", why=spared_in_words(one["because"], pack))
            part = Part(organ_called(pack, one["organ"]), opinion=reading().say(why))
            yield Step(ACTS_IN_ENGLISH[one["act"]], "spared", (part,))


def course_of(case: Case, pack: Pack) -> list[Step]:
    decisions = list(case.decisions.select_related("account", "on_behalf_of").order_by("at", "pk"))
    return steps_of(case, standing(case, decisions), decisions, named_for(case, pack))


def _state(index: int, where: Standing, said: list[Decision | None]) -> StepState:
    if any(one is not None and one.outcome != Outcome.APPROVE for one in said):
        return "refused"
    if where.at.state is State.APPROVED or (where.at.stage is not None and index < where.at.stage):
        return "done"
    if where.at.state is State.OPEN and index == where.at.stage:
        return "waiting"
    return "later"


def _part(slot: Slot, said: Decision | None, since: date | None, pack: Pack) -> Part:
    organ = " ".join(filter(None, (organ_called(pack, slot.organ), slot.unit or slot.college)))
    if said is None:
        return Part(organ, since=since)
    return Part(organ, _who(said), timezone.localdate(said.at), said.opinion)


def _who(said: Decision) -> str:
    if said.on_behalf_of is None:
        return said.account.name
    return f"{said.account.name}（{said.on_behalf_of.name}）"


def is_last_word(where: Standing) -> bool:
    """Whether the next organ to approve finishes the case."""
    at, last = where.at, len(where.stages) - 1
    return (
        at.state is State.OPEN and at.stage == last and (len(at.waiting) == 1 or where.stages[last].any_one)
    )


def states_of(cases: Sequence[Case]) -> dict[int, Pending]:
    """Each case's state by its key; of an approved one that is not yet in effect, what it waits for and
    where that is shown."""
    approved: dict[str, list[Case]] = defaultdict(list)
    for one in cases:
        if one.state == State.APPROVED and one.kind in registered():
            approved[one.kind].append(one)
    waiting = {
        key: said for kind, ones in approved.items() for key, said in kind_of(kind).pending(ones).items()
    }
    return {one.pk: waiting.get(one.pk, Pending(STATES[State(one.state)], "")) for one in cases}


def state_of(case: Case) -> Pending:
    return states_of([case])[case.pk]


def state_word(case: Case) -> Message:
    return state_of(case).said
