"""Piles and totals as JSON keeps them, and back. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, astuple
from typing import Any

from huizhang.kernel.tally import Standing, Totals
from huizhang.kernel.tally.sheets import Pile, Sheet, Votes


def pile_as_dict(pile: Pile) -> dict[str, Any]:
    return {
        "pile": pile.name,
        "valid": pile.valid,
        "invalid": pile.invalid,
        "votes": {key: list(astuple(votes)) for key, votes in pile.votes.items()},
        "written": dict(pile.written),
    }


def sheet_of(piles: Iterable[Mapping[str, Any]]) -> Sheet:
    return tuple(
        Pile(
            one["pile"],
            one["valid"],
            one["invalid"],
            {key: Votes(*votes) for key, votes in one["votes"].items()},
            one["written"],
        )
        for one in piles
    )


def totals_as_dict(totals: Totals) -> dict[str, Any]:
    return {
        "valid": totals.valid,
        "invalid": totals.invalid,
        "standings": [asdict(one) for one in totals.standings],
        "doubtful": dict(totals.doubtful),
    }


def totals_from(written: Mapping[str, Any]) -> Totals:
    standings = tuple(Standing(**one) for one in written["standings"])
    return Totals(written["valid"], written["invalid"], standings, written["doubtful"])
