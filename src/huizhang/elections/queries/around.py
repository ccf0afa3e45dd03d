"""Who may stand and who may watch, for setting an election up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from huizhang.congress.queries import Congress
from huizhang.congress.queries.candidates import candidates, stands_for_election
from huizhang.congress.queries.electors import constituencies, electors_of
from huizhang.congress.queries.holding import elected_by_congresses
from huizhang.congress.queries.session.roll import MOST_FOUND
from huizhang.congress.rules.delegates.candidates import COLLEGE
from huizhang.elections.models import Election
from huizhang.elections.queries.rounds import left_after
from huizhang.elections.rules.drafting import Around, Draft, Officer, Person
from huizhang.elections.rules.states import Kind
from huizhang.kernel.records import ENROLLED, Union
from huizhang.kernel.roster import PRESIDIUM
from huizhang.people import queries as people
from huizhang.people.queries import Account, search
from huizhang.policy.balloting import Balloting
from huizhang.policy.pack import Pack
from huizhang.selection.queries.nominations import nominations


def around(
    draft: Draft, congress: Congress, union: Union, pack: Pack, day: date, after: Election | None
) -> Around:
    """`after` is the round before."""
    electors = electors_of(congress, union, pack, day)
    units = [one.name for one in constituencies(congress, electors) if one.kind == COLLEGE]
    return Around(
        people={one.number: one for one in _people(draft, congress, union, day, after)},
        officers=officers((*draft.scrutineers, *draft.tellers)),
        constituencies=units,
        further=after is not None,
        left=left_after(after).seats if after is not None else None,
    )


def _people(
    draft: Draft, congress: Congress, union: Union, day: date, after: Election | None
) -> Iterable[Person]:
    if after is not None:
        known = people.students(day, draft.candidates) if after.rules["write_ins"] else {}
        yield from (Person(number, one.name, ready=True) for number, one in known.items())
        yield from (Person(one.student_id or "", one.name, ready=True) for one in left_after(after).people)
    elif draft.kind == Kind.PRESIDIUM:
        yield from candidates_for_presidium(union)
    elif draft.kind == Kind.DELEGATES:
        yield from (
            Person(one.student_id, one.student.name, stands_for_election(one.case))
            for one in candidates(congress, draft.constituency)
            if one.case is not None
        )
    else:
        known = people.students(day, draft.candidates)
        yield from (Person(number, one.name, ready=True) for number, one in known.items())


def may_stand(election: Election, union: Union, day: date) -> dict[str, Person]:
    """As for setting it up, asked again when it opens."""
    numbers = tuple(election.candidates.exclude(student=None).values_list("student_id", flat=True))
    draft = Draft(
        election.kind,
        election.title,
        election.seats,
        tuple(one for one in numbers if one),
        (),
        "",
        Balloting(),
        constituency=election.constituency,
    )
    before = None if election.repeats else election.after
    return {one.number: one for one in _people(draft, election.congress, union, day, before)}


def candidates_for_presidium(union: Union) -> list[Person]:
    """Everybody recommended for it and neither elected nor appointed, with whether the chain is done."""
    found = nominations().filter(union=union.union, post=PRESIDIUM, appointed__isnull=True)
    found = found.exclude(pk__in=elected_by_congresses().values("nomination")).order_by("pk")
    return [Person(one.student_id, one.student.name, one.candidate) for one in found]


def cases_of(draft: Draft, congress: Congress, union: Union, after: Election | None) -> dict[str, int | None]:
    """What made each of them a candidate, by number."""
    if after is not None:
        return dict(after.candidates.exclude(student=None).values_list("student_id", "case_id"))
    if draft.kind == Kind.PRESIDIUM:
        ready = nominations().filter(union=union.union, post=PRESIDIUM, candidate=True)
        return dict(ready.order_by("pk").values_list("student_id", "case_id"))
    if draft.kind == Kind.DELEGATES:
        return dict(candidates(congress, draft.constituency).values_list("student_id", "case_id"))
    return {}


def officers(usernames: Iterable[str]) -> dict[str, Officer]:
    """Of open accounts, by user name."""
    found = Account.objects.filter(username__in=set(usernames), is_active=True)
    return {one.username: _officer(one) for one in found.select_related("student__class_group")}


def officers_found(asked: str) -> list[Officer]:
    """Accounts, then students who have none, by name, pinyin, initials or number. At most MOST_FOUND."""
    accounts = search.accounts_found(asked)[:MOST_FOUND]
    known = [_officer(one) for one in accounts]
    without = search.found(asked).filter(account=None, status=ENROLLED)[: MOST_FOUND - len(known)]
    none = [Officer("", one.name, one.pk, open=False, where=one.class_group.name) for one in without]
    return known + none


def _officer(account: Account) -> Officer:
    where = account.student.class_group.name if account.student else ""
    return Officer(account.username, account.name, account.student_id, account.is_active, where)
