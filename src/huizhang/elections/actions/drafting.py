"""An election is set up, and candidates withdraw from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from huizhang.congress.actions.standing import organ_acting, refuse_all, union_meeting
from huizhang.congress.queries import Congress
from huizhang.elections.actions.books import held, leading, refuse_who_stands, write
from huizhang.elections.models import Election, ElectionCandidate, ElectionOfficer
from huizhang.elections.queries.around import around, cases_of, classes_of, officers
from huizhang.elections.queries.elections import stands_in
from huizhang.elections.queries.rounds import round_before
from huizhang.elections.rules.apart import told_apart
from huizhang.elections.rules.drafting import Around, Draft, faults_of_another, faults_of_draft
from huizhang.elections.rules.frozen import rules_of
from huizhang.elections.rules.running import faults_of_why
from huizhang.elections.rules.states import COUNTED, ENDED, Kind, Role
from huizhang.kernel.message import message
from huizhang.kernel.procedure import State as CaseState
from huizhang.kernel.roster import PRESIDIUM
from huizhang.people import queries as people
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack

OFFICES = {Kind.PRESIDIUM: PRESIDIUM, Kind.DELEGATES: "delegate"}


@transaction.atomic
def draft_election(*, actor: Account, congress: Congress, draft: Draft, pack: Pack) -> Election:
    """By the union or an organ that guides it. Raises CaseRefused."""
    return _drafted(actor, congress, draft, pack, None, repeats=False)


@transaction.atomic
def draft_further_round(*, actor: Account, election: Election, draft: Draft, pack: Pack) -> Election:
    """Among those left of a counted round, for the seats left: no chain and no surplus is asked again.

    Raises CaseRefused.
    """
    before = held(election.pk)
    if before.state not in COUNTED:
        refuse_all([message("A further round follows a round that is counted.")])
    return _drafted(actor, before.congress, draft, pack, before, repeats=False)


@transaction.atomic
def repeat_election(*, actor: Account, election: Election, draft: Draft, pack: Pack) -> Election:
    """In place of one that was broken off or is void, which stays on record. Raises CaseRefused."""
    before = held(election.pk)
    if before.state not in ENDED:
        refuse_all([message("Only an election that was broken off or is void is repeated.")])
    return _drafted(actor, before.congress, draft, pack, before, repeats=True)


@transaction.atomic
def revise_election(*, actor: Account, election: Election, draft: Draft, pack: Pack) -> Election:
    """As `draft` says from now on, while it is set up and no organ is asked to open it. What it follows
    stays, and whoever withdrew does not stand again. Raises CaseRefused."""
    found = held(election.pk, "revise")
    if found.opening is not None and found.opening.state == CaseState.OPEN:
        refuse_all([message("An organ is asked to open this election; have it returned first.")])
    refuse_who_stands(actor, found)
    draft = replace(draft, kind=found.kind)
    organ, known = _judged(actor, found.congress, draft, pack, found.after, found.repeats, found)
    gone = found.candidates.filter(student__in=draft.candidates, withdrawn_at__isnull=False)
    refuse_all(message("{name} has withdrawn already.", name=one.name) for one in gone)
    for name, value in _wished(draft).items():
        setattr(found, name, value)
    found.save()
    found.officers.all().delete()
    found.candidates.filter(withdrawn_at=None).delete()
    _name(found, draft, known)
    write(actor, "revise_election", found, organ, pack, _told(found, draft))
    return found


def _drafted(
    actor: Account, congress: Congress, draft: Draft, pack: Pack, before: Election | None, *, repeats: bool
) -> Election:
    if before is not None and before.followed_by.exclude(state__in=ENDED).exists():
        refuse_all([message("Another election follows this one already.")])
    organ, known = _judged(actor, congress, draft, pack, before, repeats)
    rounds = _round_before(before, repeats)
    made = Election.objects.create(
        union_id=congress.union_id,
        congress=congress,
        kind=draft.kind,
        round=rounds.round + 1 if rounds else 1,
        after=before,
        repeats=repeats,
        organ=organ,
        drafted_by=actor,
        drafted_at=timezone.now(),
        **_wished(draft),
    )
    _name(made, draft, known)
    write(actor, "draft_election", made, organ, pack, _told(made, draft))
    return made


def _judged(
    actor: Account,
    congress: Congress,
    draft: Draft,
    pack: Pack,
    before: Election | None,
    repeats: bool,
    itself: Election | None = None,
) -> tuple[str, Around]:
    """For which organ, and what is known of those named. Raises CaseRefused."""
    union, now = union_meeting(congress), timezone.now()
    if actor.student_id in draft.candidates or (before is not None and stands_in(actor, before)):
        refuse_all([message("Whoever stands in an election does not set it up.")])
    if actor.username in (*draft.scrutineers, *draft.tellers):
        refuse_all([message("Whoever sets an election up does not watch or count it: name somebody else.")])
    organ = organ_acting(actor, union, pack, timezone.localdate(now))
    known = around(draft, congress, union, pack, timezone.localdate(now), _round_before(before, repeats))
    refuse_all(faults_of_draft(draft, known, now))
    refuse_all(faults_of_another(_others(congress, draft, before, itself)))
    return organ, known


def _round_before(before: Election | None, repeats: bool) -> Election | None:
    return round_before(before) if repeats and before else before


def _wished(draft: Draft) -> dict[str, Any]:
    """The fields of an election that are as the draft says."""
    return {
        "constituency": draft.constituency.strip(),
        "constituency_kind": draft.constituency_kind,
        "office": OFFICES.get(Kind(draft.kind), draft.office.strip()),
        "title": draft.title.strip(),
        "seats": draft.seats,
        "rules": rules_of(draft.balloting),
        "equal_number": draft.balloting.equal_number,
        "order": draft.balloting.order,
        "seed": draft.seed.strip(),
        "mode": draft.mode,
        "approved": draft.approved.strip(),
        "closes": draft.closes,
    }


def _told(election: Election, draft: Draft) -> dict[str, Any]:
    return {
        "kind": election.kind,
        "seats": election.seats,
        "rules": election.rules,
        "candidates": list(draft.candidates),
        "scrutineers": list(draft.scrutineers),
        "tellers": list(draft.tellers),
        "approved": election.approved,
        "after": election.after_id,
    }


def _others(congress: Congress, draft: Draft, before: Election | None, itself: Election | None) -> list[str]:
    """The states of elections of the same office by the same voters, without those that came before this; of
    delegates without those that the congress has: it tells what is left to elect."""
    unit = {"constituency": draft.constituency.strip(), "constituency_kind": draft.constituency_kind}
    office = OFFICES.get(Kind(draft.kind), draft.office.strip())
    same = Election.objects.filter(congress=congress, office=office, **unit)
    if draft.kind == Kind.DELEGATES:
        same = same.exclude(counted__handed_over_at__isnull=False)
    return list(same.exclude(pk__in=(*_line(before), *_line(itself))).values_list("state", flat=True))


def _line(election: Election | None) -> Iterator[int]:
    """An election with all that it follows."""
    while election is not None:
        yield election.pk
        election = election.after


def _name(election: Election, draft: Draft, known: Around) -> None:
    """Who stands, watches and counts."""
    names = {number: known.people[number].name for number in draft.candidates}
    union, rounds = union_meeting(election.congress), _round_before(election.after, election.repeats)
    cases = cases_of(draft, election.congress, union, rounds)
    ElectionCandidate.objects.bulk_create(
        ElectionCandidate(election=election, name=name, student_id=number, case_id=cases.get(number))
        for number, name in told_apart(names, classes_of(names)).items()
    )
    accounts = {name: people.account_named(name) for name in officers((*draft.scrutineers, *draft.tellers))}
    named = [(Role.SCRUTINEER, name) for name in dict.fromkeys(draft.scrutineers)]
    named += [(Role.TELLER, name) for name in dict.fromkeys(draft.tellers)]
    ElectionOfficer.objects.bulk_create(
        ElectionOfficer(election=election, account=accounts[name], role=role) for role, name in named
    )


@transaction.atomic
def withdraw_candidate(
    *, actor: Account, candidate: ElectionCandidate, why: str, pack: Pack
) -> ElectionCandidate:
    """Before the ballot is frozen the name is not on it; afterwards it stays there and its votes count for
    nothing. By whoever conducts the election. Raises CaseRefused."""
    found = held(candidate.election_id, "withdraw")
    organ = leading(actor, found, pack)
    refuse_all(faults_of_why(why))
    one = ElectionCandidate.objects.get(pk=candidate.pk)
    if one.withdrawn_at is not None:
        refuse_all([message("{name} has withdrawn already.", name=one.name)])
    one.withdrawn_at, one.withdrawn_why = timezone.now(), why.strip()
    one.save(update_fields=["withdrawn_at", "withdrawn_why"])
    facts = {"candidate": one.student_id or one.name, "key": one.key, "why": one.withdrawn_why}
    write(actor, "withdraw_election_candidate", found, organ, pack, facts)
    return one
