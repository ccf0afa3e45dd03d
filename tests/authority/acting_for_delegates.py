"""How acts on delegates are tried. Who may is in acts.csv."""

from __future__ import annotations

from authority.acting import ASKS, GUIDES, SPEAKERS, Try, act, case, say, today
from authority.acting_for_congresses import called
from authority.people import BRANCH, World
from huizhang.congress import actions as congress
from huizhang.congress.models import Congress, Poll
from huizhang.congress.queries import counted
from huizhang.congress.rules.delegates.polls import Result
from huizhang.org.queries import unions
from huizhang.people.models import Account

CANDIDATES = ("clerk", "clerk_beside", "officer")


def ready(world: World, unit: str) -> Congress:
    """Called, with two seats frozen for the college of the cast."""
    made = called(world, unit, world.people[ASKS[unit]])
    union = next(one for one in unions() if one.union == made.union_id)
    wish = congress.Seats(4, "pool", counted(union, today(), world.pack), today(), "按比例")
    facts = {"actor": world.people[SPEAKERS[GUIDES[unit]]], "pack": world.pack}
    proposed = congress.propose_allocation(**facts, congress=made, wish=wish)
    say(congress.decide_allocation, proposed.case, GUIDES[unit], world)
    return made


def numbers(world: World) -> list[str]:
    return [world.people[part].student_id or "" for part in CANDIDATES]


def recommended(world: World, of: Congress, number: str, actor: Account | None = None):
    wish = congress.Forward(number, "热心服务同学")
    branch = actor or world.people[SPEAKERS[BRANCH]]
    return congress.recommend_delegate(actor=branch, congress=of, wish=wish, pack=world.pack)


def place(world: World, unit: str) -> str:
    group = world.university.group
    return world.university.college.name if unit == "school" else group.major.name


def elected(world: World, unit: str, of: Congress, actor: Account) -> Poll:
    first, second, third = numbers(world)
    result = Result(
        today(),
        2,
        6,
        6,
        6,
        {first: 4, second: 4, third: 4},
        (first, second),
        (third,),
        "监票人",
        "纪要",
        "抽签",
    )
    return congress.record_delegate_election(
        actor=actor, congress=of, constituency=place(world, unit), result=result, pack=world.pack
    )


def with_candidates(world: World, unit: str) -> Congress:
    made = ready(world, unit)
    for number in numbers(world):
        recommended(world, made, number)
    return made


def after_the_election(world: World, unit: str) -> tuple[Congress, Poll]:
    made = with_candidates(world, unit)
    return made, elected(world, unit, made, world.people["union"])


@act("recommend a delegate")
def _recommend(world: World, unit: str) -> Try:
    made, (number, *_) = ready(world, unit), numbers(world)
    return Try(lambda actor, _: recommended(world, made, number, actor))


@case("decide on a delegate")
def _decide(world: World, unit: str):
    return recommended(world, ready(world, unit), numbers(world)[0]).case, congress.decide_candidacy


@act("record an election of delegates")
def _elect(world: World, unit: str) -> Try:
    made = with_candidates(world, unit)
    return Try(lambda actor, _: elected(world, unit, made, actor))


@act("take an election of delegates back")
def _annul(world: World, unit: str) -> Try:
    _, poll = after_the_election(world, unit)
    facts = {"poll": poll, "why": "计票有误", "pack": world.pack}
    return Try(lambda actor, _: congress.annul_delegate_election(actor=actor, **facts))


@act("leave seats of delegates vacant")
def _leave_vacant(world: World, unit: str) -> Try:
    """After a round in which one of two seats was won."""
    made, at = with_candidates(world, unit), place(world, unit)
    first, *others = numbers(world)
    votes = {first: 4} | dict.fromkeys(others, 1)
    result = Result(today(), 2, 6, 6, 6, votes, (first,), (), "监票人", "纪要")
    facts = {"congress": made, "constituency": at, "pack": world.pack}
    congress.record_delegate_election(actor=world.people["union"], result=result, **facts)
    return Try(lambda actor, _: congress.leave_seats_vacant(actor=actor, why="会议决定空缺", **facts))


@act("withdraw a delegate")
def _withdraw(world: World, unit: str) -> Try:
    made, _ = after_the_election(world, unit)
    facts = {"congress": made, "student_no": numbers(world)[0], "why": "休学", "pack": world.pack}
    return Try(lambda actor, _: congress.withdraw_delegate(actor=actor, **facts))


@act("let an alternate follow")
def _follow(world: World, unit: str) -> Try:
    made, _ = after_the_election(world, unit)
    facts = {"congress": made, "pack": world.pack}
    union = world.people["union"]
    congress.withdraw_delegate(actor=union, student_no=numbers(world)[0], why="休学", **facts)
    at = place(world, unit)
    return Try(lambda actor, _: congress.seat_alternate(actor=actor, constituency=at, **facts))


@act("name a delegate by office")
def _office(world: World, unit: str) -> Try:
    made = ready(world, unit)
    facts = {"student_no": numbers(world)[0], "office": "主席团成员", "pack": world.pack}
    return Try(lambda actor, _: congress.name_ex_officio(actor=actor, congress=made, **facts))


@act("check the credentials of delegates")
def _check(world: World, unit: str) -> Try:
    made, _ = after_the_election(world, unit)
    facts = {"committee": "甲、乙", "statement": "代表资格有效", "pack": world.pack}
    return Try(lambda actor, _: congress.check_credentials(actor=actor, congress=made, **facts))
