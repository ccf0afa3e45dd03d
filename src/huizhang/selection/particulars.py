"""What an approval form on paper says of a recommendation, and of leaving a post."""

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
from huizhang.selection.queries import nomination_of
from huizhang.selection.queries.departures import departure_of
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
        (message("Conditions of article four"), _conditions(departure.broken)),
    )


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
