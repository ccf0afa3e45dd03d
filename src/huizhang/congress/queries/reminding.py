"""Which congresses are coming, and who is to act on their way."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from huizhang.approvals.queries.notifying import holders
from huizhang.congress.models import Congress
from huizhang.congress.queries.candidates import ELECTS
from huizhang.congress.queries.electors import constituencies, electors_of
from huizhang.congress.rules.delegates.candidates import COLLEGE
from huizhang.congress.rules.timeline import DELEGATES_CHAIN, Milestone, Name
from huizhang.kernel.records import Union
from huizhang.org import queries as org
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.queries.standing import union_called


def congresses_coming() -> QuerySet[Congress]:
    """Called and not cancelled; of those held the ones whose result is not filed yet are among them."""
    return Congress.objects.filter(calling__isnull=False, calling__cancelled_on__isnull=True).order_by("date")


def who_acts(congress: Congress, one: Milestone, pack: Pack, day: date) -> list[Account]:
    """The presidium and the seats of the union, and those of the organ that guides it first; for the election
    of delegates also those who record it where seats are free."""
    union = union_called(congress.union_id)
    if union is None:
        return []
    found = [*_of_union(union, day)]
    for organ in pack.guiding.get(union.level, ())[:1]:
        found += holders(organ, union.college if union.level == "college" else None, None, day)
    if one.name is Name.DELEGATES:
        found += _electing(congress, union, pack, day)
    return list({account.pk: account for account in found if account.is_active}.values())


def _of_union(union: Union, day: date) -> list[Account]:
    members = Account.objects.filter(student__in=org.presidium_on(union.union, day), is_active=True)
    return [*members.order_by("pk"), *holders(f"{union.level}_union", union.college, None, day)]


def _electing(congress: Congress, union: Union, pack: Pack, day: date) -> list[Account]:
    organs = {
        organ
        for step in pack.chain(DELEGATES_CHAIN).steps
        if step.act == ELECTS
        for organ in step.organs("college")
    }
    units = constituencies(congress, electors_of(congress, union, pack, day))
    free = [one.name for one in units if one.kind == COLLEGE and one.free]
    colleges = free if union.of_school else [union.college or ""] if free else []
    return [one for organ in sorted(organs) for name in colleges for one in holders(organ, name, None, day)]
