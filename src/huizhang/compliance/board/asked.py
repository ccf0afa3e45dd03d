"""What an address of the board asks for: a day, and which findings of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from huizhang.compliance.finding import Finding
from huizhang.compliance.plan import day_asked, tell
from huizhang.compliance.report.labels import article_of
from huizhang.kernel.message import message
from huizhang.kernel.verdict import Status


@dataclass(frozen=True, slots=True)
class Asked:
    """Empty fields ask for everything; `article` is 1 to 10, or 0 for rules that cite none of the ten."""

    day: date
    article: int | None = None
    union: str = ""
    status: Status | None = None
    rule: str = ""

    @property
    def query(self) -> str:
        """As in the address; today is left out, so that a kept address goes on meaning today."""
        named = {
            "on": "" if self.day == timezone.localdate() else self.day.isoformat(),
            "article": "" if self.article is None else str(self.article),
            "union": self.union,
            "status": str(self.status or ""),
            "rule": self.rule,
        }
        return urlencode({name: value for name, value in named.items() if value})

    def url(self, page: str) -> str:
        """The address of this page of the board, asking for the same."""
        query = self.query
        return f"{reverse(page)}?{query}" if query else reverse(page)

    def but(self, **changed: Any) -> Asked:
        return replace(self, **changed)

    def of(self, findings: Iterable[Finding]) -> list[Finding]:
        """Those that are asked for, whatever their status."""
        return [
            one
            for one in findings
            if self.union in ("", one.union)
            and self.rule in ("", one.rule.id)
            and (self.article is None or article_of(one.rule.cite) == self.article)
        ]


def asked_by(request: HttpRequest) -> Asked:
    """Nonsense in the address asks for everything, and the page says so."""
    article, status = request.GET.get("article", ""), request.GET.get("status", "")
    articles = {str(number) for number in range(11)}
    if article and article not in articles:
        tell(request, message("There is no article “{given}”; all articles are shown.", given=article))
    if status and status not in set(Status):
        tell(request, message("There is no status “{given}”; all are shown.", given=status))
    return Asked(
        day_asked(request),
        int(article) if article in articles else None,
        request.GET.get("union", ""),
        Status(status) if status in set(Status) else None,
        request.GET.get("rule", ""),
    )
