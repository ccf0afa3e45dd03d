"""How every union stands on a day: judged once for each state of the records, then looked up."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any

from huizhang.compliance.finding import Finding, Report
from huizhang.compliance.judging import judge
from huizhang.compliance.known import known
from huizhang.compliance.models import Judgement
from huizhang.compliance.plan import plan_on as plan_on
from huizhang.compliance.stored import pack as packed
from huizhang.compliance.stored import unpack
from huizhang.kernel.verdict import Status, heaviest
from huizhang.ledger import queries as ledger
from huizhang.people.queries.visibility import Sight
from huizhang.policy.pack import Pack

KEPT = 400
# unpacked and ready: a large university's take some ten megabytes each
REPORTS_AT_HAND = 4
# acts that change nothing of what is judged; a setting changes the hash of the pack
BESIDE_THE_RECORDS = (
    "open_account",
    "issue_codes",
    "issue_token",
    "revoke_token",
    "grant_seat",
    "end_seat",
    "export",
    "change_setting",
)
Squares = Mapping[str, Mapping[str, Mapping[str, int]]]
Squared = dict[str, dict[str, dict[str, int]]]


@dataclass(frozen=True)
class Standing:
    """The board of one day, and behind it every finding."""

    pack: Pack
    judgement: Judgement

    @property
    def squares(self) -> Squares:
        squares: Squares = self.judgement.squares
        return squares

    def squares_in(self, sight: Sight) -> Squares:
        """Without what is about students of colleges that are not in sight."""
        if sight.school:
            return self.squares
        kept: Squared = deepcopy(self.judgement.squares)
        for article, union, colleges, status, number in self.judgement.visitors:
            if not all(map(sight.college, colleges)):
                _take(kept, article, union, status, number)
        return kept

    def findings_in(self, sight: Sight) -> tuple[Finding, ...]:
        """The findings that `squares_in` counts."""
        report = self.report
        return tuple(one for one in report.findings if all(map(sight.college, report.colleges_of(one))))

    def status(self, article: str, union: str) -> Status | None:
        """The heaviest status of a square; None where the article says nothing of the union."""
        counted = self.squares.get(article, {}).get(union, {})
        return heaviest(map(Status, counted)) if counted else None

    @cached_property
    def report(self) -> Report:
        return _report(self.judgement.key, self.judgement.made, self.pack)

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.report.findings


@lru_cache(maxsize=REPORTS_AT_HAND)
def _report(key: str, made: datetime, pack: Pack) -> Report:
    """What was judged under `key` at `made`; `pack` is the one that judged."""
    judged = Judgement.objects.get(key=key)
    kept = unpack(bytes(judged.findings), pack)
    return Report(pack, judged.as_of, judged.institution, kept.findings, (), kept.names, kept.colleges)


def standing(day: date, pack: Pack) -> Standing:
    """How every union stands on `day` by `pack`, as the records are now."""
    key = _key(day, pack, ledger.head(BESIDE_THE_RECORDS))
    kept = Judgement.objects.filter(key=key).defer("findings").first()
    return Standing(pack, kept or _judged(key, day, pack))


def standings_kept(plans: Mapping[date, Pack]) -> dict[date, Standing]:
    """Of these days by these plans, those that were judged already; in two queries."""
    head = ledger.head(BESIDE_THE_RECORDS)
    keys = {_key(day, pack, head): (day, pack) for day, pack in plans.items()}
    kept = Judgement.objects.filter(key__in=keys).defer("findings")
    return {one.as_of: Standing(keys[one.key][1], one) for one in kept}


def _key(day: date, pack: Pack, head: str) -> str:
    """Every act is in the ledger, so the newest that changes records names their state."""
    return hashlib.sha256(f"{day} {pack.hash} {head}".encode()).hexdigest()


def _judged(key: str, day: date, pack: Pack) -> Judgement:
    records, notices = known(day, pack)
    report = judge(pack, records, notices)
    facts = {
        "as_of": day,
        "institution": report.institution,
        "squares": squares_of(report),
        "visitors": visitors_of(report, {union.union: union.college for union in records.unions}),
        "findings": packed(report),
    }
    made, _ = Judgement.objects.update_or_create(key=key, defaults=facts)
    _forget_oldest()
    return made


def squares_of(report: Report) -> Squared:
    squares: Squared = {}
    for finding in report.findings:
        square = squares.setdefault(finding.rule.cite, {}).setdefault(finding.union, {})
        square[str(finding.status)] = square.get(str(finding.status), 0) + 1
    return squares


def visitors_of(report: Report, colleges: Mapping[str, str | None]) -> list[list[Any]]:
    """[article, union, colleges, status, number] of findings in a college's union about students of others.

    `colleges` has the college of each union.
    """
    counted: Counter[tuple[str, str, tuple[str, ...], str]] = Counter()
    for finding in report.findings:
        own, found = colleges.get(finding.union), report.colleges_of(finding)
        if own is not None and found - {own}:
            counted[finding.rule.cite, finding.union, tuple(sorted(found)), str(finding.status)] += 1
    return [[article, union, [*found], status, n] for (article, union, found, status), n in counted.items()]


def _take(squares: Squared, article: str, union: str, status: str, number: int) -> None:
    square = squares[article][union]
    square[status] -= number
    if not square[status]:
        del square[status]


def _forget_oldest() -> None:
    surplus = Judgement.objects.order_by("-made").values_list("pk", flat=True)[KEPT:]
    Judgement.objects.filter(pk__in=list(surplus)).delete()
