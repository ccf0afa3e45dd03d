"""`rank_within`: the rank is within the top `percent` of the group in one of `windows`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from huizhang.kernel.logic import Truth, any_of, within_percent
from huizhang.kernel.message import Message, message
from huizhang.kernel.records import Standing
from huizhang.kernel.verdict import Evidence, Reason, Verdict
from huizhang.policy.kinds.kind import Kind, Parameter
from huizhang.policy.rule import Rule

WINDOWS = {
    "last_term": message("last term"),
    "last_year": message("last academic year"),
    "since_entry": message("since entry"),
}


@dataclass(frozen=True, slots=True)
class Ranks:
    """`windows` maps last_term, last_year, since_entry to the standing there; absent ones are unknown."""

    windows: Mapping[str, Standing]
    first_year: bool = False
    postgraduate: bool = False
    evidence: tuple[Evidence, ...] = ()


def evaluate(rule: Rule, facts: Ranks) -> Verdict:
    required = {"top_percent": rule.get("percent"), "any_of": list(rule.get("windows", []))}
    observed = {window: _shown(standing) for window, standing in facts.windows.items()}
    return Verdict((_reason(rule, facts),), observed, required, facts.evidence)


def _reason(rule: Rule, facts: Ranks) -> Reason:
    if facts.first_year and rule.get("exempt_first_year"):
        return rule.exempt(message("first-year students are exempt from the rank"))
    if facts.postgraduate and rule.get("exempt_postgraduates"):
        return rule.exempt(message("postgraduates are exempt from the rank"))
    percent, wanted = rule.get("percent"), rule.get("windows", [])
    inside = {window: _inside(facts.windows.get(window), percent) for window in wanted}
    said = [_said(window, facts.windows[window]) for window in wanted if window in facts.windows]
    match _decide(inside, facts.windows):
        case True:
            return rule.holds(message("in the top {percent} %: {places}", percent=percent, places=said))
        case False:
            return rule.broken(message("not in the top {percent} %: {places}", percent=percent, places=said))
    open_ = [window for window, truth in inside.items() if truth is None and window in facts.windows]
    if not said:
        return rule.unknown(message("no standing on record (standings or grades)"))
    return rule.unknown(
        message(
            "the rank cannot be told for {unknown} (scores or ranks missing): {places}",
            unknown=[WINDOWS[window] for window in open_],
            places=said,
        )
    )


def _decide(inside: Mapping[str, Truth], given: Mapping[str, Standing]) -> Truth:
    """Windows that the records do not have decide nothing while another one does."""
    known = [truth for window, truth in inside.items() if window in given]
    return any_of(known) if known else None


def _inside(standing: Standing | None, percent: int) -> Truth:
    if standing is None or standing.best is None or standing.worst is None or not standing.group_size:
        return None
    return within_percent(standing.best, standing.worst, standing.group_size, percent)


def _shown(standing: Standing) -> dict[str, int | None]:
    if standing.best == standing.worst:
        return {"rank": standing.best, "group_size": standing.group_size}
    return {"best": standing.best, "worst": standing.worst, "group_size": standing.group_size}


def _said(window: str, standing: Standing) -> Message:
    where = WINDOWS[window]
    if standing.best is None or standing.group_size is None:
        return message("{window} no rank", window=where)
    if standing.best == standing.worst:
        return message("{window} {rank}/{size}", window=where, rank=standing.best, size=standing.group_size)
    return message(
        "{window} {best} to {worst}/{size}",
        window=where,
        best=standing.best,
        worst=standing.worst,
        size=standing.group_size,
    )


KIND = Kind(
    "rank_within",
    Ranks,
    evaluate,
    {
        "percent": Parameter("whole", required=True),
        "windows": Parameter("texts", required=True),
        "exempt_first_year": Parameter("yes_no"),
        "exempt_postgraduates": Parameter("yes_no"),
        "scores": Parameter("scores"),
    },
)
