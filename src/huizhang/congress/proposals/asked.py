"""Which proposal or congress an address means, for whoever is signed in."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from huizhang.congress.models import Congress, Proposal
from huizhang.congress.queries.proposals import is_delegate, is_own, proposals
from huizhang.congress.rules.proposals.stages import Stage
from huizhang.people.queries.seeing import Reader
from huizhang.shell.pages import Crumb


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
    if not is_own(reader.user, found):
        raise PermissionDenied(gettext("Only the proposer does this with a proposal."))
    return found


def crumbs_of(congress: Congress, *further: Crumb) -> list[Crumb]:
    return [
        Crumb(congress.congress, reverse("congress:proposals", args=[congress.congress])),
        *further,
    ]
