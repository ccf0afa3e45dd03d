"""The cases that selection opens, for the inbox."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone

from huizhang.approvals.queries import Case
from huizhang.approvals.rules.kinds import CaseKind
from huizhang.kernel.message import message
from huizhang.kernel.roster import CHAIR, HEAD, MEMBER, PRESIDIUM
from huizhang.org.queries import resolutions_of
from huizhang.people.queries.plan import plan_on
from huizhang.selection.actions import (
    answer_objection,
    decide,
    decide_change,
    decide_departure,
    decide_turn,
    judged_ahead,
)
from huizhang.selection.actions.projects import CHAIN as PROJECT
from huizhang.selection.actions.projects import decide_project, plan_of
from huizhang.selection.models import DepartmentChange, ProposedTurn
from huizhang.selection.particulars import of_departure, of_nomination
from huizhang.selection.queries import nomination_of, nominations
from huizhang.selection.queries.backings import backing_of
from huizhang.selection.queries.candidates import shares, staff_among
from huizhang.selection.queries.departures import departure_of
from huizhang.selection.queries.notices import objection_of
from huizhang.selection.rules.leaving import DISMISSAL, LAPSE
from huizhang.selection.rules.notices import OBJECTION
from huizhang.shell.pages import reading

MOST_CHOICES = 20
POSTS = {
    PRESIDIUM: message("presidium member"),
    CHAIR: message("executive chair"),
    HEAD: message("department head"),
    MEMBER: message("department member"),
}
CHAINS = ("nomination.presidium.school", "nomination.department.school", "nomination.college")
LEAVING = ("post.resignation", "post.dismissal", "post.lapse")


def about(case: Case) -> Mapping[str, Any]:
    nomination = nomination_of(case)
    presidium = about_backing(case) if nomination.post == PRESIDIUM else {}
    return {
        "nomination": nomination,
        "conditions": _named(nomination.conditions),
        "post_name": POSTS[nomination.post],
        "in_post": nomination.appointed is not None and nomination.appointed.start <= timezone.localdate(),
        "staff": nomination.student_id in staff_among([nomination.student_id]),
        **presidium,
    }


def about_list(cases: Sequence[Case]) -> Mapping[str, Any]:
    """Where the people of a list come from (article five)."""
    listed = nominations().filter(case__in=cases).select_related("student__class_group__major")
    people = [one.student for one in listed]
    return {"shares": shares(people, staff_among([one.pk for one in people])), "count": len(people)}


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
    backing = backing_of(case)
    choices = [] if backing or not case.union_id else list(resolutions_of(case.union_id)[:MOST_CHOICES])
    return {"important": True, "backing": backing, "resolutions": choices}


def _named(conditions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """With the rules' names in the reader's language."""
    pack = plan_on(timezone.localdate())
    names = {rule.id: reading().choose(rule.zh, rule.en) for rule in pack.rules.values()}
    return [{**one, "rule": names.get(one["rule"], one["rule"])} for one in conditions]


KINDS = (
    *(
        CaseKind(
            chain,
            decide,
            "selection/about_nomination.html",
            about,
            particulars=of_nomination,
            ahead=judged_ahead,
            of_list=("selection/shares.html", about_list),
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
        )
        for chain in LEAVING
    ),
    CaseKind("department.change", decide_change, "selection/about_change.html", about_change),
    CaseKind(PROJECT, decide_project, "selection/about_project.html", about_project),
    CaseKind("rotation.chair", decide_turn, "selection/about_turn.html", about_turn),
    CaseKind(
        OBJECTION, answer_objection, "selection/about_objection.html", about_objection, confidential=True
    ),
)
