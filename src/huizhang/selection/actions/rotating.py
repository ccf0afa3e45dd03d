"""The turn of the executive chair: proposed for a term, approved, taken (article two)."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from huizhang.approvals import actions as approvals
from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.queries import Case
from huizhang.approvals.rules import way_of
from huizhang.kernel.message import message
from huizhang.kernel.terms import Term
from huizhang.org import actions as org
from huizhang.org.queries import Resolution
from huizhang.org.rules.rotation import NOT_SWITCHED_ON, faults_of_turn, rotates
from huizhang.people import queries as people
from huizhang.people.queries import Account
from huizhang.policy.conditions import facts_of
from huizhang.policy.pack import Pack
from huizhang.selection.actions.backing import back_case, refuse_unbacked
from huizhang.selection.actions.refusing import refuse_all, refusing_with_the_post
from huizhang.selection.models import ProposedTurn
from huizhang.selection.queries.rotation import chairs_beyond, rotation_of, turn_under_way
from huizhang.selection.queries.standing import may_ask_for, place_of_union, union_called

CHAIN = "rotation.chair"


@transaction.atomic
def propose_turn(
    *,
    actor: Account,
    union: str,
    student: str,
    term: Term,
    pack: Pack,
    said: str = "",
    resolution: Resolution | None = None,
) -> ProposedTurn:
    """By the union or an organ that guides it, for this term or the next. Raises CaseRefused."""
    today = timezone.localdate()
    found = union_called(union)
    if found is None or not may_ask_for(actor, found, pack, today):
        raise CaseRefused(
            message("The presidium of {union}, or an organ that guides it, asks for this.", union=union)
        )
    _refuse_faults(union, student, term, pack)
    if turn_under_way(union, term) is not None:
        raise CaseRefused(
            message("A turn in {term} is proposed already; wait for its decision.", term=str(term))
        )
    case = approvals.open_case(actor=actor, matter=_matter(union, student, pack), pack=pack)
    made = ProposedTurn.objects.create(
        case=case, union_id=union, student_id=student, term=str(term), said=said.strip()
    )
    if resolution is not None:
        back_case(actor=actor, case=case, resolution=resolution)
    return made


@transaction.atomic
def correct_turn(*, actor: Account, turn: ProposedTurn, student: str, said: str, pack: Pack) -> ProposedTurn:
    """A returned proposal comes back as a new round, perhaps with another member. Raises CaseRefused."""
    _refuse_faults(turn.union_id, student, Term.parse(turn.term), pack)
    matter = _matter(turn.union_id, student, pack)
    case = approvals.resubmit(actor=actor, case=turn.case_id, matter=matter, pack=pack)
    case.student_id = turn.student_id = student
    case.save(update_fields=["student"])
    turn.said = said.strip()
    turn.save()
    return turn


@approvals.after_the_last_word
def decide_turn(actor: Account, case: Case, organ: str, pack: Pack) -> None:
    """The member chairs for that term, and an open turn ends."""
    refuse_unbacked(case, pack)
    _take(actor, case, organ, pack)


def _take(actor: Account, case: Case, organ: str, pack: Pack) -> None:
    turn = ProposedTurn.objects.get(case=case)
    term = Term.parse(turn.term)
    _refuse_faults(turn.union_id, turn.student_id, term, pack)
    seen = rotation_of(turn.union_id, term, timezone.localdate(), pack)
    basis = org.Basis(case.number, organ)
    with refusing_with_the_post():
        for earlier in chairs_beyond(turn.union_id, seen.start):
            org.end_post(actor=actor, basis=basis, post=earlier, day=seen.start, why="end_of_term", pack=pack)
        turn.post = org.turn_chair(
            actor=actor,
            basis=basis,
            union=turn.union_id,
            student=turn.student_id,
            start=seen.start,
            end=seen.end,
            pack=pack,
        )
    turn.save(update_fields=["post"])


def _refuse_faults(union: str, student: str, term: Term, pack: Pack) -> None:
    if not rotates(pack):
        raise CaseRefused(NOT_SWITCHED_ON)
    today = timezone.localdate()
    now = pack.calendar.term_of(today)
    if term not in (now, now.next()):
        raise CaseRefused(
            message("A turn is proposed for {now} or {next}.", now=str(now), next=str(now.next()))
        )
    seen = rotation_of(union, term, today, pack)
    refuse_all(tuple(faults_of_turn(student, seen.members, seen.before, term, taken=seen.taken is not None)))


def _matter(union: str, student: str, pack: Pack) -> approvals.Matter:
    found = union_called(union)
    if found is None:
        raise CaseRefused(message("There is no union {union}.", union=union))
    person = people.students(timezone.localdate(), {student}).get(student)
    way = way_of(pack, CHAIN, replace(place_of_union(found), facts=facts_of(found, person)))
    return approvals.Matter(
        kind=CHAIN,
        title=pack.chain(CHAIN).zh,
        subject=student,
        stages=way.stages,
        spared=way.spared,
        union=union,
        college=found.college,
        student=student,
    )
