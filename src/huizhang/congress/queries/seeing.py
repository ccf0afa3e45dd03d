"""What a reader may open of congresses and their cases."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from huizhang.approvals.queries import Case
from huizhang.congress.models import Congress, ProposedAllocation
from huizhang.congress.rules.requests import ASKED
from huizhang.kernel.procedure import State
from huizhang.kernel.records import Union
from huizhang.org.queries.seeing import union_seen
from huizhang.people.queries.seeing import Reader


def congress_seen(reader: Reader, name: str) -> tuple[Congress, Union]:
    """To those who see its union; of a congress that does not exist they learn what they learn of a union.

    Raises PermissionDenied, Http404.
    """
    found = Congress.objects.filter(congress=name).first()
    union = union_seen(reader, found.union_id if found else "")
    if found is None:
        raise Http404
    return found, union


def returned_request(reader: Reader, case: int) -> Case:
    """A request that came back to whoever handed it in. Raises Http404."""
    return get_object_or_404(
        Case, pk=case, kind__in=ASKED.values(), submitted_by=reader.user, state=State.RETURNED
    )


def returned_allocation(reader: Reader, case: int) -> ProposedAllocation:
    """An allocation that came back to whoever proposed it. Raises Http404."""
    return get_object_or_404(
        ProposedAllocation.objects.select_related("congress", "case"),
        case=case,
        case__submitted_by=reader.user,
        case__state=State.RETURNED,
    )
