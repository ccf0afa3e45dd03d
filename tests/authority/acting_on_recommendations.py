"""How acts on recommendations, notices and calls are tried. Who may is in acts.csv."""

from __future__ import annotations

from dataclasses import replace

from authority.acting import (
    CANDIDATE,
    DAY,
    MEMBER,
    SPEAKERS,
    SPEAKS_FIRST,
    Try,
    act,
    case,
    say,
    today,
)
from authority.people import AFFAIRS, BRANCH, COMMITTEE, GRADUATE, LEAGUE, PARTY, UNIONS, World
from huizhang.approvals import actions as approvals
from huizhang.approvals.actions.attaching import attach
from huizhang.org.models import Post
from huizhang.people.models import Account
from huizhang.selection import actions as selection
from huizhang.selection.models import Call, Nomination, Notice
from huizhang.selection.rules.applying import Days, Sorted, Wanted
from selection.test_nominating import OFFICE, another, wish


def wishes(world: World, unit: str, post: str) -> list[selection.Wish]:
    one = wish(world.university, UNIONS[unit], post)
    if (unit, post) != ("school", MEMBER):
        return [one]
    staff = (world.people[part].student_id for part in ("clerk", "clerk_beside"))
    return [replace(one, student_no=number) for number in staff]


def recommending(world: World, unit: str, post: str) -> Try:
    wanted = wishes(world, unit, post)

    def recommend(actor: Account, organ: str) -> object:
        return selection.nominate(actor=actor, organ=organ, wishes=wanted, pack=world.pack)

    return Try(recommend, (SPEAKS_FIRST[unit],))


def recommended(world: World, unit: str, post: str, *after: str) -> Nomination:
    """A recommendation on which the organs of `after` have spoken."""
    organ = SPEAKS_FIRST[unit]
    actor = world.people[SPEAKERS[organ]]
    made = selection.nominate(actor=actor, organ=organ, wishes=wishes(world, unit, post), pack=world.pack)[0]
    for organ in after:
        say(selection.decide, made.case, organ, world)
    made.refresh_from_db()
    return made


REVIEWERS = (AFFAIRS, COMMITTEE, GRADUATE)


@case("review a candidate")
def _review_candidate(world: World, unit: str):
    return recommended(world, unit, CANDIDATE, PARTY).case, selection.decide


@case("determine a candidate")
def _determine_candidate(world: World, unit: str):
    reviewers = reviewing(world)
    return recommended(world, unit, CANDIDATE, PARTY, *reviewers).case, selection.decide


@case("consent to a candidate")
def _consent_candidate(world: World, unit: str):
    return recommended(world, unit, CANDIDATE).case, selection.decide


@case("consent to a member")
@case("review a member")
def _first_word(world: World, unit: str):
    return recommended(world, unit, MEMBER).case, selection.decide


@case("determine a member")
def _determine_member(world: World, unit: str):
    before = (LEAGUE,) if unit == "college" else reviewing(world)
    return recommended(world, unit, MEMBER, *before).case, selection.decide


def reviewing(world: World) -> tuple[str, ...]:
    """Kunming's three departments, the two of other plans."""
    return REVIEWERS if world.pack.id == "kunming" else REVIEWERS[:2]


@case("accept a reason")
def _accept(world: World, unit: str):
    """A member more than a college's union generally has."""
    union = UNIONS[unit]
    limit = world.pack.rules["staff.cap.college"].get("max")
    for number in range(limit):
        student = another(world.university, 500 + number)
        Post.objects.create(
            union_id=union, student=student, post=MEMBER, department=OFFICE, start=today() - 90 * DAY
        )
    made = recommended(world, unit, MEMBER, LEAGUE, PARTY)
    return made.case, selection.decide


@act("recommend a member")
@act("recommend a list of members")
def _recommend_member(world: World, unit: str) -> Try:
    return recommending(world, unit, MEMBER)


@act("recommend a candidate")
def _recommend_candidate(world: World, unit: str) -> Try:
    return recommending(world, unit, CANDIDATE)


@act("correct a recommendation")
def _correct(world: World, unit: str) -> Try:
    made = recommended(world, unit, MEMBER)
    say(selection.decide, made.case, LEAGUE, world, "return")
    made.refresh_from_db()
    wanted = wishes(world, unit, MEMBER)[0]
    return Try(lambda actor, _: selection.correct(actor=actor, nomination=made, wish=wanted, pack=world.pack))


@act("withdraw a recommendation")
def _withdraw(world: World, unit: str) -> Try:
    made = recommended(world, unit, MEMBER)
    return Try(lambda actor, _: approvals.withdraw(actor=actor, case=made.case_id, why="重复"))


@act("attach a file")
def _attach(world: World, unit: str) -> Try:
    made = recommended(world, unit, MEMBER)
    return Try(lambda actor, _: attach(actor=actor, case=made.case_id, name="a.pdf", content=b"%PDF-1.7\n"))


# notices


def noticed(world: World, unit: str) -> tuple[World, Notice]:
    shown = world.shown_for(5)
    return shown, Notice.objects.get(nomination=recommended(shown, unit, MEMBER, LEAGUE, PARTY))


@act("close a notice")
def _close_notice(world: World, unit: str) -> Try:
    shown, notice = noticed(world, unit)
    Notice.objects.update(opens=today() - 6 * DAY, last_day=today() - DAY)
    return Try(
        lambda actor, organ: selection.close_notice(
            actor=actor, notice=notice.pk, organ=organ, pack=shown.pack
        ),
        (PARTY,),
    )


@act("take back after a notice")
def _take_back(world: World, unit: str) -> Try:
    shown, notice = noticed(world, unit)
    return Try(
        lambda actor, organ: selection.take_back(
            actor=actor, notice=notice.pk, organ=organ, why="查实", pack=shown.pack
        ),
        (PARTY,),
    )


@act("object to a notice")
def _object(world: World, unit: str) -> Try:
    shown, notice = noticed(world, unit)
    return Try(
        lambda actor, _: selection.object_to(actor=actor, notice=notice.pk, said="成绩有误", pack=shown.pack)
    )


@case("answer an objection")
def _answer(world: World, unit: str):
    shown, notice = noticed(world, unit)
    outsider = world.people["outsider"]
    made = selection.object_to(actor=outsider, notice=notice.pk, said="成绩有误", pack=shown.pack)
    return made.case, selection.answer_objection


# calls


def publishing(world: World, unit: str, actor: Account, organ: str) -> Call:
    own = actor.seats.filter(organ=organ).first() or world.seat(SPEAKERS[SPEAKS_FIRST[unit]])
    return selection.open_call(
        actor=actor,
        seat=own.pk,
        union=UNIONS[unit],
        said="欢迎报名",
        days=Days(today(), today() + 7 * DAY, today() + 10 * DAY),
        wanted=(Wanted(MEMBER, OFFICE, 3),),
        pack=world.pack,
    )


def published(world: World, unit: str) -> Call:
    organ = SPEAKS_FIRST[unit]
    return publishing(world, unit, world.people[SPEAKERS[organ]], organ)


def applied(world: World, unit: str):
    call = published(world, unit)
    return call, selection.apply_for(
        actor=world.people["student"], wanted=call.wanted.get().pk, statement="愿意", pack=world.pack
    )


@act("open a call")
def _open_call(world: World, unit: str) -> Try:
    return Try(lambda actor, organ: publishing(world, unit, actor, organ))


@act("close a call")
def _close_call(world: World, unit: str) -> Try:
    call = published(world, unit).pk
    return Try(lambda actor, _: selection.close_call(actor=actor, call=call, pack=world.pack))


@act("apply")
def _apply(world: World, unit: str) -> Try:
    wanted = published(world, unit).wanted.get().pk
    return Try(
        lambda actor, _: selection.apply_for(actor=actor, wanted=wanted, statement="愿意", pack=world.pack)
    )


@act("withdraw an application")
def _withdraw_application(world: World, unit: str) -> Try:
    _, made = applied(world, unit)
    return Try(
        lambda actor, _: selection.withdraw_application(actor=actor, application=made.pk, pack=world.pack)
    )


def shortlisting(world: World, call: Call, application: int, actor: Account, organ: str) -> int:
    return selection.sort_applications(
        actor=actor,
        organ=organ,
        call=call.pk,
        applications=[application],
        sorted_as=Sorted.SHORTLISTED,
        pack=world.pack,
    )


@act("shortlist")
def _shortlist(world: World, unit: str) -> Try:
    call, made = applied(world, unit)
    return Try(lambda actor, organ: shortlisting(world, call, made.pk, actor, organ), (BRANCH,))


@act("recommend the shortlist")
def _recommend_shortlist(world: World, unit: str) -> Try:
    call, made = applied(world, unit)
    branch = world.people["branch"]
    shortlisting(world, call, made.pk, branch, BRANCH)
    selection.close_call(actor=branch, call=call.pk, pack=world.pack)
    declared = selection.Declared("品行端正")
    return Try(
        lambda actor, organ: selection.recommend_shortlist(
            actor=actor, organ=organ, call=call.pk, declared=declared, pack=world.pack
        ),
        (BRANCH,),
    )
