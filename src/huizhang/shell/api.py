"""What every part of the REST API answers with: pages of rows, and problems as everywhere else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from ninja import Schema

MOST_ROWS = 200


class Problem(Schema):
    """Where something is wrong, and what; places are null where they do not apply."""

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None
    message: str


class Problems(Schema):
    problems: list[Problem]


REFUSALS = {401: Problems, 403: Problems, 404: Problems, 409: Problems, 413: Problems, 422: Problems}


def problem(message: str, **place: Any) -> dict[str, list[dict[str, Any]]]:
    """One problem as JSON."""
    return {"problems": [Problem(message=message, **place).dict()]}


def paged(rows: QuerySet[Any] | Sequence[Any], page: int, size: int) -> dict[str, Any]:
    """`items` of the nearest page that exists, between the numbers that say where it stands."""
    found = Paginator(rows, max(1, min(size, MOST_ROWS))).get_page(page)
    return {
        "count": found.paginator.count,
        "page": found.number,
        "pages": found.paginator.num_pages,
        "items": list(found.object_list),
    }


class Paged(Schema):
    count: int
    page: int
    pages: int
