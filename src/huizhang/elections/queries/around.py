"""Who may stand and who may watch, for setting an election up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from huizhang.congress.queries import Congress
from huizhang.congress.queries.candidates import (
    around_of,
    candidates,
    last_round,
    seats_open,
    standing_next,
    standing_on,
    stands_for_election,
)
from huizhang.congress.queries.electors import Electors, constituencies, electors_of
from huizhang.congress.queries.holding import elected_by_congresses
from huizhang.congress.queries.session.roll import MOST_FOUND
from huizhang.congress.rules.delegates.candidates import CLUB, faults_of_candidate
from huizhang.elections.models import Election
from huizhang.elections.queries.rounds import left_after, round_before
from huizhang.elections.queries.written import WrittenIn, written_in
from huizhang.elections.rules.drafting import Around, Draft, Officer, Person
from huizhang.elections.rules.states import Kind
from huizhang.kernel.message import Message
from huizhang.kernel.records import ENROLLED, Union
from huizhang.kernel.roster import PRESIDIUM
from huizhang.people import queries as people
from huizhang.people.queries import Account, Student, search
from huizhang.policy.balloting import Balloting
from huizhang.policy.pack import Pack
from huizhang.selection.queries.nominations import nominations


def around(
    draft: Draft, congress: Congress, union: Union, pack: Pack, day: date, after: Election | None
) -> Around:
    """`after` is the round before; of delegates that may have been recorded by hand, too."""
    electors = electors_of(congress, union, pack, day)
    recorded = _left_by_hand(draft, congress) if after is None else None
    left = left_after(after).seats if after is not None else recorded
    return Around(
        people={one.number: one for one in _people(draft, congress, union, electors, after)},
        officers=officers((*draft.scrutineers, *draft.tellers)),
        constituencies=[(one.kind, one.name) for one in constituencies(congress, electors)],
        further=left is not None,
        left=left,
        refused=_members_refused(draft, congress, electors) if left is None else (),
    )


def _left_by_hand(draft: Draft, congress: Congress) -> int | None:
    """The seats that the last round of a constituency left to those who wait for a further one."""
    at = (congress, draft.constituency, draft.constituency_kind)
    if draft.kind != Kind.DELEGATES or not standing_on(*at).exists():
        return None
    before = last_round(*at)
    return seats_open(before) if before else None


def _people(
    draft: Draft, congress: Congress, union: Union, electors: Electors, after: Election | None
) -> Iterable[Person]:
    if after is not None:
        left = left_after(after)
        if after.rules["write_ins"]:
            written = _written_in(draft, congress, union, electors)
            yield from (one for one in written if one.number not in left.gone)
        yield from (Person(one.student_id or "", one.name, ready=True) for one in left.people)
    else:
        yield from _first(draft, congress, union, electors.day)


def written_in_at(before: Election, union: Union, pack: Pack, day: date) -> list[WrittenIn]:
    """The names on the ballots of a counted round, for whoever sets the next one up."""
    electors = electors_of(before.congress, union, pack, day)
    stands = {one.student_id or "" for one in left_after(before).people}
    return written_in(before, union, lambda numbers: _ready(before, union, electors, numbers), stands)


def _ready(before: Election, union: Union, electors: Electors, numbers: Sequence[str]) -> frozenset[str]:
    return _may_be_elected(_as_drafted(before, numbers), before.congress, union, electors)


def _as_drafted(election: Election, numbers: Sequence[str]) -> Draft:
    """With these candidates, for asking who of them may stand."""
    return Draft(
        election.kind,
        election.title,
        election.seats,
        tuple(numbers),
        (),
        "",
        Balloting(),
        constituency=election.constituency,
        constituency_kind=election.constituency_kind,
    )


def _written_in(draft: Draft, congress: Congress, union: Union, electors: Electors) -> Iterable[Person]:
    """Anybody, as far as the steps before an election for this office are done."""
    done = _may_be_elected(draft, congress, union, electors)
    known = people.students(electors.day, draft.candidates)
    yield from (Person(number, one.name, number in done) for number, one in known.items())


def _may_be_elected(draft: Draft, congress: Congress, union: Union, electors: Electors) -> frozenset[str]:
    """Of a club any member; of another constituency those for whom every step before the election is done."""
    if draft.kind == Kind.DELEGATES and draft.constituency_kind == CLUB:
        return frozenset(draft.candidates) - _of_members(draft, congress, electors).keys()
    return frozenset(one.number for one in _first(draft, congress, union, electors.day) if one.ready)


def _first(draft: Draft, congress: Congress, union: Union, day: date) -> Iterable[Person]:
    """Who may stand in a first round."""
    if draft.kind == Kind.PRESIDIUM:
        yield from candidates_for_presidium(union)
        return
    at = (congress, draft.constituency, draft.constituency_kind)
    if draft.kind == Kind.DELEGATES:
        yield from (
            Person(one.student_id, one.student.name, one.case is None or stands_for_election(one.case))
            for one in standing_next(*at)
        )
    if draft.kind == Kind.OTHER or (draft.constituency_kind == CLUB and not standing_on(*at).exists()):
        known = people.students(day, draft.candidates)
        yield from (Person(number, one.name, ready=True) for number, one in known.items())


def may_stand(election: Election, union: Union, pack: Pack, day: date) -> dict[str, Person]:
    """As for setting it up, asked again when it opens."""
    numbers = election.candidates.exclude(student=None).values_list("student_id", flat=True)
    draft = _as_drafted(election, [one for one in numbers if one])
    electors = electors_of(election.congress, union, pack, day)
    found = _people(draft, election.congress, union, electors, round_before(election))
    return {one.number: one for one in found}


def _members_refused(draft: Draft, congress: Congress, electors: Electors) -> tuple[Message, ...]:
    """A club puts its members forward at its election, so they are judged there."""
    if draft.kind != Kind.DELEGATES or draft.constituency_kind != CLUB:
        return ()
    faults = _of_members(draft, congress, electors).values()
    return tuple(dict.fromkeys(said for each in faults for said in each))


def _of_members(draft: Draft, congress: Congress, electors: Electors) -> dict[str, list[Message]]:
    """What keeps candidates from standing for a club, by number."""
    known, at = people.students(electors.day, draft.candidates), (draft.constituency, CLUB)
    found = {}
    for number, one in known.items():
        around_them = around_of(congress, electors, one, *at)
        if faults := list(faults_of_candidate(one, number, *at, around_them)):
            found[number] = faults
    return found


def candidates_for_presidium(union: Union) -> list[Person]:
    """Everybody recommended for it and neither elected nor appointed, with whether the chain is done."""
    found = nominations().filter(union=union.union, post=PRESIDIUM, appointed__isnull=True)
    found = found.exclude(pk__in=elected_by_congresses().values("nomination")).order_by("pk")
    return [Person(one.student_id, one.student.name, one.candidate) for one in found]


def cases_of(draft: Draft, congress: Congress, union: Union, after: Election | None) -> dict[str, int | None]:
    """What made each of them a candidate, by number."""
    before: dict[str, int | None] = {}
    if after is not None:
        before = {one.student_id or "": one.case_id for one in left_after(after).people}
    if draft.kind == Kind.PRESIDIUM:
        ready = nominations().filter(union=union.union, post=PRESIDIUM, candidate=True)
        return dict(ready.order_by("pk").values_list("student_id", "case_id")) | before
    if draft.kind == Kind.DELEGATES:
        waiting = candidates(congress, draft.constituency, draft.constituency_kind)
        return dict(waiting.values_list("student_id", "case_id")) | before
    return before


def classes_of(numbers: Iterable[str]) -> dict[str, str]:
    """The class of each student."""
    found = Student.objects.filter(pk__in=list(numbers))
    return dict(found.values_list("pk", "class_group__name"))


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
