"""The limits that a list of recommended people would break: for certain, or unless somebody leaves."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from huizhang.approvals import queries as approved
from huizhang.kernel.records import Post, Records
from huizhang.org import queries as org
from huizhang.org.rules import Excess
from huizhang.people.queries import Student
from huizhang.policy.pack import Pack
from huizhang.selection.queries.notices import posts_on_notice
from huizhang.selection.rules.listing import broken_by_list, certain, counted, who_may_leave


@dataclass(frozen=True, slots=True)
class Limits:
    """`certain` are broken whoever leaves; `others` need a reason, or that some of `may_leave` do, who hold
    their posts without an end (names by the limit's place among `others`)."""

    certain: tuple[Excess, ...] = ()
    others: tuple[Excess, ...] = ()
    may_leave: tuple[tuple[str, ...], ...] = ()


def limits_of(pack: Pack, posts: Collection[Post], day: date) -> Limits:
    """On the day on which the last of them begins, with the reasons accepted by `day`, those counted who are
    on a public notice."""
    if not posts:
        return Limits()
    levels = {union.union: union.level for union in org.unions()}
    asked = counted(pack, tuple(posts), levels)
    known = _with_those_on_notice(
        pack, org.known(max(one.start for one in posts), approved.attestations(day)), asked
    )
    firm = certain(pack, known, asked)
    found = {(one.rule.id, one.subject) for one in firm}
    others = tuple(
        one for one in broken_by_list(pack, known, asked) if (one.rule.id, one.subject) not in found
    )
    return Limits(
        firm, others, tuple(_names(who_may_leave(known, one)) if one.blocks else () for one in others)
    )


def _with_those_on_notice(pack: Pack, known: Records, asked: Sequence[Post]) -> Records:
    then = [one for union in sorted({post.union for post in asked}) for one in posts_on_notice(union, pack)]
    return replace(known, posts=(*known.posts, *(one for one in then if one.held_on(known.as_of))))


def _names(numbers: Collection[str]) -> tuple[str, ...]:
    return tuple(Student.objects.filter(pk__in=numbers).order_by("pk").values_list("name", flat=True))
