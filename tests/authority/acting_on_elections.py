"""How acts on elections are tried. Who may is in acts.csv; who may cast is held in tests/elections."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from authority.acting import ASKS, GUIDES, SPEAKERS, Try, act, case
from authority.acting_at_sessions import came, opened, with_delegate
from authority.people import World
from huizhang.elections import actions as acts
from huizhang.elections.models import Election
from huizhang.elections.rules.drafting import Draft

STAND = ("student", "clerk_beside")
WATCH = ("outsider", "graduate", "branch_beside")


def wish(world: World) -> Draft:
    return Draft(
        kind="other",
        title="选举学生监督员",
        seats=1,
        candidates=tuple(world.people[part].student_id or "" for part in STAND),
        scrutineers=tuple(world.people[part].username for part in WATCH),
        approved="举手表决通过",
        balloting=world.pack.balloting,
        office="学生监督员",
    )


def drafted(world: World, unit: str) -> Election:
    session = opened(world, unit)
    came(world, session)
    asks = world.people[ASKS[unit]]
    return acts.draft_election(actor=asks, congress=session.congress, draft=wish(world), pack=world.pack)


def guiding(world: World, unit: str) -> dict[str, object]:
    return {"actor": world.people[SPEAKERS[GUIDES[unit]]], "pack": world.pack}


def running(world: World, unit: str) -> Election:
    return acts.open_election(election=drafted(world, unit), **guiding(world, unit))


def suspended(world: World, unit: str) -> Election:
    return acts.suspend_election(election=running(world, unit), why="停电", **guiding(world, unit))


def aborted(world: World, unit: str) -> Election:
    return acts.abort_election(election=running(world, unit), why="名册有误", **guiding(world, unit))


def counted(world: World, unit: str) -> Election:
    found = acts.close_election(election=running(world, unit), **guiding(world, unit))
    Election.objects.filter(pk=found.pk).update(state="counted")
    return found


def tries(
    name: str, how: Callable[..., object], before: Callable[[World, str], Election], **more: object
) -> None:
    """`how` is asked with the election that `before` makes."""

    @act(name)
    def _(world: World, unit: str) -> Try:
        found = before(world, unit)
        given = {key: value(world, found) if callable(value) else value for key, value in more.items()}
        return Try(lambda actor, _: how(actor=actor, election=found, pack=world.pack, **given))


@act("set an election up")
def _draft(world: World, unit: str) -> Try:
    congress = with_delegate(world, unit)
    return Try(
        lambda actor, _: acts.draft_election(
            actor=actor, congress=congress, draft=wish(world), pack=world.pack
        )
    )


@act("withdraw a candidate from an election")
def _withdraw(world: World, unit: str) -> Try:
    one = running(world, unit).candidates.order_by("pk")[0]
    return Try(
        lambda actor, _: acts.withdraw_candidate(actor=actor, candidate=one, why="个人原因", pack=world.pack)
    )


def in_an_hour(world: World, election: Election) -> object:
    return timezone.now() + timedelta(hours=1)


def same_wish(world: World, election: Election) -> Draft:
    return wish(world)


tries("change how an election is set up", acts.revise_election, drafted, draft=same_wish)
tries("open an election", acts.open_election, drafted)
tries("suspend an election", acts.suspend_election, running, why="停电")
tries("resume an election", acts.resume_election, suspended)
tries("extend an election", acts.extend_election, running, closes=in_an_hour, why="网络故障")
tries("close an election", acts.close_election, running)
tries("break an election off", acts.abort_election, running, why="名册有误")
tries("set up a further round", acts.draft_further_round, counted, draft=same_wish)
tries("repeat an election", acts.repeat_election, aborted, draft=same_wish)
tries("complain about an election", acts.complain, running, said="有人代投")


@case("decide on opening an election")
def _decide(world: World, unit: str):
    asks, found = world.people[ASKS[unit]], drafted(world, unit)
    return acts.open_election(actor=asks, election=found, pack=world.pack).opening, acts.decide_opening


@case("decide on breaking an election off")
def _decide_abort(world: World, unit: str):
    asks, found = world.people[ASKS[unit]], running(world, unit)
    made = acts.abort_election(actor=asks, election=found, why="名册有误", pack=world.pack)
    return made.aborting, acts.decide_abort


@case("answer a complaint about an election")
def _answer(world: World, unit: str):
    voter, found = world.people["clerk"], running(world, unit)
    made = acts.complain(actor=voter, election=found, said="有人代投", pack=world.pack)
    return made.case, acts.answer_complaint
