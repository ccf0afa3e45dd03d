"""The cases that selection opens, for the inbox."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from huizhang.approvals.actions import Matter
from huizhang.approvals.queries import Case
from huizhang.approvals.rules.kinds import CaseKind, Wanted, organs_only
from huizhang.kernel.message import Message, message
from huizhang.kernel.roster import CHAIR, HEAD, MEMBER, PRESIDIUM
from huizhang.kernel.verdict import Status, heaviest
from huizhang.org.queries import Post, presidium_on, resolutions_of
from huizhang.people.queries import Account, seats_held
from huizhang.people.queries.plan import plan_on
from huizhang.policy.kept import said_again
from huizhang.policy.pack import Pack
from huizhang.selection.actions import (
    answer_objection,
    decide,
    decide_change,
    decide_departure,
    decide_turn,
    judged_ahead,
)
from huizhang.selection.actions.projects import decide_project, plan_of
from huizhang.selection.effects import of_departure as departure_brings
from huizhang.selection.effects import of_list as list_brings
from huizhang.selection.effects import of_matter as matter_brings
from huizhang.selection.effects import of_nomination as nomination_brings
from huizhang.selection.effects import on_notice
from huizhang.selection.models import DepartmentChange, ProposedTurn
from huizhang.selection.particulars import (
    of_change,
    of_departure,
    of_nomination,
    of_objection,
    of_project,
    of_turn,
)
from huizhang.selection.queries import nomination_of, nominations
from huizhang.selection.queries.backings import backing_of, collective
from huizhang.selection.queries.beside import beside_nominations
from huizhang.selection.queries.candidates import shares, staff_among
from huizhang.selection.queries.departures import departure_of
from huizhang.selection.queries.notices import objection_of
from huizhang.selection.queries.standing import may_ask_for, union_called
from huizhang.selection.rules.leaving import DISMISSAL, LAPSE
from huizhang.selection.rules.notices import OBJECTION
from huizhang.selection.rules.projects import CHAIN as PROJECT
from huizhang.shell.pages import reading

MOST_CHOICES = 20
POSTS = {
    PRESIDIUM: message("presidium member"),
    CHAIR: message("executive chair"),
    HEAD: message("department head"),
    MEMBER: message("department member"),
}
CHAINS = ("nomination.presidium.school", "nomination.department.school", "nomination.college")


def about(case: Case) -> Mapping[str, Any]:
    nomination = nomination_of(case)
    presidium = about_backing(case) if nomination.post == PRESIDIUM else {}
    return {
        "nomination": nomination,
        "conditions": _named(nomination.conditions),
        "judged_again": _named(nomination.judged_again or []),
        "post_name": POSTS[nomination.post],
        "in_post": nomination.appointed is not None and nomination.appointed.start <= timezone.localdate(),
        "staff": nomination.student_id in staff_among([nomination.student_id]),
        "beside": [held_besides(post) for post in beside_nominations([nomination])[nomination.pk]],
        **presidium,
    }


def about_list(cases: Sequence[Case]) -> Mapping[str, Any]:
    """Where the people of a list come from (article five), and for which post each is recommended."""
    listed = nominations().filter(case__in=cases).select_related("student__class_group__major")
    beside = beside_nominations(list(listed))
    wanted = {
        one.case_id: Wanted(
            POSTS[one.post],
            one.department,
            heaviest(Status(kept["status"]) for kept in one.conditions) if one.conditions else "",
            [held_besides(post) for post in beside[one.pk]],
        )
        for one in listed
    }
    people = [one.student for one in listed]
    return {
        "shares": shares(people, staff_among([one.pk for one in people])),
        "count": len(people),
        "wanted": wanted,
    }


def held_besides(post: Post) -> Message:
    return message(
        "has a post in this union already: {post}{department}, since {day}",
        post=POSTS.get(post.post, post.post),
        department=f" · {post.department}" if post.department else "",
        day=post.start,
    )


def about_departure(case: Case) -> Mapping[str, Any]:
    departure = departure_of(case.pk)
    post = departure.post
    backing = about_backing(case) if departure.why == DISMISSAL else {}
    return {
        "departure": departure,
        "lapse": departure.why == LAPSE,
        "broken": _named(departure.broken),
        "post_name": POSTS.get(post.post, post.post),
        **backing,
    }


def about_change(case: Case) -> Mapping[str, Any]:
    return {"change": DepartmentChange.objects.get(case=case), **about_backing(case)}


def about_turn(case: Case) -> Mapping[str, Any]:
    turn = ProposedTurn.objects.select_related("student").get(case=case)
    return {"turn": turn, **about_backing(case)}


def about_project(case: Case) -> Mapping[str, Any]:
    return {"plan": plan_of(case), **about_backing(case)}


def about_objection(case: Case) -> Mapping[str, Any]:
    objection = objection_of(case.pk)
    nomination = objection.notice.nomination
    return {"objection": objection, "nomination": nomination, "post_name": POSTS[nomination.post]}


def about_backing(case: Case) -> dict[str, Any]:
    """The presidium's decision on which an important matter rests, or those that it could name."""
    backing, union, today = backing_of(case), case.union_id or "", timezone.localdate()
    choices = [] if backing else list(resolutions_of(union)[:MOST_CHOICES])
    return {
        "important": True,
        "collective": None if backing else collective(case.kind, union, plan_on(today), today),
        "backing": backing,
        "resolutions": choices,
        "may_name": sorted(presidium_on(union, today)),
    }


def _named(conditions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """With the rules' names and the reasons in the reader's language."""
    pack = plan_on(timezone.localdate())
    names = {rule.id: reading().choose(rule.zh, rule.en) for rule in pack.rules.values()}
    return [
        {
            **one,
            "rule": names.get(one["rule"], one["rule"]),
            "reasons": [said_again(reason) for reason in one["reasons"]],
        }
        for one in conditions
    ]


def holds_the_post(actor: Account, matter: Matter, _pack: Pack, _day: date) -> bool:
    return actor.student_id is not None and actor.student_id == matter.student


def asks_for_the_union(actor: Account, matter: Matter, pack: Pack, day: date) -> bool:
    union = union_called(matter.union or "")
    return union is not None and may_ask_for(actor, union, pack, day)


def keeps_records(actor: Account, _matter: Matter, _pack: Pack, day: date) -> bool:
    """A lapse follows from records, whoever brought them in."""
    return bool(seats_held(actor, day))


def anybody(_actor: Account, _matter: Matter, _pack: Pack, _day: date) -> bool:
    return True


LEAVING = {"post.resignation": holds_the_post, "post.dismissal": organs_only, "post.lapse": keeps_records}
KINDS = (
    *(
        CaseKind(
            chain,
            decide,
            "selection/about_nomination.html",
            about,
            particulars=of_nomination,
            ahead=judged_ahead,
            effect=nomination_brings,
            of_list=("selection/shares.html", about_list),
            effect_of_list=list_brings,
            pending=on_notice,
        )
        for chain in CHAINS
    ),
    *(
        CaseKind(
            chain,
            decide_departure,
            "selection/about_departure.html",
            about_departure,
            particulars=of_departure,
            hands_in=hands_in,
            effect=departure_brings,
            returned=chain != "post.lapse",
        )
        for chain, hands_in in LEAVING.items()
    ),
    CaseKind(
        "department.change",
        decide_change,
        "selection/about_change.html",
        about_change,
        particulars=of_change,
        hands_in=asks_for_the_union,
        effect=matter_brings,
        of_the_union=True,
    ),
    CaseKind(
        PROJECT,
        decide_project,
        "selection/about_project.html",
        about_project,
        particulars=of_project,
        hands_in=asks_for_the_union,
        effect=matter_brings,
        of_the_union=True,
    ),
    CaseKind(
        "rotation.chair",
        decide_turn,
        "selection/about_turn.html",
        about_turn,
        particulars=of_turn,
        hands_in=asks_for_the_union,
        effect=matter_brings,
        of_the_union=True,
    ),
    CaseKind(
        OBJECTION,
        answer_objection,
        "selection/about_objection.html",
        about_objection,
        confidential=True,
        particulars=of_objection,
        hands_in=anybody,
        effect=None,
        returned=False,
    ),
)
