"""A list of recommendations as a file: a person a row. It is handed in, not kept, so it is in no folder.

What its cells leave out is said once, by options.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from django.utils import timezone

from huizhang.config.commands import day
from huizhang.exchange.cells import Choice, Day, Identifier, Text
from huizhang.exchange.checks import ends_after_start
from huizhang.exchange.reading.folder import read_file
from huizhang.exchange.table import Column, Table
from huizhang.policy.pack import Pack
from huizhang.records.auditing import vocabulary_of
from huizhang.selection.actions import Wish
from huizhang.selection.queries.offices import usual_period
from huizhang.selection.rules.pasting import COLUMNS, POSTS
from huizhang.shell.language import text as _

Organ = Annotated[str, typer.Option("--organ", help=_("For which organ: its id or Chinese name."))]
OfUnion = Annotated[str, typer.Option("--union", help=_("The union, where the list does not say."))]
ForPost = Annotated[str, typer.Option("--post", help="presidium_member, department_head, department_member")]
InDepartment = Annotated[str, typer.Option("--department", help=_("The department of the union."))]
Conduct = Annotated[
    str, typer.Option("--conduct", help=_("What the organ attests of conviction and conduct."))
]
Representative = Annotated[
    str, typer.Option("--representative", help=_("Whom a candidate of the presidium represents."))
]
Reason = Annotated[
    str,
    typer.Option("--reason", help=_("Why it goes beyond what the plan generally allows, where it does.")),
]
Start = Annotated[date | None, typer.Option("--from", parser=day, metavar="DATE")]
End = Annotated[date | None, typer.Option("--until", parser=day, metavar="DATE")]
NAMED = inspect.Parameter.KEYWORD_ONLY

NOMINATIONS = Table(
    name="nominations",
    zh="推荐名单",
    columns=(
        Column("student_no", COLUMNS["student_no"][:1], Identifier(), required=True, filled=True),
        Column("union", ("组织",), Text()),
        Column("post", COLUMNS["post"][:2], Choice(POSTS), required=True, filled=True),
        Column("department", COLUMNS["department"][:2], Text()),
        Column("conduct", COLUMNS["conduct"][:3], Text()),
        Column("representative", COLUMNS["representative"][:1], Text()),
        Column("start", ("任职日期", "开始"), Day()),
        Column("end", ("离任日期", "结束"), Day()),
    ),
    key=("student_no",),
    checks=(ends_after_start,),
)


OPTIONS: Mapping[str, tuple[Any, Any]] = {
    "organ": (Organ, "班级团支部"),
    "union": (OfUnion, ""),
    "post": (ForPost, "department_member"),
    "department": (InDepartment, ""),
    "conduct": (Conduct, ""),
    "representative": (Representative, ""),
    "reason": (Reason, ""),
    "start": (Start, None),
    "end": (End, None),
}


@dataclass(frozen=True, slots=True)
class Said:
    """What the options say of everybody, and for which organ, by its id or Chinese name."""

    organ: str
    union: str
    post: str
    department: str
    conduct: str
    representative: str
    reason: str
    start: date | None
    end: date | None

    def organ_of(self, pack: Pack) -> str:
        return pack.organ_names.get(self.organ, self.organ)

    def wishes(self, rows: Iterable[Mapping[str, Any]], pack: Pack) -> list[Wish]:
        """An empty cell leaves what the options say; without days, tomorrow until the end of the year."""
        usual = usual_period(pack, timezone.localdate())
        return [_wish({**asdict(self), **_filled(row)}, usual) for row in rows]


def saying(command: Callable[..., None]) -> Callable[..., None]:
    """The command with OPTIONS, which it is given together as `said`."""

    def gathered(**given: Any) -> None:
        said = Said(**{name: given.pop(name) for name in OPTIONS})
        command(said=said, **given)

    own = inspect.signature(command, eval_str=True).parameters
    first = [one.replace(kind=NAMED) for one in own.values() if one.name != "said"]
    options = [
        inspect.Parameter(name, NAMED, default=default, annotation=annotation)
        for name, (annotation, default) in OPTIONS.items()
    ]
    gathered.__signature__ = inspect.Signature([*first, *options])  # type: ignore[attr-defined]  # as inspect reads it
    gathered.__annotations__ = {}
    gathered.__doc__ = command.__doc__
    return gathered


def wishes_of_file(file: Path, said: Said, pack: Pack) -> list[Wish]:
    """Raises BadInput."""
    rows = read_file(file, NOMINATIONS, vocabulary_of(pack)).rows
    return said.wishes((row.values for row in rows), pack)


def _filled(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value not in (None, "")}


def _wish(given: dict[str, Any], usual: tuple[date, date]) -> Wish:
    start = given["start"] or usual[0]
    end = given["end"] or (usual[1] if given["start"] is None else None)
    texts = {name: given[name].strip() for name in ("department", "conduct", "representative", "reason")}
    return Wish(given["union"], given["student_no"], given["post"], start, end=end, **texts)
