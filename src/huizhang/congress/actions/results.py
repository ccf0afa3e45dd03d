"""A congress's election of its union's presidium, recorded or counted, and what it brings (articles 5, 6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils import timezone

from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.queries import Case
from huizhang.congress.actions.standing import organ_acting, refuse_all, union_meeting
from huizhang.congress.models import Congress, ElectionLine, ElectionResult
from huizhang.congress.queries import requests_of
from huizhang.congress.queries.results import candidates_at, elected_at, field_of, results_standing, terms_at
from huizhang.congress.rules.ballots import faults_of_recording
from huizhang.congress.rules.delegates.polls import LONGEST_MINUTES
from huizhang.congress.rules.results.judging import faults_of_result
from huizhang.congress.rules.results.result import Result, Terms
from huizhang.kernel.message import Message, message
from huizhang.kernel.procedure import State
from huizhang.kernel.roster import PRESIDIUM
from huizhang.ledger import actions as ledger
from huizhang.org.actions import Basis
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection import actions as selection
from huizhang.selection.queries import Nomination

STANDING = (State.OPEN, State.APPROVED)


@transaction.atomic
def record_result(
    *, actor: Account, congress: Congress, result: Result, pack: Pack, terms: Terms | None = None
) -> ElectionResult:
    """By the union or an organ that guides it. The vote decides the step `elect` of every candidate's case.

    `terms` are those that a counted ballot had frozen; without, the school's settings and the quorum of the
    session hold. Raises CaseRefused.
    """
    congress = Congress.objects.select_for_update(of=("self",)).get(pk=congress.pk)
    union = union_meeting(congress)
    organ = organ_acting(actor, union, pack, timezone.localdate())
    if terms is None:
        refuse_all(faults_of_recording(congress.congress, "", ""))
    refuse_all(_asked_already(congress))
    standing_for = {one.student_id: one for one in candidates_at(congress)}
    held = terms or terms_at(congress, pack)
    around = field_of(congress, standing_for.values())
    refuse_all(faults_of_result(result, around, held))
    made = _kept(actor, congress, result, held, organ, around.round)
    for number in result.votes:
        _line(actor, made, standing_for[number], result, pack)
    _record(actor, "record_result", made, organ, pack, _payload(result, made))
    return made


def _asked_already(congress: Congress) -> list[Message]:
    asked = requests_of(congress, "result").filter(state__in=STANDING).first()
    if asked is None:
        return []
    return [
        message(
            "The approval of the result was asked for ({case}); withdraw that request, or have it returned, "
            "before the result changes.",
            case=asked.number,
        )
    ]


def _kept(
    actor: Account, congress: Congress, result: Result, terms: Terms, organ: str, number: int
) -> ElectionResult:
    return ElectionResult.objects.create(
        congress=congress,
        post=PRESIDIUM,
        source=result.source,
        reference=result.reference,
        round=number,
        held_on=result.day,
        seats=result.seats,
        **asdict(result.papers),
        base_of=terms.of if terms.elected else "most",
        base=terms.base(result.papers),
        needed=terms.votes_needed(result.papers),
        scrutineers=result.scrutineers.strip(),
        minutes=result.minutes.strip(),
        tie=result.tie.strip(),
        unfilled=result.unfilled.strip(),
        renews=result.renews,
        organ=organ,
        recorded_by=actor,
    )


def _line(actor: Account, made: ElectionResult, one: Nomination, result: Result, pack: Pack) -> None:
    number, votes = one.student_id, result.votes[one.student_id]
    rank = result.elected.index(number) + 1 if number in result.elected else None
    ElectionLine.objects.create(
        result=made,
        nomination=one,
        approve=votes.approve,
        oppose=votes.oppose,
        abstain=votes.abstain,
        rank=rank,
    )
    voted = selection.Voted(made.held_on, made.organ, made.congress_id)
    selection.decide_election(actor=actor, nomination=one, elected=rank is not None, voted=voted, pack=pack)


@transaction.atomic
def annul_result(*, actor: Account, result: ElectionResult, why: str, pack: Pack) -> ElectionResult:
    """What was recorded wrongly, or was void, is taken back: its candidates are candidates again. The last
    vote first. Raises CaseRefused."""
    result = (
        ElectionResult.objects.select_for_update(of=("self",)).select_related("congress").get(pk=result.pk)
    )
    congress, today = result.congress, timezone.localdate()
    organ = organ_acting(actor, union_meeting(congress), pack, today)
    refuse_all([*_of_annulment(result, why), *_asked_already(congress)])
    result.annulled_on, result.annulled_why = today, why.strip()
    result.save(update_fields=["annulled_on", "annulled_why"])
    voted = selection.Voted(today, organ, congress.congress)
    earlier = {line.nomination_id for line in _lines_before(result)}
    for line in result.lines.select_related("nomination").order_by("pk"):
        back = False if line.nomination_id in earlier else None
        selection.decide_election(
            actor=actor, nomination=line.nomination, elected=back, voted=voted, pack=pack
        )
    _record(actor, "annul_result", result, organ, pack, {"why": why.strip(), "result": result.pk})
    return result


def _lines_before(result: ElectionResult) -> list[ElectionLine]:
    """Of earlier votes of the same congress, which did not elect them."""
    standing = results_standing(result.congress).filter(pk__lt=result.pk)
    return list(ElectionLine.objects.filter(result__in=standing))


def _of_annulment(result: ElectionResult, why: str) -> list[Message]:
    faults = []
    if result.annulled_on is not None:
        faults.append(message("This election was taken back already."))
    elif results_standing(result.congress).filter(pk__gt=result.pk).exists():
        faults.append(message("A later vote rests on this one; take that back first."))
    if not why.strip() or len(why.strip()) > LONGEST_MINUTES:
        faults.append(message("Say why, in at most {most} characters.", most=LONGEST_MINUTES))
    return faults


def elected_named(congress: Congress) -> list[dict[str, Any]]:
    """As a request for approval names them: number, name, votes and the key of the result."""
    return [
        {
            "student_no": line.nomination.student_id,
            "name": line.nomination.student.name,
            "votes": line.approve,
            "result": line.result_id,
        }
        for line in elected_at(congress)
    ]


def bring_into_office(actor: Account, congress: Congress, case: Case, organ: str, pack: Pack) -> None:
    """Once its result is approved. Raises CaseRefused where the request names others than the result."""
    elected = elected_at(congress)
    if case.facts.get("elected", []) != elected_named(congress):
        raise CaseRefused(
            message(
                "The result changed after its approval was asked for; return the request to be corrected."
            )
        )
    if elected:
        selection.seat_elected(
            actor=actor,
            nominations=[line.nomination for line in elected],
            basis=Basis(case.number, organ),
            renews=elected[0].result.renews,
            pack=pack,
        )


def _payload(result: Result, made: ElectionResult) -> dict[str, object]:
    return {
        **asdict(result),
        "day": result.day.isoformat(),
        "votes": {number: asdict(one) for number, one in result.votes.items()},
        "result": made.pk,
        "round": made.round,
        "needed": made.needed,
    }


def _record(
    actor: Account, act: str, made: ElectionResult, organ: str, pack: Pack, facts: Mapping[str, object]
) -> None:
    ledger.record(
        actor.as_actor,
        act=act,
        organ=organ,
        subject=made.congress_id,
        pack_hash=pack.hash,
        payload=dict(facts),
    )
