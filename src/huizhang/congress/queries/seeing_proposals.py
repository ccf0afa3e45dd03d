"""Which congresses and proposals a reader may open."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from huizhang.congress.models import Congress, Proposal
from huizhang.congress.queries.proposals import is_delegate, is_own, proposals
from huizhang.congress.rules.proposals.stages import Stage
from huizhang.kernel.message import message
from huizhang.people.queries.seeing import Reader, require

ONLY_PROPOSER = message("Only the proposer does this with a proposal.")


def congress_called(name: str) -> Congress:
    """Open to everybody who is signed in. Raises Http404."""
    return get_object_or_404(Congress.objects.select_related("union"), congress=name)


def proposal_seen(reader: Reader, number: int) -> Proposal:
    """A draft only to its proposer, one that looks for seconders also to the delegates. Raises Http404."""
    found = get_object_or_404(proposals(), pk=number)
    own = is_own(reader.user, found)
    if found.stage == Stage.DRAFT and not own:
        raise Http404
    if found.stage == Stage.SECONDING and not own and not is_delegate(reader.user, found.congress):
        raise Http404
    return found


def own_proposal(reader: Reader, number: int) -> Proposal:
    """Raises Http404, PermissionDenied."""
    found = proposal_seen(reader, number)
    require(is_own(reader.user, found), ONLY_PROPOSER)
    return found
