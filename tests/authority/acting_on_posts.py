"""How acts on posts, departments, turns are tried. Who may is in acts.csv."""

from __future__ import annotations

from datetime import timedelta

from authority.acting import ASKS, DAY, GUIDES, HOLDS, Try, act, case, say, today
from authority.people import UNIONS, World
from huizhang.org import actions as org
from huizhang.org.models import Post
from huizhang.people.models import Account
from huizhang.selection import actions as selection
from huizhang.selection.models import DepartmentChange, Departure, ProposedTurn
from selection.serving import backed, chairs
from selection.test_nominating import OFFICE, stands

HOUR = timedelta(hours=1)
BESIDE = {"college": "officer_beside", "school": "officer_school"}

# leaving


def held(world: World, unit: str) -> Post:
    return world.post(*HOLDS[unit])


def resigned(world: World, unit: str) -> Departure:
    actor = world.people[HOLDS[unit][0]]
    return selection.resign(
        actor=actor, post=held(world, unit), day=today(), said="学业繁忙", pack=world.pack
    )


@act("resign")
def _resign(world: World, unit: str) -> Try:
    post = held(world, unit)
    return Try(
        lambda actor, _: selection.resign(actor=actor, post=post, day=today(), said="学业", pack=world.pack)
    )


@act("correct a resignation")
def _correct_resignation(world: World, unit: str) -> Try:
    made = resigned(world, unit)
    say(selection.decide_departure, made.case, GUIDES[unit], world, "return")
    return Try(
        lambda actor, _: selection.correct_departure(
            actor=actor, departure=made, day=today(), said="已交接", pack=world.pack
        )
    )


@case("decide on a resignation")
def _resignation(world: World, unit: str):
    return resigned(world, unit).case, selection.decide_departure


def dismissing(world: World, unit: str, actor: Account, organ: str) -> Departure:
    return selection.dismiss(
        actor=actor, organ=organ, post=held(world, unit), day=today(), said="失职", pack=world.pack
    )


@act("propose a dismissal")
def _dismiss(world: World, unit: str) -> Try:
    return Try(lambda actor, organ: dismissing(world, unit, actor, organ), (GUIDES[unit],))


@case("determine a dismissal")
def _dismissal(world: World, unit: str):
    guiding = {"college": "teacher", "school": "league"}[unit]
    return dismissing(world, unit, world.people[guiding], GUIDES[unit]).case, selection.decide_departure


@case("decide on a lapse")
def _lapse(world: World, unit: str):
    post = held(world, unit)
    stands(post.student, rank=90, size=100)
    opened = selection.open_lapses(actor=world.people["league"], pack=world.pack, day=today())
    return next(one.case for one in opened if one.post_id == post.pk), selection.decide_departure


@act("end the term")
def _end_term(world: World, unit: str) -> Try:
    return Try(
        lambda actor, organ: org.end_term(
            actor=actor, organ=organ, union=UNIONS[unit], day=today(), pack=world.pack
        ),
        (GUIDES[unit],),
    )


# departments


def opening(world: World, unit: str) -> selection.Change:
    return selection.Change(UNIONS[unit], "学习部", True, today(), "服务学风建设")


def changed(world: World, unit: str) -> DepartmentChange:
    actor = world.people[ASKS[unit]]
    return selection.change_department(actor=actor, wish=opening(world, unit), pack=world.pack)


@act("change a department")
def _change(world: World, unit: str) -> Try:
    wish = opening(world, unit)
    return Try(lambda actor, _: selection.change_department(actor=actor, wish=wish, pack=world.pack))


@case("decide on a department")
def _decide_change(world: World, unit: str):
    return backed(changed(world, unit)).case, selection.decide_change


@act("correct a department")
def _correct_change(world: World, unit: str) -> Try:
    made, wish = changed(world, unit), opening(world, unit)
    say(selection.decide_change, made.case, GUIDES[unit], world, "return")
    return Try(
        lambda actor, _: selection.correct_change(actor=actor, change=made, wish=wish, pack=world.pack)
    )


# the executive chair


def proposing(world: World, unit: str, actor: Account) -> ProposedTurn:
    return selection.propose_turn(
        actor=actor,
        union=UNIONS[unit],
        student=world.people[BESIDE[unit]].student_id or "",
        term=world.pack.calendar.term_of(today()),
        pack=world.pack,
    )


@act("propose a turn")
def _propose_turn(world: World, unit: str) -> Try:
    return Try(lambda actor, _: proposing(world, unit, actor))


@case("decide on a turn")
def _decide_turn(world: World, unit: str):
    return backed(proposing(world, unit, world.people[ASKS[unit]])).case, selection.decide_turn


@act("correct a turn")
def _correct_turn(world: World, unit: str) -> Try:
    made = proposing(world, unit, world.people[ASKS[unit]])
    say(selection.decide_turn, made.case, GUIDES[unit], world, "return")
    student = made.student_id
    return Try(
        lambda actor, _: selection.correct_turn(
            actor=actor, turn=made, student=student, said="", pack=world.pack
        )
    )


def turns(world: World) -> tuple[Post, Post]:
    """The turn that ends today and the one that begins."""
    before = chairs(world.people["officer"], today() - 30 * DAY, today())
    return before, chairs(world.people["officer_beside"], today())


def handing(world: World, actor: Account, outgoing: Post, incoming: Post):
    return org.hand_over(actor=actor, outgoing=outgoing, incoming=incoming, matters="无", pack=world.pack)


@act("hand the chair over")
def _hand_over(world: World, unit: str) -> Try:
    outgoing, incoming = turns(world)
    return Try(lambda actor, _: handing(world, actor, outgoing, incoming))


@act("sign the chair's hand-over")
def _sign(world: World, unit: str) -> Try:
    made = handing(world, world.people["officer"], *turns(world))
    return Try(lambda actor, _: org.sign_hand_over(actor=actor, handover=made, pack=world.pack))


def leading(world: World) -> tuple[Post, Post]:
    """A department's head of last year and the one who follows."""
    facts = {"union_id": UNIONS["college"], "post": "department_head", "department": OFFICE}
    before = Post.objects.create(
        student_id=world.people["officer"].student_id, start=today() - 30 * DAY, end=today(), **facts
    )
    after = Post.objects.create(student_id=world.people["officer_beside"].student_id, start=today(), **facts)
    return before, after


@act("hand a leading post over")
def _hand_post_over(world: World, unit: str) -> Try:
    outgoing, incoming = leading(world)
    return Try(lambda actor, _: handing(world, actor, outgoing, incoming))


@act("sign the hand-over of a leading post")
def _sign_post(world: World, unit: str) -> Try:
    made = handing(world, world.people["officer"], *leading(world))
    return Try(lambda actor, _: org.sign_hand_over(actor=actor, handover=made, pack=world.pack))
