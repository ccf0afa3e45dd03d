"""Needs raised by a day; a reply after it had not come yet."""

from __future__ import annotations

from datetime import date

from huizhang.kernel import records
from huizhang.voice.models import Need


def needs(as_of: date) -> tuple[records.Need, ...]:
    rows = (
        Need.objects.filter(raised_on__lte=as_of)
        .order_by("need")
        .values_list("need", "category", "raised_on", "union_id", "routed_to", "replied_on", "rating")
    )
    return tuple(_need(as_of, *row) for row in rows)


def _need(
    as_of: date,
    need: str,
    category: str,
    raised_on: date,
    union: str | None,
    routed_to: str,
    replied_on: date | None,
    rating: str,
) -> records.Need:
    """A rating is given after the reply, so it goes with it."""
    answered = replied_on is None or replied_on <= as_of
    return records.Need(
        need=need,
        category=category,
        raised_on=raised_on,
        union=union,
        routed_to=routed_to or None,
        replied_on=replied_on if answered else None,
        rating=(rating or None) if answered else None,
    )
