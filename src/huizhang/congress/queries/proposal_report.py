"""What the report on proposals counts."""

from __future__ import annotations

from django.db.models import Prefetch, Q

from huizhang.congress.models import Congress, Proposal, Reply
from huizhang.congress.queries.proposals import shown_state
from huizhang.congress.rules.proposals.report import One, Report, report
from huizhang.policy.pack import Pack


def report_of(congress: Congress, pack: Pack) -> Report:
    """In two queries, however many they are."""
    here = Q(congress=congress) | Q(rolled_from=congress)
    replies = Prefetch("replies", Reply.objects.order_by("number"))
    found = Proposal.objects.filter(here).select_related("case").prefetch_related(replies)
    return report([_one(each, congress) for each in found], pack.proposing.categories)


def _one(proposal: Proposal, congress: Congress) -> One:
    replies = list(proposal.replies.all())
    rated = [one.satisfied for one in replies if one.satisfied is not None]
    return One(
        proposal.category,
        shown_state(proposal),
        replies[0].due if replies else None,
        replies[0].on if replies else None,
        rated[-1] if rated else None,
        proposal.congress_id != congress.pk,
    )
