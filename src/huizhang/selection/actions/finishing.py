"""What follows the last word on a recommendation: judged again, shown to everybody, then appointed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from django.utils import timezone

from huizhang.approvals import actions as approvals
from huizhang.approvals import queries as approved
from huizhang.approvals.queries import Case
from huizhang.approvals.rules.notifying import Why
from huizhang.eligibility.conditions import Condition
from huizhang.kernel import records
from huizhang.kernel.roster import PRESIDIUM
from huizhang.ledger import actions as ledger
from huizhang.org import actions as org
from huizhang.org import queries as unions
from huizhang.org.rules import excesses
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.actions.exceeding import Given, ask_for_acceptance, given_reason
from huizhang.selection.actions.refusing import NominationRefused, refuse_all
from huizhang.selection.models import Nomination, Notice
from huizhang.selection.queries.nominations import JudgedTogether, as_facts, nomination_of, place_of
from huizhang.selection.queries.notices import post_wished, posts_on_notice
from huizhang.selection.rules.nominating import faults_of_conditions, needs_election
from huizhang.selection.rules.notices import notice_days


def finish(actor: Account, case: Case, organ: str, pack: Pack, reason: str, judged: JudgedTogether) -> None:
    """As far as it goes today: a reason has to be accepted, a notice runs, or it takes effect.

    Raises NominationRefused, ReasonNeeded.
    """
    day = timezone.localdate()
    nomination = nomination_of(case)
    _judge_again(nomination, judged.of(nomination.student_id))
    nomination.save()
    _attest_checked(case, organ, day)
    elected = needs_election(pack, case.kind, nomination.post)
    shown = Notice.objects.filter(nomination=nomination).exists()
    # whoever is on a notice has the post as soon as that ends; what one is determined for counts them
    expected = () if shown else posts_on_notice(nomination.union_id, pack)
    given = given_reason(actor, reason, case, nomination.reason)
    if not elected and _beyond_limits(nomination, case, pack, day, given, expected):
        return
    if notice_days(pack) and not shown:
        _open_notice(actor, nomination, case, organ, pack, day)
    elif elected:
        _becomes_candidate(nomination, organ, day)
    else:
        _is_appointed(actor, nomination, case, organ, pack, day)


def _beyond_limits(
    nomination: Nomination,
    case: Case,
    pack: Pack,
    day: date,
    given: Given,
    expected: tuple[records.Post, ...],
) -> bool:
    """Whether a reason has to be accepted first; `expected` are posts that others will have."""
    post = _post_of(nomination, day)
    known = unions.known(post.start, _accepted(nomination, day))
    then = tuple(one for one in expected if one.held_on(post.start))
    over = excesses(pack, replace(known, posts=(*known.posts, *then)), (post,))
    if any(one.blocks for one in over):
        try:
            org.refuse_excesses(over)
        except org.PostRefused as refused:
            raise NominationRefused(refused.message) from refused
    if over:
        union = next(one for one in unions.unions() if one.union == nomination.union_id)
        ask_for_acceptance(case, place_of(union, nomination.student), over, given, pack)
    return bool(over)


def _open_notice(
    actor: Account, nomination: Nomination, case: Case, organ: str, pack: Pack, day: date
) -> None:
    last_day = day + timedelta(days=notice_days(pack))
    Notice.objects.create(nomination=nomination, organ=organ, opens=day, last_day=last_day, opened_by=actor)
    ledger.record(
        actor.as_actor,
        act="open_notice",
        organ=organ,
        subject=case.subject,
        pack_hash=pack.hash,
        payload={"case": case.number, "union": nomination.union_id, "last_day": last_day},
    )
    approvals.tell_of_notice(case, Why.NOTICE_BEGUN, last_day)


def _becomes_candidate(nomination: Nomination, organ: str, day: date) -> None:
    nomination.candidate = True
    nomination.save(update_fields=["candidate"])
    _attest_representative(nomination, organ, day)


def _is_appointed(
    actor: Account, nomination: Nomination, case: Case, organ: str, pack: Pack, day: date
) -> None:
    _appoint(actor, nomination, org.Basis(case.number, organ), pack, day)


def take_office(
    actor: Account, nomination: Nomination, basis: org.Basis, pack: Pack, judged: JudgedTogether
) -> None:
    """Whom a congress elected. Raises NominationRefused."""
    _judge_again(nomination, judged.of(nomination.student_id))
    nomination.save(update_fields=["judged_again"])
    _appoint(actor, nomination, basis, pack, timezone.localdate())


def _appoint(actor: Account, nomination: Nomination, basis: org.Basis, pack: Pack, day: date) -> None:
    post, accepted = _post_of(nomination, day), _accepted(nomination, day)
    try:
        nomination.appointed = org.appoint(actor=actor, basis=basis, post=post, pack=pack, accepted=accepted)
    except org.PostRefused as refused:
        raise NominationRefused(refused.message) from refused
    nomination.save(update_fields=["appointed"])


def _accepted(nomination: Nomination, day: date) -> tuple[records.Attestation, ...]:
    """The reasons that guiding organs accepted."""
    return approved.attestations(max(day, nomination.start))


def _judge_again(nomination: Nomination, conditions: list[Condition]) -> None:
    refuse_all(tuple(faults_of_conditions(((one.rule, one.verdict) for one in conditions), final=True)))
    nomination.judged_again = as_facts(conditions)


def _post_of(nomination: Nomination, day: date) -> records.Post:
    """Nobody serves before everybody has decided and no notice runs: a past start becomes today."""
    return post_wished(nomination, max(nomination.start, day))


def _attest_checked(case: Case, organ: str, day: date) -> None:
    approvals.attest(
        rule="eligibility.checked",
        union=case.union_id or "",
        subject=case.student_id or "",
        by=organ,
        day=day,
        evidence=case.number,
    )


def _attest_representative(nomination: Nomination, organ: str, day: date) -> None:
    if nomination.post == PRESIDIUM and nomination.representative.strip():
        approvals.attest(
            rule="nomination.representative",
            union=nomination.union_id,
            subject="",
            by=organ,
            day=day,
            evidence=nomination.representative.strip(),
        )
