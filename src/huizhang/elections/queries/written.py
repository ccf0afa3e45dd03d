"""Who is meant by a name: typed where candidates are named, or written in on ballots."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet, Value
from django.db.models.functions import Replace

from huizhang.elections.models import Election
from huizhang.elections.queries.counts import count_of, counted_again
from huizhang.elections.queries.elections import candidates_of
from huizhang.elections.queries.rolls import enrolled_in
from huizhang.elections.queries.rounds import rounds_until
from huizhang.elections.rules.naming import Known, by_name, is_number, meant, of_nobody, of_several
from huizhang.kernel.message import Message, message
from huizhang.kernel.records import Union
from huizhang.kernel.tally.ballots import spelled
from huizhang.people.queries import Student

MOST_PEOPLE = 200


@dataclass(frozen=True, slots=True)
class WrittenIn:
    """A name that was written in, with how many `votes`; `people` who have it and may stand next, or `said`
    why nobody can be told to be meant."""

    name: str
    votes: int
    people: tuple[Known, ...]
    said: Message | None


def numbers_of(
    words: Sequence[str], union: Union, constituency: str, kind: str
) -> tuple[tuple[str, ...], tuple[Message, ...]]:
    """Names are looked for where the candidates of the election are from."""
    names = [one for one in words if not is_number(one)]
    return meant(words, _called(names, enrolled_in(union, constituency, kind)) if names else ())


def written_in(
    before: Election,
    union: Union,
    ready: Callable[[Sequence[str]], Collection[str]],
    stands: Collection[str],
) -> list[WrittenIn]:
    """Whoever was written in at this round, the most votes first. `ready` says for whom of these numbers
    every step before the election is done; whoever `stands` is offered anyway."""
    made = count_of(before)
    if made is None or not before.rules["write_ins"]:
        return []
    rows = [one for one in counted_again(made).candidates if one.id is None]
    among = enrolled_in(union, before.constituency, before.constituency_kind)
    known = [one for one in _called([one.name for one in rows], among) if one.number not in stands]
    called, withdrew, done = by_name(known), _withdrew(before), ready([one.number for one in known])
    found = []
    for one in rows:
        people = called.get(spelled(one.name), ())
        may = tuple(each for each in people if each.number in done and each.number not in withdrew)
        found.append(WrittenIn(one.name, one.approve, may, _said(one.name, people, may, withdrew)))
    return found


def _said(
    name: str, people: tuple[Known, ...], may: tuple[Known, ...], withdrew: Collection[str]
) -> Message | None:
    if not people:
        return of_nobody(name)
    if len(people) > 1:
        return of_several(name, people)
    if people[0].number in withdrew:
        return message("{name} has withdrawn from this election and does not stand again.", name=name)
    if not may:
        return message("{name} is no candidate yet: every step before the election comes first.", name=name)
    return None


def _withdrew(before: Election) -> set[str]:
    gone = candidates_of(before).none()
    for one in rounds_until(before):
        gone = gone | candidates_of(one).filter(withdrawn_at__isnull=False, student__isnull=False)
    return set(gone.values_list("student_id", flat=True))


def _called(names: Sequence[str], among: QuerySet[Student]) -> list[Known]:
    without_spaces = among.annotate(spelled=Replace("name", Value(" "), Value("")))
    rows = (
        without_spaces.filter(spelled__in=set(map(spelled, names)))
        .select_related("class_group")
        .order_by("pk")[:MOST_PEOPLE]
    )
    return [Known(one.pk, one.name, one.class_group.name) for one in rows]
