"""An election as `huizhang count` reads it (`elections.exchange.manifest`)."""

from __future__ import annotations

import json
from typing import Any

from huizhang.elections.models import Election
from huizhang.elections.queries.elections import on_ballot


def manifest_of(election: Election) -> dict[str, Any]:
    """What was frozen, with the numbers of the close and those who withdrew since. Only of a closed one:
    raises ValueError where a number is still open."""
    written = json.loads(election.frozen)["manifest"]
    numbers = {
        "entitled": election.entitled,
        "present": election.present,
        "issued": election.issued,
        "returned": election.returned,
    }
    if None in numbers.values():
        raise ValueError(f"election {election.pk} is not closed")
    gone = {one.key for one in on_ballot(election) if one.withdrawn_at is not None}
    people = [{**one, **({"withdrawn": True} if one["id"] in gone else {})} for one in written["candidates"]]
    return {**written, **numbers, "candidates": people}
