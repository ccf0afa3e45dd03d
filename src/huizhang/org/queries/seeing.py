"""Which unions' working pages a reader may open."""

from __future__ import annotations

from django.http import Http404
from django.utils import timezone

from huizhang.kernel.message import message
from huizhang.kernel.records import Union
from huizhang.org.queries.posts import unions
from huizhang.org.queries.speaking import of_presidium
from huizhang.people.queries.seeing import SeeingRequest, require


def union_seen(request: SeeingRequest, name: str) -> Union:
    """To those who guide or serve it and to its presidium.

    Raises PermissionDenied, alike for a union that does not exist; Http404 to those who see the school.
    """
    found = next((one for one in unions() if one.union == name), None)
    seen = request.sight.union(found.college if found else "")
    if not seen and found is not None:
        seen = of_presidium(request.user, name, timezone.localdate())
    require(seen, message("This page is for those who guide this union, serve it or preside over it."))
    if found is None:
        raise Http404
    return found
