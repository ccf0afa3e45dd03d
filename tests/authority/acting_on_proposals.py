"""How acts on proposals are tried. Who may is in acts.csv."""

from __future__ import annotations

from collections.abc import Callable

from authority.acting import DAY, GUIDES, LEAGUE, Try, act, case, say, today
from authority.people import UNIONS, World
from huizhang.congress import actions as congress
from huizhang.congress.models import Congress, Delegate, Proposal
from huizhang.congress.rules.proposals.docketing import Disposition, Outcome
from huizhang.congress.rules.proposals.words import Words
from huizhang.people.models import Account

PROPOSER, SECONDERS = "clerk", ("clerk_beside", "officer")
FURTHER = "officer_beside"
OFFICES = {"college": "college_union", "school": "school_student_affairs"}
WORDS = Words("延长图书馆开放时间", "生活服务", "座位紧张", "关门太早", "", "延长到十一点")


def of_unit(world: World, unit: str) -> Congress:
    """With four delegates."""
    made, _ = Congress.objects.get_or_create(
        congress=f"{UNIONS[unit]}第八次代表大会",
        defaults={"union_id": UNIONS[unit], "date": today() + 60 * DAY},
    )
    for part in (PROPOSER, *SECONDERS, FURTHER):
        student = world.people[part].student_id
        Delegate.objects.get_or_create(congress=made, student_id=student, constituency="学院")
    return made


def drafted(world: World, unit: str, actor: Account | None = None) -> Proposal:
    return congress.keep_draft(
        actor=actor or world.people[PROPOSER], congress=of_unit(world, unit), words=WORDS, pack=world.pack
    )


def opened(world: World, unit: str, seconded: bool = False) -> Proposal:
    made = drafted(world, unit)
    facts = {"proposal": made.pk, "pack": world.pack}
    congress.open_to_seconders(actor=world.people[PROPOSER], **facts)
    for part in SECONDERS if seconded else ():
        congress.second_proposal(actor=world.people[part], **facts)
    return made


def handed_in(world: World, unit: str) -> Proposal:
    made = opened(world, unit, seconded=True)
    return congress.hand_in_proposal(actor=world.people[PROPOSER], proposal=made.pk, pack=world.pack)


def checked(world: World, unit: str) -> Proposal:
    made = handed_in(world, unit)
    if unit == "school":
        say(congress.decide_on_proposal, made.case, LEAGUE, world)
    return made


def docketed(world: World, unit: str) -> Proposal:
    made = checked(world, unit)
    part = {"college": "teacher", "school": "league"}[unit]
    wish = Disposition(Outcome.DOCKET, OFFICES[unit])
    return congress.docket_proposal(
        actor=world.people[part], proposal=made.pk, organ=GUIDES[unit], wish=wish, pack=world.pack
    )


def on(world: World, made: Proposal, done: Callable[..., object], **more: object) -> Try:
    return Try(lambda actor, _: done(actor=actor, proposal=made.pk, pack=world.pack, **more))


@act("write a proposal")
def _write(world: World, unit: str) -> Try:
    of_unit(world, unit)
    return Try(lambda actor, _: drafted(world, unit, actor))


@act("change the draft of a proposal")
def _change(world: World, unit: str) -> Try:
    made = drafted(world, unit)
    return on(world, made, congress.keep_draft, congress=made.congress, words=WORDS)


@act("put the draft of a proposal away")
def _drop(world: World, unit: str) -> Try:
    made = drafted(world, unit)
    return Try(lambda actor, _: congress.drop_draft(actor=actor, proposal=made.pk))


@act("open a proposal to seconders")
def _open(world: World, unit: str) -> Try:
    return on(world, drafted(world, unit), congress.open_to_seconders)


@act("take a proposal back to a draft")
def _close(world: World, unit: str) -> Try:
    return on(world, opened(world, unit), congress.close_to_seconders)


@act("second a proposal")
def _second(world: World, unit: str) -> Try:
    return on(world, opened(world, unit), congress.second_proposal)


@act("withdraw a second")
def _unsecond(world: World, unit: str) -> Try:
    return on(world, opened(world, unit, seconded=True), congress.unsecond_proposal)


@act("hand in a proposal")
def _hand_in(world: World, unit: str) -> Try:
    return on(world, opened(world, unit, seconded=True), congress.hand_in_proposal)


@case("check a proposal")
def _check(world: World, unit: str):
    return handed_in(world, unit).case, congress.decide_on_proposal


@act("docket a proposal")
def _docket(world: World, unit: str) -> Try:
    made = checked(world, unit)
    wish = Disposition(Outcome.DOCKET, OFFICES[unit])
    return Try(
        lambda actor, organ: congress.docket_proposal(
            actor=actor, proposal=made.pk, organ=organ, wish=wish, pack=world.pack
        ),
        (GUIDES[unit],),
    )


@act("merge proposals")
def _merge(world: World, unit: str) -> Try:
    lead, other = checked(world, unit), checked(world, unit)
    return Try(
        lambda actor, organ: congress.merge_proposals(
            actor=actor, lead=lead.pk, others=[other.pk], organ=organ, pack=world.pack
        ),
        (GUIDES[unit],),
    )


@act("take a merged proposal out")
def _part(world: World, unit: str) -> Try:
    lead, other = checked(world, unit), checked(world, unit)
    part = {"college": "teacher", "school": "league"}[unit]
    congress.merge_proposals(
        actor=world.people[part], lead=lead.pk, others=[other.pk], organ=GUIDES[unit], pack=world.pack
    )
    return Try(
        lambda actor, organ: congress.part_proposal(
            actor=actor, proposal=other.pk, organ=organ, pack=world.pack
        ),
        (GUIDES[unit],),
    )


@case("reply to a proposal")
def _reply(world: World, unit: str):
    return docketed(world, unit).replies.get().case, congress.reply_to_proposal


@act("hand a proposal back")
def _hand_back(world: World, unit: str) -> Try:
    made = docketed(world, unit)
    return Try(
        lambda actor, organ: congress.hand_back_proposal(
            actor=actor, proposal=made.pk, organ=organ, why="非本单位职责", pack=world.pack
        )
    )


@act("rate the reply to a proposal")
def _rate(world: World, unit: str) -> Try:
    made = docketed(world, unit)
    say(congress.reply_to_proposal, made.replies.get().case, OFFICES[unit], world)
    return on(world, made, congress.rate_reply, satisfied=False, words="没有时间表")
