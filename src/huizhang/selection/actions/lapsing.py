"""A condition of article four no longer holds: whoever serves all the same comes before the guiding organ."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from huizhang.approvals import actions as approvals
from huizhang.kernel.verdict import Status
from huizhang.org.queries import Post
from huizhang.people import queries as people
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.actions.leaving import locked_post, matter_of
from huizhang.selection.models import Departure
from huizhang.selection.queries.departures import kept_in_spite_of, lapse_under_way, serving
from huizhang.selection.queries.nominations import as_facts, conditions_for
from huizhang.selection.rules.leaving import LAPSE, newly_broken


def open_lapses(*, actor: Account | None, pack: Pack, day: date) -> list[Departure]:
    """Everybody who serves on `day` is judged; a post gets one case, and another one only where more
    conditions are broken than an organ has judged. Without an actor the daily round does it.

    Raises DamagedSnapshot, CaseRefused.
    """
    by_student: dict[str, list[Post]] = {}
    for post in serving(day):
        by_student.setdefault(post.student_id, []).append(post)
    known = people.students(day, by_student)
    opened = []
    for number, posts in by_student.items():
        broken = [
            one for one in conditions_for(known[number], day, pack) if one.verdict.status is Status.FAIL
        ]
        if broken:
            facts = as_facts(broken)
            opened += [made for post in posts if (made := _open(actor, post, facts, pack, day))]
    return opened


@transaction.atomic
def _open(
    actor: Account | None, post: Post, broken: list[dict[str, object]], pack: Pack, day: date
) -> Departure | None:
    held = locked_post(post)
    rules = [str(one["rule"]) for one in broken]
    if lapse_under_way(held) or not newly_broken(rules, kept_in_spite_of(held)):
        return None
    matter = matter_of(held, LAPSE, pack)
    case = approvals.open_case(actor=actor, matter=matter, pack=pack)
    return Departure.objects.create(case=case, post=held, why=LAPSE, day=day, broken=broken)
