"""An election is set up, and candidates withdraw from it."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from huizhang.congress.actions.standing import organ_acting, refuse_all, union_meeting
from huizhang.congress.queries import Congress
from huizhang.elections.actions.books import held, leading, write
from huizhang.elections.models import Election, ElectionCandidate, ElectionOfficer
from huizhang.elections.queries.around import around, cases_of, officers
from huizhang.elections.queries.elections import stands_in
from huizhang.elections.queries.rounds import round_before
from huizhang.elections.rules.drafting import Draft, faults_of_another, faults_of_draft
from huizhang.elections.rules.frozen import rules_of
from huizhang.elections.rules.running import faults_of_why
from huizhang.elections.rules.states import COUNTED, ENDED, Kind, Role
from huizhang.kernel.message import message
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


def _drafted(
    actor: Account, congress: Congress, draft: Draft, pack: Pack, before: Election | None, *, repeats: bool
) -> Election:
    union, now = union_meeting(congress), timezone.now()
    if actor.student_id in draft.candidates or (before is not None and stands_in(actor, before)):
        refuse_all([message("Whoever stands in an election does not set it up.")])
    organ = organ_acting(actor, union, pack, timezone.localdate(now))
    rounds = round_before(before) if repeats and before else before
    known = around(draft, congress, union, pack, timezone.localdate(now), rounds)
    refuse_all(faults_of_draft(draft, known, now))
    if before is not None and before.followed_by.exclude(state__in=ENDED).exists():
        refuse_all([message("Another election follows this one already.")])
    refuse_all(faults_of_another(_others(congress, draft, before)))
    made = Election.objects.create(
        union_id=union.union,
        congress=congress,
        constituency=draft.constituency.strip(),
        constituency_kind=draft.constituency_kind,
        kind=draft.kind,
        office=OFFICES.get(Kind(draft.kind), draft.office.strip()),
        title=draft.title.strip(),
        seats=draft.seats,
        rules=rules_of(draft.balloting),
        equal_number=draft.balloting.equal_number,
        order=draft.balloting.order,
        seed=draft.seed.strip(),
        mode=draft.mode,
        round=rounds.round + 1 if rounds else 1,
        after=before,
        repeats=repeats,
        approved=draft.approved.strip(),
        organ=organ,
        drafted_by=actor,
        drafted_at=now,
        closes=draft.closes,
    )
    cases = cases_of(draft, congress, union, rounds)
    _name(made, draft, {number: known.people[number].name for number in draft.candidates}, cases)
    facts = {
        "kind": made.kind,
        "seats": made.seats,
        "rules": made.rules,
        "candidates": list(draft.candidates),
        "scrutineers": list(draft.scrutineers),
        "tellers": list(draft.tellers),
        "approved": made.approved,
        "after": before.pk if before else None,
    }
    write(actor, "draft_election", made, organ, pack, facts)
    return made


def _others(congress: Congress, draft: Draft, before: Election | None) -> list[str]:
    """The states of elections of the same office by the same voters, without those that came before this."""
    office = OFFICES.get(Kind(draft.kind), draft.office.strip())
    unit = {"constituency": draft.constituency.strip(), "constituency_kind": draft.constituency_kind}
    same = Election.objects.filter(congress=congress, office=office, **unit)
    return list(same.exclude(pk__in=_line(before)).values_list("state", flat=True))


def _line(election: Election | None) -> Iterator[int]:
    """An election with all that it follows."""
    while election is not None:
        yield election.pk
        election = election.after


def _name(election: Election, draft: Draft, names: dict[str, str], cases: dict[str, int | None]) -> None:
    ElectionCandidate.objects.bulk_create(
        ElectionCandidate(election=election, name=name, student_id=number, case_id=cases.get(number))
        for number, name in names.items()
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
