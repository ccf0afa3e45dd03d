"""An election ends: the box is sealed, or the election is broken off with its reason."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from huizhang.approvals import actions as approvals
from huizhang.approvals.queries import Case
from huizhang.congress.actions.standing import refuse_all
from huizhang.elections import box
from huizhang.elections.actions.books import ask, held, leading, refuse_candidates, write
from huizhang.elections.models import Election
from huizhang.elections.queries.elections import cut_short, election_of_case
from huizhang.elections.queries.held import result_held
from huizhang.elections.queries.sealing import close_of
from huizhang.elections.rules.running import (
    ABORT,
    act_of_ending,
    faults_of_act,
    faults_of_closing,
    faults_of_ending,
    faults_of_why,
)
from huizhang.elections.rules.states import ENDED, RUNNING, Mode, State
from huizhang.kernel import procedure
from huizhang.kernel.message import message
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack

ENDS = {"abort": State.ABORTED, "annul": State.ANNULLED}


@transaction.atomic
def close_election(*, actor: Account, election: Election, pack: Pack, why: str = "") -> Election:
    """No ballot is taken any more; roll and box are written anew in drawn orders. `why` where it ends before
    the announced hour and not everybody has voted. Raises CaseRefused."""
    found = held(election.pk, "close")
    organ = leading(actor, found, pack)
    early = cut_short(found)
    refuse_all(faults_of_closing(why, early=early))
    found.state = State.CLOSED
    said = {"announced": found.closes, "why": why.strip()} if early else {}
    write(actor, "close_election", found, organ, pack, {**_sealed(found), **said})
    return found


def _sealed(election: Election) -> dict[str, object]:
    """Raises CaseRefused where the box does not hold what the roll says was cast."""
    sealed = box.seal(election.pk)
    if sealed.ballots != sealed.voted:
        refuse_all(
            [
                message(
                    "{voted} are marked as having voted, but {ballots} ballots lie in the box; suspend the "
                    "election and have it broken off.",
                    voted=sealed.voted,
                    ballots=sealed.ballots,
                )
            ]
        )
    if election.mode == Mode.ELECTRONIC:
        election.returned = sealed.ballots
        if election.present is None:
            election.present = election.issued = sealed.voted
    return {"voted": sealed.voted, **_hashed(election)}


def _hashed(election: Election) -> dict[str, object]:
    """Saved with the hash of what the close fixes; both stand in the ledger."""
    fixed = close_of(election)
    election.closed_at, election.box_sha256 = timezone.now(), fixed.sha256
    election.save()
    transaction.on_commit(wipe_waiting.enqueue, robust=True)
    return {"box": fixed.sha256, "sealed": asdict(fixed)}


def wipe_traces(*elections: int) -> bool:
    """What the files of the database kept of the order is overwritten; False where it has to wait."""
    if not box.wipe():
        return False
    Election.objects.filter(pk__in=elections).update(cleaned_at=timezone.now())
    return True


@task()
def wipe_waiting() -> int:
    """Of all that ended, beside the pages: rewriting a large file takes seconds. How many were wiped."""
    waiting = Election.objects.filter(closed_at__isnull=False, cleaned_at__isnull=True)
    ended = list(waiting.values_list("pk", flat=True))
    return len(ended) if ended and wipe_traces(*ended) else 0


@transaction.atomic
def abort_election(*, actor: Account, election: Election, why: str, pack: Pack) -> Election:
    """Along its chain; what was cast stays in the sealed box and is never counted. One that is published is
    annulled so, as long as the congress does not hold its result; ballots and count stay open to everybody.

    Raises CaseRefused.
    """
    found = _to_end(election)
    refuse_all(faults_of_why(why))
    found.aborting = ask(actor, found, ABORT, pack, why.strip(), found.aborting)
    found.save(update_fields=["aborting"])
    if found.aborting.state == procedure.State.APPROVED:
        _break_off(actor, found, found.aborting.submitted_for, pack)
    return found


@partial(approvals.after_the_last_word, first=refuse_candidates)
def decide_abort(actor: Account, case: Case, organ: str, pack: Pack) -> None:
    """What was cast stays in the sealed box and is never counted; what is published stays so."""
    _break_off(actor, _to_end(election_of_case(case)), organ, pack)


def _to_end(election: Election) -> Election:
    """Raises CaseRefused."""
    found = held(election.pk)
    followed = found.followed_by.exclude(state__in=ENDED).exists()
    refuse_all(faults_of_ending(found.state, held=result_held(found), followed=followed))
    refuse_all(faults_of_act(act_of_ending(found.state), found.state))
    return found


def _break_off(actor: Account, election: Election, organ: str, pack: Pack) -> None:
    before, case = election.state, election.aborting
    act = act_of_ending(before)
    election.state, election.said = ENDS[act], case.facts["said"] if case else ""
    facts: dict[str, object] = {"why": election.said, "before": before}
    if before in RUNNING:
        sealed = box.seal(election.pk)
        facts |= {"voted": sealed.voted, "ballots": sealed.ballots, **_hashed(election)}
    election.save()
    write(actor, f"{act}_election", election, organ, pack, facts)
