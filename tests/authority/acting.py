"""How each act is tried: what lies there before, and the act itself. Who may is in acts.csv."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from authority.people import BRANCH, COMMITTEE, GRADUATE, LEAGUE, SEATED, World
from huizhang.approvals.models import Case
from huizhang.kernel.procedure import Outcome
from huizhang.people.models import Account

DAY = timedelta(days=1)
CANDIDATE, MEMBER = "presidium_member", "department_member"
SPEAKS_FIRST = {"college": BRANCH, "school": LEAGUE}
GUIDES = {"college": LEAGUE, "school": COMMITTEE}
SPEAKERS = {GRADUATE: "graduate", **{organ: part for part, organ in SEATED.items()}}
HOLDS = {"college": ("clerk", MEMBER), "school": ("officer_school", CANDIDATE)}
ASKS = {"college": "officer", "school": "officer_school"}


@dataclass(frozen=True)
class Try:
    """`act` as somebody, in the name of an organ: their own ones and each of `organs` are tried."""

    act: Callable[[Account, str], object]
    organs: tuple[str, ...] = ("",)


Decider = Callable[..., object]
Built = Callable[[World, str], Try]
ACTS: dict[str, Built] = {}
Cases = Callable[[World, str], tuple[Case, Decider]]
CASES: dict[str, Cases] = {}


def act(name: str) -> Callable[[Built], Built]:
    return lambda built: ACTS.setdefault(name, built)


def case(name: str) -> Callable[[Cases], Cases]:
    return lambda built: CASES.setdefault(name, built)


def tried(name: str, unit: str, outcome: str, world: World) -> Try:
    """Everything that the act needs is made; nobody has tried yet."""
    if not outcome:
        return ACTS[name](world, unit)
    found, decide = CASES[name](world, unit)
    organs = tuple(found.waiting.values_list("organ", flat=True))
    return Try(saying(decide, found, Outcome(outcome), world), organs)


def saying(decide: Decider, about: Case, outcome: Outcome, world: World) -> Callable[[Account, str], object]:
    facts = {"case": about.pk, "outcome": outcome, "pack": world.pack, "opinion": "意见", "reason": "需要"}
    return lambda actor, organ: decide(actor=actor, organ=organ, **facts)


def say(decide: Decider, about: Case, organ: str, world: World, outcome: str = "approve") -> None:
    saying(decide, about, Outcome(outcome), world)(world.people[SPEAKERS[organ]], organ)


def today() -> date:
    return timezone.localdate()
