"""How every union stands on a day: judged once for each state of the records, then looked up."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from huizhang.compliance.finding import Finding, Report
from huizhang.compliance.judging import judge
from huizhang.compliance.known import known
from huizhang.compliance.models import Judgement
from huizhang.compliance.stored import pack as packed
from huizhang.compliance.stored import unpack
from huizhang.kernel.verdict import Status, heaviest
from huizhang.ledger import queries as ledger
from huizhang.policy.pack import Pack

KEPT = 400
Squares = Mapping[str, Mapping[str, Mapping[str, int]]]


@dataclass(frozen=True)
class Standing:
    """The board of one day, and behind it every finding."""

    pack: Pack
    judgement: Judgement

    @property
    def squares(self) -> Squares:
        squares: Squares = self.judgement.squares
        return squares

    def status(self, article: str, union: str) -> Status | None:
        """The heaviest status of a square; None where the article says nothing of the union."""
        counted = self.squares.get(article, {}).get(union, {})
        return heaviest(map(Status, counted)) if counted else None

    @cached_property
    def report(self) -> Report:
        findings, names = unpack(bytes(self.judgement.findings), self.pack)
        return Report(self.pack, self.judgement.as_of, self.judgement.institution, findings, (), names)

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.report.findings


def standing(day: date, pack: Pack) -> Standing:
    """How every union stands on `day` by `pack`, as the records are now."""
    key = _key(day, pack, ledger.head())
    kept = Judgement.objects.filter(key=key).defer("findings").first()
    return Standing(pack, kept or _judged(key, day, pack))


def standings_kept(plans: Mapping[date, Pack]) -> dict[date, Standing]:
    """Of these days by these plans, those that were judged already; in two queries."""
    head = ledger.head()
    keys = {_key(day, pack, head): (day, pack) for day, pack in plans.items()}
    kept = Judgement.objects.filter(key__in=keys).defer("findings")
    return {one.as_of: Standing(keys[one.key][1], one) for one in kept}


def _key(day: date, pack: Pack, head: str) -> str:
    """Every act is in the ledger, so its head names the state of the records."""
    return hashlib.sha256(f"{day} {pack.hash} {head}".encode()).hexdigest()


def _judged(key: str, day: date, pack: Pack) -> Judgement:
    records, notices = known(day, pack)
    report = judge(pack, records, notices)
    facts = {
        "as_of": day,
        "institution": report.institution,
        "squares": squares_of(report),
        "findings": packed(report.findings, report.names),
    }
    made, _ = Judgement.objects.update_or_create(key=key, defaults=facts)
    _forget_oldest()
    return made


def squares_of(report: Report) -> dict[str, dict[str, dict[str, int]]]:
    squares: dict[str, dict[str, dict[str, int]]] = {}
    for finding in report.findings:
        square = squares.setdefault(finding.rule.cite, {}).setdefault(finding.union, {})
        square[str(finding.status)] = square.get(str(finding.status), 0) + 1
    return squares


def _forget_oldest() -> None:
    surplus = Judgement.objects.order_by("-made").values_list("pk", flat=True)[KEPT:]
    Judgement.objects.filter(pk__in=list(surplus)).delete()
