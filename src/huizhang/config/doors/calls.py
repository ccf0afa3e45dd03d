"""Calls of the REST API from what the capabilities declare."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from typing import Any

from ninja import Query, Router

from huizhang.config.doors.asked import fields_of, parameters_of
from huizhang.people.queries.asking import asking
from huizhang.people.queries.seeing import SeeingRequest
from huizhang.shell.api import REFUSALS
from huizhang.shell.doors import Door

POSITION = inspect.Parameter.KEYWORD_ONLY


def router_of(doors: Iterable[Door]) -> Router:
    router = Router()
    for door in doors:
        router.add_api_operation(
            door.path,
            [door.method],
            view_of(door),
            response={200: door.answers, **REFUSALS},
            operation_id=door.name,
            url_name=door.name,
            summary=door.told.text,
            tags=[door.noun],
        )
    return router


def view_of(door: Door) -> Callable[..., Any]:
    """With the signature that the API reads: the request in place of who asks."""

    def view(request: SeeingRequest, **given: Any) -> Any:
        return door.call(asking(request.user), **given)

    asked = [
        inspect.Parameter(name, POSITION, annotation=_of_api(door, annotation))
        for name, annotation in parameters_of(door).items()
    ]
    request = inspect.Parameter("request", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    view.__signature__ = inspect.Signature([request, *asked])  # type: ignore[attr-defined]  # as inspect reads it
    view.__doc__ = door.call.__doc__
    return view


def _of_api(door: Door, annotation: Any) -> Any:
    read = door.method == "GET" and fields_of(annotation)
    return Query[annotation] if read else annotation  # type: ignore[misc]  # no type but a marker
