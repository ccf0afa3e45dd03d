"""What an approval form on paper says of each kind of case beyond the person."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from huizhang.approvals.queries import Case
from huizhang.approvals.rules.kinds import Particulars
from huizhang.documents.papers import in_chinese
from huizhang.kernel.message import message
from huizhang.kernel.roster import CHAIR, HEAD, MEMBER, PRESIDIUM
from huizhang.kernel.verdict import Status
from huizhang.people.queries.plan import plan_on
from huizhang.selection.actions.projects import plan_of
from huizhang.selection.models import DepartmentChange, ProposedTurn
from huizhang.selection.queries import nomination_of
from huizhang.selection.queries.backings import backing_of
from huizhang.selection.queries.departures import departure_of
from huizhang.selection.queries.notices import objection_of
from huizhang.shell.status import WORDS

POSTS = {
    PRESIDIUM: message("presidium member"),
    CHAIR: message("executive chair"),
    HEAD: message("department head"),
    MEMBER: message("department member"),
}


def of_nomination(case: Case) -> Particulars:
    nomination = nomination_of(case)
    return (
        (message("Post"), POSTS[nomination.post]),
        (message("Department"), nomination.department),
        (message("Serves from"), _period(nomination.start, nomination.end)),
        (message("Conviction and conduct"), nomination.conduct),
        (message("Whom the candidate represents"), nomination.representative),
        (
            message("Conditions of article four"),
            _conditions(nomination.judged_again or nomination.conditions),
        ),
    )


def of_departure(case: Case) -> Particulars:
    departure = departure_of(case.pk)
    return (
        (message("Post"), POSTS.get(departure.post.post, departure.post.post)),
        (message("Department"), departure.post.department),
        (message("First day without the post"), in_chinese(departure.day)),
        (message("Why"), departure.said),
        (message("Misconduct case"), departure.misconduct),
        (message("Decision of the presidium"), _backing(case)),
        (message("Conditions of article four"), _conditions(departure.broken)),
    )


def of_change(case: Case) -> Particulars:
    change = DepartmentChange.objects.get(case=case)
    asks = message("Open a department") if change.opens else message("Close a department")
    return (
        (message("What is asked"), asks),
        (message("Department"), change.department),
        (message("Takes effect on"), in_chinese(change.day)),
        (message("Why"), change.said),
        (message("Decision of the presidium"), _backing(case)),
    )


def of_turn(case: Case) -> Particulars:
    turn = ProposedTurn.objects.get(case=case)
    return (
        (message("Post"), POSTS[CHAIR]),
        (message("Term"), turn.term),
        (message("Why"), turn.said),
        (message("Decision of the presidium"), _backing(case)),
    )


def of_project(case: Case) -> Particulars:
    plan = plan_of(case)
    return (
        (message("Purpose"), plan.purpose),
        (message("Days of the project"), _period(plan.start, plan.end)),
        (message("Volunteers needed"), str(plan.needed)),
    )


def of_objection(case: Case) -> Particulars:
    """Whoever objects is not printed, so that the form can be filed."""
    objection = objection_of(case.pk)
    nomination = objection.notice.nomination
    return (
        (message("What it is about"), nomination.case.number),
        (message("Post"), POSTS[nomination.post]),
        (message("What is said"), objection.said),
    )


def _backing(case: Case) -> str:
    backing = backing_of(case)
    return backing.resolution.text if backing else ""


def _period(start: date, end: date | None) -> str:
    return f"{in_chinese(start)}至{in_chinese(end)}" if end else in_chinese(start)


def _conditions(facts: list[dict[str, Any]]) -> str:
    """One condition a line, as it was judged last."""
    rules = plan_on(timezone.localdate()).rules
    return "\n".join(
        f"{rules[one['rule']].zh if one['rule'] in rules else one['rule']}："
        f"{WORDS[Status(one['status'])].say(gettext)}"
        for one in facts
    )
