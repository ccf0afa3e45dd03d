"""A class league branch recommends a delegate; others are delegates by their office (article six)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from huizhang.approvals import actions as approvals
from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.queries import Case
from huizhang.approvals.rules import Place, Way, way_of
from huizhang.congress.actions.standing import organ_acting, refuse_all, union_meeting
from huizhang.congress.models import Candidacy, Congress, Delegate
from huizhang.congress.queries.candidates import around_of, stands_for_election
from huizhang.congress.queries.electors import electors_of, term_of
from huizhang.congress.rules.delegates.candidates import (
    COLLEGE,
    EX_OFFICIO,
    LONGEST_STATEMENT,
    LONGEST_WORD,
    faults_of_candidate,
    faults_of_person,
    faults_of_term,
)
from huizhang.congress.rules.delegates.polls import Place as PlaceWon
from huizhang.congress.rules.timeline import DELEGATES_CHAIN
from huizhang.kernel import records
from huizhang.kernel.message import Message, message
from huizhang.kernel.procedure import Outcome
from huizhang.ledger import actions as ledger
from huizhang.people import queries as people
from huizhang.people.queries import Account, Student
from huizhang.policy.conditions import facts_of
from huizhang.policy.pack import Pack


@dataclass(frozen=True, slots=True)
class Forward:
    """Who is put forward, why, and what the person states where the records have nothing.

    Without a `constituency` it is the person's own.
    """

    student_no: str
    said: str
    constituency: str = ""
    gender: str = ""
    ethnicity: str = ""
    cadre: bool | None = None


@transaction.atomic
def recommend_delegate(*, actor: Account, congress: Congress, wish: Forward, pack: Pack) -> Candidacy:
    """By the organ with which the plan's chain begins, for the person's class or college. The case waits for
    the election then. Raises CaseRefused."""
    union, today = union_meeting(congress), timezone.localdate()
    refuse_all(faults_of_term(term_of(congress)))
    electors = electors_of(congress, union, pack, today)
    student = people.students(today, [wish.student_no]).get(wish.student_no)
    constituency = wish.constituency or (electors.unit_of(student) if student else "")
    around = around_of(congress, electors, student, constituency, COLLEGE)
    faults = faults_of_candidate(student, wish.student_no, constituency, COLLEGE, around)
    refuse_all((*faults, *_of_words(wish)))
    way = way_of_delegate(congress, union, wish.student_no, COLLEGE, pack)
    case = approvals.open_case(
        actor=actor,
        matter=matter_of(congress, union, wish.student_no, way, pack),
        pack=pack,
        organ=way.stages[0].slots[0].organ,
        opinion=wish.said,
    )
    return Candidacy.objects.create(
        congress=congress,
        student_id=wish.student_no,
        constituency=constituency,
        kind=COLLEGE,
        case=case,
        said=wish.said.strip(),
        gender=wish.gender.strip(),
        ethnicity=wish.ethnicity.strip(),
        cadre=wish.cadre,
    )


def _of_words(wish: Forward) -> list[Message]:
    faults = []
    if not wish.said.strip():
        faults.append(message("Write why the class recommends this person."))
    if len(wish.said.strip()) > LONGEST_STATEMENT:
        faults.append(message("Shorten the statement to at most {most} characters.", most=LONGEST_STATEMENT))
    if max(len(wish.gender.strip()), len(wish.ethnicity.strip())) > LONGEST_WORD:
        faults.append(message("Shorten the name to at most {most} characters.", most=LONGEST_WORD))
    return faults


def way_of_delegate(congress: Congress, union: records.Union, number: str, kind: str, pack: Pack) -> Way:
    """The organs of the person's own class and college; `kind` of delegate says which steps there are."""
    student = Student.objects.select_related("class_group__major").get(pk=number)
    group = student.class_group
    known = people.students(timezone.localdate(), [number])[number]
    place = Place("college", group.major.college_id, group.pk, group.name, facts_of(union, known))
    return way_of(pack, DELEGATES_CHAIN, place, kind)


def matter_of(
    congress: Congress, union: records.Union, number: str, way: Way, pack: Pack
) -> approvals.Matter:
    college = Student.objects.values_list("class_group__major__college", flat=True).get(pk=number)
    return approvals.Matter(
        kind=DELEGATES_CHAIN,
        title=pack.chain(DELEGATES_CHAIN).zh,
        subject=number,
        stages=way.stages,
        spared=way.spared,
        union=union.union,
        college=college,
        student=number,
        facts={"congress": congress.congress},
    )


@transaction.atomic
def decide_candidacy(
    *,
    actor: Account,
    case: int,
    organ: str,
    outcome: Outcome,
    pack: Pack,
    opinion: str = "",
    reason: str = "",
) -> Case:
    """Whoever is put forward may be refused before the vote; elected is somebody by votes alone.

    Raises CaseRefused; `reason` is not asked for.
    """
    found = approvals.locked(case)
    if outcome is Outcome.APPROVE and stands_for_election(found):
        raise CaseRefused(
            message(
                "Delegates are elected by votes: record the election on the page “Delegates” of {congress}.",
                congress=found.facts["congress"],
            )
        )
    if outcome is Outcome.RETURN:
        raise CaseRefused(
            message(
                "A recommendation is not returned: refuse it with the reason, and let the class recommend "
                "anew."
            )
        )
    decided, _ = approvals.decide(
        actor=actor, case=case, organ=organ, outcome=outcome, pack=pack, opinion=opinion
    )
    return decided


@transaction.atomic
def name_ex_officio(
    *, actor: Account, congress: Congress, student_no: str, office: str, pack: Pack
) -> Delegate:
    """Outside the quota and without a chain, where the school has such delegates. By the union or an organ
    that guides it. Raises CaseRefused."""
    union, today = union_meeting(congress), timezone.localdate()
    organ = organ_acting(actor, union, pack, today)
    refuse_all(faults_of_term(term_of(congress)))
    refuse_all(_of_office(congress, union, student_no, office, pack))
    made = Delegate.objects.create(
        congress=congress, student_id=student_no, constituency=union.union, kind=EX_OFFICIO
    )
    Candidacy.objects.create(
        congress=congress,
        student_id=student_no,
        constituency=union.union,
        kind=EX_OFFICIO,
        said=office.strip(),
        place=PlaceWon.ELECTED,
    )
    ledger.record(
        actor.as_actor,
        act="name_ex_officio",
        organ=organ,
        subject=congress.congress,
        pack_hash=pack.hash,
        payload={"student": student_no, "office": office.strip()},
    )
    return made


def _of_office(
    congress: Congress, union: records.Union, number: str, office: str, pack: Pack
) -> list[Message]:
    student = people.students(timezone.localdate(), [number]).get(number)
    if not pack.electing.ex_officio:
        return [message("This school has no delegates by their office; it is a setting of the school.")]
    if student is None:
        return [message("There is no student {number}.", number=number)]
    faults = list(faults_of_person(student))
    if not electors_of(congress, union, pack, timezone.localdate()).represents(student):
        faults.append(message("The union of this congress does not represent {name}.", name=student.name))
    if not office.strip() or len(office.strip()) > LONGEST_STATEMENT:
        faults.append(message("Name the office by which this person is a delegate."))
    sent = Delegate.objects.filter(congress=congress, student=number).first()
    if sent is not None:
        faults.append(
            message(
                "{name} is a delegate of this congress already, for {unit}; a person counts once.",
                name=student.name,
                unit=sent.constituency,
            )
        )
    return faults
