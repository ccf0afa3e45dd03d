"""An election opens: the roll, the candidates and the rules are fixed, and their hash is on record."""

from __future__ import annotations

import secrets
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from huizhang.approvals import actions as approvals
from huizhang.approvals.queries import Case
from huizhang.congress.actions.standing import refuse_all, union_meeting
from huizhang.congress.queries.candidates import standing_on
from huizhang.congress.rules.delegates.candidates import CLUB
from huizhang.elections.actions.books import ask, held, refuse_candidates, write
from huizhang.elections.box import BATCH
from huizhang.elections.models import Election, ElectionCandidate, RollEntry
from huizhang.elections.queries.around import may_stand
from huizhang.elections.queries.elections import election_of_case, officers_of, on_ballot
from huizhang.elections.queries.rolls import Roll, roll_now
from huizhang.elections.rules.drafting import (
    Ready,
    chosen,
    faults_of_opening,
    faults_of_standing,
    settings_of,
)
from huizhang.elections.rules.frozen import canonical, digest, digest_of_roll, following, listed
from huizhang.elections.rules.ordering import ordered
from huizhang.elections.rules.running import OPENING
from huizhang.elections.rules.states import Kind, Mode, Order, Role, State
from huizhang.kernel import procedure
from huizhang.kernel.message import message
from huizhang.people.queries import Account
from huizhang.people.queries.search import in_pinyin
from huizhang.policy.pack import Pack

SEED_BYTES = 16


@transaction.atomic
def open_election(*, actor: Account, election: Election, pack: Pack) -> Election:
    """Along its chain: it opens with the last organ's word, at once where the actor speaks for the only one.

    Raises CaseRefused.
    """
    found = held(election.pk, "open")
    _judge(found, pack)
    found.opening = ask(actor, found, OPENING, pack, "", found.opening)
    found.save(update_fields=["opening"])
    if found.opening.state == procedure.State.APPROVED:
        _freeze(actor, found, found.opening.submitted_for, pack)
    return found


@partial(approvals.after_the_last_word, first=refuse_candidates)
def decide_opening(actor: Account, case: Case, organ: str, pack: Pack) -> None:
    """The roll is that of the moment of the last word."""
    _freeze(actor, held(election_of_case(case).pk, "open"), organ, pack)


def _judge(election: Election, pack: Pack) -> Roll:
    """Raises CaseRefused."""
    now = timezone.now()
    union, today = union_meeting(election.congress), timezone.localdate(now)
    roll = roll_now(election, union, pack, today)
    if roll is None:
        raise approvals.CaseRefused(
            message("Delegates vote while the congress sits: open the books of its session first.")
        )
    if election.constituency_kind == CLUB and not roll.entitled:
        raise approvals.CaseRefused(
            message(
                "Nobody is a member of {club} on record: bring the table of students in again with their "
                "clubs in its column 学生社团, then open the election.",
                club=election.constituency,
            )
        )
    standing = {one.student_id: one.name for one in on_ballot(election) if one.student_id}
    people = may_stand(election, union, pack, today)
    ready = Ready(
        seats=election.seats,
        standing=len(on_ballot(election)),
        rules=election.rules,
        entitled=roll.entitled,
        present=roll.present,
        closes=election.closes,
        further=election.round > 1 or _between_rounds(election),
        electronic=election.mode == Mode.ELECTRONIC,
    )
    balloting = chosen(settings_of(election.kind, pack), equal_number=election.equal_number)
    refuse_all((*faults_of_standing(standing, people), *faults_of_opening(ready, balloting, now)))
    return roll


def _between_rounds(election: Election) -> bool:
    """A further round by ballot may follow one that was recorded by hand."""
    at = (election.congress, election.constituency, election.constituency_kind)
    return election.kind == Kind.DELEGATES and standing_on(*at).exists()


def _freeze(actor: Account, election: Election, organ: str, pack: Pack) -> None:
    roll = _judge(election, pack)
    if election.order == Order.LOT and not election.seed:
        election.seed = secrets.token_hex(SEED_BYTES)
    people = _placed(election)
    electronic = election.mode == Mode.ELECTRONIC
    voters = list(roll.voters)
    secrets.SystemRandom().shuffle(voters)
    RollEntry.objects.bulk_create(
        (RollEntry(election=election, voter_id=number, issued=electronic) for number in voters), BATCH
    )
    election.state, election.opened_at = State.OPEN, timezone.now()
    election.entitled, election.present = roll.entitled, roll.present
    election.issued = roll.present if electronic else None
    election.frozen = canonical(_fixed(election, people, roll, pack))
    election.frozen_sha256 = digest(election.frozen)
    election.save()
    facts = {
        "sha256": election.frozen_sha256,
        "roll": digest_of_roll(roll.voters),
        "entitled": roll.entitled,
        "present": roll.present,
        "seed": election.seed,
    }
    write(actor, "open_election", election, organ, pack, facts)


def _placed(election: Election) -> list[tuple[str, str]]:
    """(key, name) in the order of the ballot."""
    standing = {(one.student_id or "", one.name): one for one in on_ballot(election)}
    order = ordered(list(standing), election.order, election.seed, in_pinyin)
    for place, person in enumerate(order, 1):
        standing[person].key = f"c{place}"
    ElectionCandidate.objects.bulk_update(standing.values(), ["key"])
    return [(standing[person].key, person[1]) for person in order]


def _fixed(election: Election, people: list[tuple[str, str]], roll: Roll, pack: Pack) -> dict[str, Any]:
    """`manifest` is that of `huizhang count` as far as it is known; `roll` the hash of who may vote; `closes`
    as it was then, and `complaint_days` after the close, whatever the plan says by that time."""
    manifest = {
        "election": f"{timezone.localdate():%Y}-{election.kind}-{election.pk}",
        "title": election.title,
        "seats": election.seats,
        "candidates": listed(people),
        "entitled": election.entitled,
        "present": election.present,
        "issued": election.issued,
        "rules": election.rules,
        **following(election.after.frozen if election.after else "", repeats=election.repeats),
    }
    return {
        "manifest": manifest,
        "roll": digest_of_roll(roll.voters),
        "order": election.order,
        "seed": election.seed,
        "mode": election.mode,
        "round": election.round,
        "closes": election.closes.isoformat() if election.closes else None,
        "surplus": "0" if election.equal_number else str(settings_of(election.kind, pack).surplus),
        "approved": election.approved,
        **{role.value: _names(election, role) for role in Role},
        "complaint_days": pack.balloting.complaint_days,
        "pack": pack.hash,
    }


def _names(election: Election, role: Role) -> list[str]:
    return [one.account.name for one in officers_of(election, role)]
