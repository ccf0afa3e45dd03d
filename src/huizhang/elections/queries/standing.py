"""What somebody is in an election, and what its page lets that reader do."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from huizhang.congress.queries import Congress
from huizhang.congress.queries.seeing import colleges_to_elect
from huizhang.congress.rules.delegates.candidates import CLUB
from huizhang.elections.models import Election, RollEntry
from huizhang.elections.queries.elections import elections
from huizhang.elections.rules.running import OPENING, accepts, time_is_up
from huizhang.elections.rules.states import UNCOUNTED, Kind, Mode, State
from huizhang.kernel.message import message
from huizhang.kernel.records import Union
from huizhang.org import queries as org
from huizhang.org.queries.seeing import union_seen
from huizhang.people.queries import Account, seats_held
from huizhang.people.queries.seeing import Reader
from huizhang.policy.pack import Pack
from huizhang.selection.queries.standing import may_ask_for, union_called

ONLY_WHO_LEADS = message("The presidium of this union, or an organ that guides it, conducts its elections.")


@dataclass(frozen=True, slots=True)
class Standing:
    """`sees`: the union's other pages, too; `leads`: conducts elections; `opens`: sits on the organ that
    opens them; `elects`: sits on the organ under which these delegates are elected, and passes their result
    on; `line` is the reader's own of the roll; `stands`: is a candidate; `watches`: has an office."""

    election: Election
    union: Union
    sees: bool
    leads: bool
    opens: bool
    elects: bool
    line: RollEntry | None
    stands: bool
    watches: bool

    @property
    def may_cast(self) -> bool:
        """Whether a ballot of this reader would be taken now."""
        return self.line is not None and OwnBallot(self.election, self.line).taken(timezone.now())

    @property
    def time_is_up(self) -> bool:
        return time_is_up(self.election.state, self.election.closes, timezone.now())

    @property
    def checks_receipts(self) -> bool:
        """Of an election held on phones and computers, once it was opened."""
        held = bool(self.election.frozen) and self.election.mode == Mode.ELECTRONIC
        return held and (self.watches or self.leads or self.opens)

    @property
    def takes_part(self) -> bool:
        return self.line is not None or self.stands or self.watches


def standing_at(reader: Reader, number: int, pack: Pack, day: date) -> Standing:
    """To those who see the union, vote, stand, watch, count or pass the result on.

    Raises PermissionDenied, alike for an election that does not exist; Http404 to those who see the school.
    """
    found = elections().filter(pk=number).first()
    if found is None:
        union_seen(reader, "")
        raise Http404
    student = reader.user.student_id if reader.user.is_active else None
    line = RollEntry.objects.filter(election=found, voter=student).first() if student else None
    stands = student is not None and found.candidates.filter(student=student).exists()
    watches = reader.user.is_active and found.officers.filter(account=reader.user).exists()
    elects = elects_in(reader.user, found, pack, day)
    union, sees = _union(reader, found.union_id, line is not None or stands or watches or elects)
    conducts = sees and not stands
    leads = conducts and may_ask_for(reader.user, union, pack, day)
    speaks = conducts and opens(reader.user, union, pack, day)
    return Standing(found, union, sees, leads, speaks, elects, line, stands, watches)


def elects_in(account: Account, election: Election, pack: Pack, day: date) -> bool:
    """Whether these delegates are elected under an organ on which the account sits."""
    union = union_called(election.union_id)
    if election.kind != Kind.DELEGATES or union is None:
        return False
    return _of_these(election, union, colleges_to_elect(account, union, pack, day))


def _of_these(election: Election, union: Union, colleges: Collection[str]) -> bool:
    """Of a club any college will do: its members are of several."""
    own = union.college or election.constituency
    return bool(colleges) if election.constituency_kind == CLUB else own in colleges


@dataclass(frozen=True, slots=True)
class OwnBallot:
    election: Election
    line: RollEntry

    def taken(self, now: datetime) -> bool:
        due = self.line.issued and not self.line.voted
        return due and accepts(self.election.state, self.election.closes, now)


def ballot_seen(account: Account, number: int) -> OwnBallot:
    """Of an election held on phones and computers, to those on its roll. Raises Http404 to everybody else."""
    lines = RollEntry.objects.select_related("election").filter(election=number)
    mine = account.student_id if account.is_active else None
    line = lines.filter(voter=mine, election__mode=Mode.ELECTRONIC).first() if mine else None
    if line is None:
        raise Http404
    return OwnBallot(line.election, line)


def opens(account: Account, union: Union, pack: Pack, day: date) -> bool:
    organs = pack.chain(OPENING).steps[0].organs(union.level)
    return any(org.sits(account, organ, union.union, pack, day) for organ in organs)


def _union(reader: Reader, name: str, takes_part: bool) -> tuple[Union, bool]:
    found = union_called(name)
    try:
        return union_seen(reader, name), True
    except PermissionDenied:
        if not takes_part or found is None:
            raise
        return found, False


def elections_for(account: Account) -> QuerySet[Election]:
    """In which the account votes, stands, watches or counts, the newest first."""
    mine = Q(officers__account=account)
    if account.student_id:
        mine |= Q(roll__voter=account.student_id) | Q(candidates__student=account.student_id)
    found = elections().filter(mine) if account.is_active else elections().none()
    return found.distinct().order_by("-pk")


def ballots_due(account: Account) -> QuerySet[Election]:
    """Elections that would take a ballot of this account now."""
    if not account.is_active or not account.student_id:
        return elections().none()
    due = {"roll__voter": account.student_id, "roll__issued": True, "roll__voted": False}
    lasts = Q(closes__isnull=True) | Q(closes__gt=timezone.now())
    return elections().filter(lasts, state=State.OPEN, mode=Mode.ELECTRONIC, **due).order_by("pk")


def counts_due(account: Account) -> QuerySet[Election]:
    """Closed ones that this account watches or counts, also void ones, which nobody has counted yet."""
    if not account.is_active:
        return elections().none()
    return (
        elections()
        .filter(state__in=UNCOUNTED, counted=None, officers__account=account)
        .distinct()
        .order_by("pk")
    )


def results_due(account: Account, pack: Pack, day: date) -> list[Election]:
    """Published results of delegates that this account passes on to the congress; one query for somebody who
    has no seat."""
    if not account.is_active or not seats_held(account, day):
        return []
    waiting = elections().filter(
        kind=Kind.DELEGATES, state=State.PUBLISHED, counted__handed_over_at__isnull=True
    )
    by_union: dict[str, list[Election]] = {}
    for one in waiting.order_by("pk"):
        by_union.setdefault(one.union_id, []).append(one)
    found = []
    for name, held in by_union.items():
        union = union_called(name)
        colleges = colleges_to_elect(account, union, pack, day) if union else ()
        found += [one for one in held if union and _of_these(one, union, colleges)]
    return found


def congress_called(name: str) -> Congress | None:
    return Congress.objects.select_related("union").filter(congress=name).first()
