"""Which departments a union has: opened and closed by a case.

Nothing here looks at a case: whoever calls has one that is finished, and names it as the basis.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction

from huizhang.kernel import records
from huizhang.kernel.message import message
from huizhang.ledger import actions as ledger
from huizhang.org import queries
from huizhang.org.actions.refusing import Basis, PostRefused, refuse_excesses
from huizhang.org.models import ClosedDepartment, Department, Post, Union
from huizhang.org.rules.caps import Excess, excess_of_departments
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack


def excess_of_department(
    pack: Pack, union: str, name: str, day: date, accepted: Sequence[records.Attestation] = ()
) -> tuple[Excess, ...]:
    """What one department more would break on `day`, with the reasons accepted of the union."""
    before = queries.known(day, tuple(accepted))
    more = (*before.departments, records.Department(union, name))
    return excess_of_departments(pack, replace(before, departments=more), union)


@transaction.atomic
def open_department(
    *, actor: Account, basis: Basis, union: Union, name: str, day: date, pack: Pack,
    accepted: Sequence[records.Attestation] = (),
) -> Department:  # fmt: skip
    """Raises PostRefused where there would be more than the plan allows, or it exists."""
    if records.Department(union.union, name) in queries.departments(day):
        raise PostRefused(message("{union} has a department {name} already.", union=union.union, name=name))
    refuse_excesses(excess_of_department(pack, union.union, name, day, accepted))
    made = Department.objects.create(union=union, department=name, opened=day)
    _record_department(actor, "open_department", basis, union.union, name, day, pack)
    return made


@transaction.atomic
def close_department(*, actor: Account, basis: Basis, department: Department, day: date, pack: Pack) -> None:
    """Raises PostRefused while somebody serves in it."""
    serving = Post.objects.filter(union=department.union, department=department.department)
    left = serving.exclude(end__lte=day).count()
    if left:
        raise PostRefused(message("{n} people serve in this department; their posts end first.", n=left))
    ClosedDepartment.objects.create(
        union=department.union, department=department.department, opened=department.opened, closed=day
    )
    name, union = department.department, department.union_id
    department.delete()
    _record_department(actor, "close_department", basis, union, name, day, pack)


def _record_department(
    actor: Account, act: str, basis: Basis, union: str, name: str, day: date, pack: Pack
) -> None:
    ledger.record(
        actor.as_actor,
        act=act,
        organ=basis.organ,
        subject=union,
        pack_hash=pack.hash,
        payload={"case": basis.case, "department": name, "day": day},
    )
