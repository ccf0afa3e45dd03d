"""How acts on congresses are tried. Who may is in acts.csv."""

from __future__ import annotations

from dataclasses import replace

from django.utils import timezone

from authority.acting import ASKS, DAY, GUIDES, Try, act, case, say, today
from authority.people import UNIONS, World
from congress.electing import on_record
from congress.prepared import prepared
from huizhang.approvals.models import Case
from huizhang.congress import actions as congress
from huizhang.congress.models import Congress, Delegate, ProposedAllocation
from huizhang.congress.rules.allocation import electorate
from huizhang.congress.rules.calling import Call
from huizhang.congress.rules.requests import Word
from huizhang.congress.rules.results.result import Papers, Result, Votes, terms_of
from huizhang.people.models import Account
from huizhang.selection.models import Nomination

PEOPLE = electorate({("信息学院", "2024级本科"): 912, ("外国语学院", "2025级本科"): 714})
PARTIES = {"college": "college_party_org", "school": "school_party_committee"}
ABOVE = {"college": "upper_union", "school": "upper_federation"}
WISH = congress.Seats(20, "pool", PEOPLE, None)


def of_unit(unit: str) -> Congress:
    found, _ = Congress.objects.get_or_create(
        congress=f"{UNIONS[unit]}代表大会", defaults={"union_id": UNIONS[unit], "date": today()}
    )
    return found


def proposed(world: World, unit: str, actor: Account) -> ProposedAllocation:
    return congress.propose_allocation(actor=actor, congress=of_unit(unit), wish=WISH, pack=world.pack)


@act("propose seats")
def _propose(world: World, unit: str) -> Try:
    of_unit(unit)
    return Try(lambda actor, _: proposed(world, unit, actor))


@case("decide on seats")
def _decide(world: World, unit: str):
    return proposed(world, unit, world.people[ASKS[unit]]).case, congress.decide_allocation


@act("correct seats")
def _correct(world: World, unit: str) -> Try:
    made = proposed(world, unit, world.people[ASKS[unit]])
    say(congress.decide_allocation, made.case, GUIDES[unit], world, "return")
    return Try(
        lambda actor, _: congress.correct_allocation(actor=actor, proposed=made, wish=WISH, pack=world.pack)
    )


def called(world: World, unit: str, actor: Account) -> Congress:
    call = Call(f"{UNIONS[unit]}第九次代表大会", today() + 60 * DAY, "筹备委员会")
    return congress.call_congress(actor=actor, union=UNIONS[unit], call=call, pack=world.pack)


def requested(world: World, unit: str, what: str = "preparing", of: Congress | None = None) -> Case:
    asks = world.people[ASKS[unit]]
    made = of or called(world, unit, asks)
    return congress.request_congress(actor=asks, congress=made, what=what, said="请示", pack=world.pack)


def entered(world: World, unit: str, of: Congress, milestone: str, organ: str) -> None:
    word = Word(milestone, organ, today(), "文号")
    congress.enter_word(actor=world.people[ASKS[unit]], congress=of, word=word, pack=world.pack)


@act("call a congress")
def _call(world: World, unit: str) -> Try:
    return Try(lambda actor, _: called(world, unit, actor))


@act("move a congress")
def _move(world: World, unit: str) -> Try:
    made = called(world, unit, world.people[ASKS[unit]])
    facts = {"day": made.date + 7 * DAY, "said": "场地调整", "pack": world.pack}
    return Try(
        lambda actor, _: congress.move_congress(
            actor=actor, congress=Congress.objects.get(pk=made.pk), **facts
        )
    )


@act("cancel a congress")
def _cancel(world: World, unit: str) -> Try:
    made = called(world, unit, world.people[ASKS[unit]])
    return Try(
        lambda actor, _: congress.cancel_congress(actor=actor, congress=made, said="改期", pack=world.pack)
    )


@act("record a step of a congress")
def _record(world: World, unit: str) -> Try:
    made = called(world, unit, world.people[ASKS[unit]])
    facts = {"name": "committee", "day": today(), "minutes": "筹委会成立", "pack": world.pack}
    return Try(lambda actor, _: congress.record_milestone(actor=actor, congress=made, **facts))


def determined(world: World, unit: str, of: Congress) -> Nomination:
    """A candidate for the presidium, before the only delegate of the congress."""
    student = world.people["clerk"].student
    now = timezone.now()
    chain = "nomination.college" if unit == "college" else "nomination.presidium.school"
    made = Case.objects.create(
        kind=chain,
        title="主席团候选人",
        subject=student.pk,
        union_id=of.union_id,
        student=student,
        stages=[],
        facts={},
        pack_hash=world.pack.hash,
        state="approved",
        opened_at=now,
        closed_at=now,
    )
    Delegate.objects.create(congress=of, student=student, constituency="软件工程")
    facts = {"conduct": "品行端正", "conditions": [], "candidate": True, "start": today()}
    return Nomination.objects.create(
        case=made, union_id=of.union_id, student=student, post="presidium_member", **facts
    )


def voted(world: World, unit: str):
    """Held, with one candidate for one seat; the school allows that."""
    asks = world.people[ASKS[unit]]
    made = called(world, unit, asks)
    facts = {"name": "session", "day": today(), "minutes": "会议纪要", "pack": world.pack}
    prepared(made, asks, world.pack)
    congress.record_milestone(actor=asks, congress=made, **facts)
    one = determined(world, unit, made)
    votes = {one.student_id: Votes(1)}
    result = Result(today(), 1, Papers(1, 1, 1, 1, 1), votes, (one.student_id,), "监票人", "纪要")
    terms = replace(terms_of(world.pack.balloting), equal_number=True)
    return {"congress": made, "result": result, "terms": terms, "pack": world.pack}


@act("record the result of a congress")
def _record_result(world: World, unit: str) -> Try:
    facts = voted(world, unit)
    return Try(lambda actor, _: congress.record_result(actor=actor, **facts))


@act("take the result of a congress back")
def _annul_result(world: World, unit: str) -> Try:
    made = congress.record_result(actor=world.people[ASKS[unit]], **voted(world, unit))
    return Try(
        lambda actor, _: congress.annul_result(actor=actor, result=made, why="计票有误", pack=world.pack)
    )


@act("ask for a congress")
def _ask(world: World, unit: str) -> Try:
    made = called(world, unit, world.people[ASKS[unit]])
    facts = {"what": "preparing", "said": "请示", "pack": world.pack}
    return Try(lambda actor, _: congress.request_congress(actor=actor, congress=made, **facts))


@case("decide on a request of a congress")
def _decide_request(world: World, unit: str):
    return requested(world, unit), congress.decide_request


@case("decide on convening a congress")
def _decide_convening(world: World, unit: str):
    made = requested(world, unit)
    say(congress.decide_request, made, PARTIES[unit], world, "approve")
    of = congress.congress_of(made)
    entered(world, unit, of, "preparing", ABOVE[unit])
    return requested(world, unit, "convening", of), congress.decide_request


@case("decide on the result of a congress")
def _decide_result(world: World, unit: str):
    asks = world.people[ASKS[unit]]
    made = called(world, unit, asks)
    facts = {"name": "session", "day": today(), "minutes": "选举结果", "pack": world.pack}
    prepared(made, asks, world.pack)
    congress.record_milestone(actor=asks, congress=made, **facts)
    entered(world, unit, made, "announced", "congress")
    on_record(made, asks)
    return requested(world, unit, "result", made), congress.decide_request


@act("correct a request of a congress")
def _correct_request(world: World, unit: str) -> Try:
    made = requested(world, unit)
    say(congress.decide_request, made, PARTIES[unit], world, "return")
    return Try(
        lambda actor, _: congress.correct_request(actor=actor, case=made, said="请示", pack=world.pack)
    )


@act("enter a word from above")
def _enter(world: World, unit: str) -> Try:
    made = requested(world, unit)
    say(congress.decide_request, made, PARTIES[unit], world, "approve")
    word = Word("preparing", ABOVE[unit], today(), "文号")
    of = congress.congress_of(made)
    return Try(lambda actor, _: congress.enter_word(actor=actor, congress=of, word=word, pack=world.pack))
