"""Public notices (公示): what was determined takes effect when one has ended, or is taken back."""

from __future__ import annotations

import logging
from datetime import date

from django.db import transaction
from django.utils import timezone

from huizhang.approvals import actions as approvals
from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.queries import Case
from huizhang.approvals.rules.notifying import Why
from huizhang.eligibility.snapshot import DamagedSnapshot
from huizhang.kernel.message import message
from huizhang.kernel.procedure import State
from huizhang.ledger import actions as ledger
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.actions.finishing import finish
from huizhang.selection.actions.refusing import refuse_all
from huizhang.selection.models import Notice
from huizhang.selection.queries.nominations import JudgedTogether
from huizhang.selection.queries.notices import ended_unobjected, organs_of, unanswered
from huizhang.selection.rules.notices import faults_of_closing

LOG = logging.getLogger("huizhang.rounds")


@transaction.atomic
def close_notice(*, actor: Account, notice: int, organ: str, pack: Pack, reason: str = "") -> Notice:
    """By an organ that had determined, after the last day: judged once more, then the person has the post
    or is a candidate. Raises CaseRefused, NominationRefused, ReasonNeeded."""
    found = locked(notice)
    if organ not in organs_of(actor, found, timezone.localdate()):
        raise CaseRefused(message("Only an organ that determined this closes its notice."))
    _close(actor, found, organ, pack, reason.strip())
    return found


@transaction.atomic
def close_by_date(*, notice: int, pack: Pack) -> Notice:
    """What the passing of the last day alone brings about, on behalf of whoever opened the notice.

    Raises CaseRefused, NominationRefused, ReasonNeeded.
    """
    found = locked(notice)
    _close(found.opened_by, found, found.organ, pack, "")
    return found


def close_due(*, pack: Pack, day: date) -> int:
    """Every notice whose time is over and that nothing keeps open, one by one; how many took effect. Those on
    which an organ has to speak first, or whose person cannot be judged now, stay for an organ."""
    closed = 0
    for notice in ended_unobjected(day):
        try:
            close_by_date(notice=notice, pack=pack)
        except (CaseRefused, DamagedSnapshot) as refused:
            LOG.warning("notice %s: %s", notice, refused)
            _tell_that_it_waits(notice)
            continue
        closed += 1
    return closed


@transaction.atomic
def take_back(*, actor: Account, notice: int, organ: str, why: str, pack: Pack) -> Notice:
    """An organ that had determined refuses after all, as long as nothing took effect. Raises CaseRefused."""
    found = locked(notice)
    if found.ended_at is not None:
        raise CaseRefused(message("This notice is closed already."))
    approvals.revoke(actor=actor, case=found.nomination.case_id, organ=organ, opinion=why, pack=pack)
    found.ended_at, found.taken_back = timezone.now(), True
    found.save(update_fields=["ended_at", "taken_back"])
    _record(actor, found, organ, pack, "take_back")
    return found


def locked(notice: int) -> Notice:
    """The notice, held until the transaction ends. Raises CaseRefused where there is none."""
    held = Notice.objects.select_for_update(of=("self",)).select_related("nomination__case", "opened_by")
    found = held.filter(pk=notice).first()
    if found is None:
        raise CaseRefused(message("There is no such notice."))
    return found


def _close(actor: Account, notice: Notice, organ: str, pack: Pack, reason: str) -> None:
    case: Case = notice.nomination.case
    concerned = actor.student_id is not None and actor.student_id == notice.nomination.student_id
    refuse_all(
        tuple(
            faults_of_closing(
                timezone.localdate(),
                notice.last_day,
                unanswered(notice),
                ended=notice.ended_at is not None,
                concerned=concerned,
            )
        )
    )
    notice.ended_at = timezone.now()
    notice.save(update_fields=["ended_at"])
    _record(actor, notice, organ, pack, "close_notice")
    finish(actor, case, organ, pack, reason, JudgedTogether([case], timezone.localdate(), pack))
    if case.state == State.APPROVED:
        approvals.tell_of_notice(case, Why.NOTICE_ENDED, notice.last_day)


def _tell_that_it_waits(number: int) -> None:
    notice = Notice.objects.select_related("nomination__case").get(pk=number)
    approvals.tell_of_notice(notice.nomination.case, Why.NOTICE_WAITS, notice.last_day)


def _record(actor: Account, notice: Notice, organ: str, pack: Pack, act: str) -> None:
    ledger.record(
        actor.as_actor,
        act=act,
        organ=organ,
        subject=notice.nomination.case.subject,
        pack_hash=pack.hash,
        payload={"case": notice.nomination.case.number, "last_day": notice.last_day},
    )
