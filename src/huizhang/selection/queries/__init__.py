"""Recommendations and what is known of the people recommended."""

from huizhang.selection.models import Nomination
from huizhang.selection.queries.nominations import (
    conditions_for,
    conditions_for_all,
    list_count,
    nomination_of,
    nominations,
    place_of,
)

__all__ = [
    "Nomination",
    "conditions_for",
    "conditions_for_all",
    "list_count",
    "nomination_of",
    "nominations",
    "place_of",
]
