"""How acts on congresses are tried. Who may is in acts.csv."""

from __future__ import annotations

from authority.acting import ASKS, GUIDES, Try, act, case, say, today
from authority.people import UNIONS, World
from huizhang.congress import actions as congress
from huizhang.congress.models import Congress, ProposedAllocation
from huizhang.congress.rules.allocation import electorate
from huizhang.people.models import Account

PEOPLE = electorate({("信息学院", "2024级本科"): 912, ("外国语学院", "2025级本科"): 714})
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
