"""What the components of `templates/cotton` are given where plain text is not enough."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.http import HttpRequest

from huizhang.kernel.message import Message
from huizhang.kernel.verdict import Status
from huizhang.shell.status import WORDS

GAUGE_WIDTH = 400


@dataclass(frozen=True, slots=True)
class Gauge:
    """`used` of a cap, a target or a range: `line` is where the rule's number lies, `band` what it allows.

    All numbers are counts; the picture runs from 0 to a fifth beyond the largest of them.
    """

    label: Message | str
    told: Message | str
    status: Status
    used: int
    line: int | None = None
    band: tuple[int, int] | None = None
    article: str = ""

    @property
    def used_width(self) -> int:
        return self._place(self.used)

    @property
    def line_x(self) -> int | None:
        return None if self.line is None else self._place(self.line)

    @property
    def band_x(self) -> int:
        return self._place(self.band[0]) if self.band else 0

    @property
    def band_width(self) -> int:
        return self._place(self.band[1]) - self.band_x if self.band else 0

    def _place(self, number: int) -> int:
        largest = max(self.used, self.line or 0, *(self.band or (0, 0)), 1)
        return number * GAUGE_WIDTH * 5 // (largest * 6)


@dataclass(frozen=True, slots=True)
class Part:
    """One organ of a step: who acted on which day with what opinion, or since when it is waited for."""

    organ: str
    who: str = ""
    on: date | None = None
    opinion: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chain as shown; joint steps have several parts side by side, spared ones no turn."""

    act: Message | str
    state: Literal["done", "refused", "waiting", "later", "spared"]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Tab:
    """A choice of the status filter; `status` None shows all."""

    status: Status | None
    count: int
    url: str
    here: bool


def status_tabs(request: HttpRequest, counts: Mapping[str, int], parameter: str = "status") -> list[Tab]:
    """One tab for every status that occurs, and one for all; the other parameters of the address are kept."""
    asked = request.GET.get(parameter, "")
    tabs = [Tab(None, sum(counts.values()), _address(request, parameter, ""), not asked)]
    for status in WORDS:
        if counts.get(status) or asked == status:
            tabs.append(
                Tab(status, counts.get(status, 0), _address(request, parameter, status), asked == status)
            )
    return tabs


def _address(request: HttpRequest, parameter: str, value: str) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    query.pop(parameter, None)
    if value:
        query[parameter] = value
    return f"?{query.urlencode()}"
