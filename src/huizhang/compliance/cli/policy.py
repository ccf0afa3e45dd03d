"""`huizhang policy list | show | lint | diff | coverage`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from huizhang.compliance.cli import tables
from huizhang.compliance.cli.data import lint_dict, listed, pack_dict
from huizhang.kernel.message import message
from huizhang.policy.coverage import coverage as coverage_of
from huizhang.policy.diff import diff as differences_of
from huizhang.policy.lint import ERROR
from huizhang.policy.lint import lint as lint_of
from huizhang.policy.load import known
from huizhang.policy.pack import Pack
from huizhang.policy.resolve import resolve
from huizhang.shell.language import say, spoken
from huizhang.shell.language import text as _

app = typer.Typer(no_args_is_help=True, help=_("University plans as packs: read, check and compare them."))


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(
            say(message("{value} is no day; write it as 2026-11-21", value=value))
        ) from None


Json = Annotated[bool, typer.Option("--json", help=_("Machine-readable output on standard output."))]
PackName = Annotated[str, typer.Argument(metavar="PACK", help=_("A pack's id, or the folder of a pack."))]
Article = Annotated[
    str | None, typer.Option("--article", metavar="三", help=_("Only this article, by its Chinese number."))
]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", parser=_day, metavar="DATE", help=_("As it stands that day; newest by default.")),
]
SourceFile = Annotated[
    Path | None,
    typer.Option(
        "--source", metavar="FILE", help=_("The plan itself (txt, docx, pdf), to find every mark in.")
    ),
]


def _tell(as_json: bool, data: Mapping[str, Any] | Sequence[Any], show: Callable[[Console], None]) -> None:
    if as_json:
        typer.echo(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        show(Console())


def _example(command: str) -> str:
    return _("Example: {command}").format(command=command)


@app.command("list", help=_("The packs that come with the program."), epilog=_example("huizhang policy list"))
def list_packs(as_json: Json = False) -> None:
    packs = [resolve(pack) for pack in known()]
    _tell(as_json, [listed(pack) for pack in packs], lambda console: tables.packs(console, packs, spoken()))


@app.command(
    help=_("A plan, article by article."), epilog=_example("huizhang policy show kunming --article 三")
)
def show(pack: PackName, article: Article = None, as_of: AsOf = None, as_json: Json = False) -> None:
    resolved = resolve(pack, as_of)
    wanted = _article(resolved, article)
    data = pack_dict(resolved, wanted, spoken())
    _tell(as_json, data, lambda console: tables.pack(console, resolved, wanted, spoken()))


def _article(pack: Pack, article: str | None) -> str | None:
    """`三`, also written 第三条. Raises typer.BadParameter if the plan has no such article."""
    if article is None:
        return None
    wanted = article.strip().removeprefix("第").removesuffix("条")
    known_articles = _articles(pack)
    if wanted not in known_articles:
        said = message(
            "{pack} has no article {article}; it has {articles}",
            pack=pack.id,
            article=article,
            articles=known_articles,
        )
        raise typer.BadParameter(say(said))
    return wanted


def _articles(pack: Pack) -> list[str]:
    """In the plan's order; a part such as 三（一） may be asked for as well as 三."""
    written = [clause.article for clause in pack.clauses.values()]
    whole = [article.partition("（")[0] for article in written]
    return list(dict.fromkeys((*whole, *written, *(rule.cite for rule in pack.rules.values()))))


@app.command(
    help=_("What is wrong in a pack or worth a look. Status 1 where something is wrong."),
    epilog=_example("huizhang policy lint kunming --source plan.pdf"),
)
def lint(pack: PackName, source: SourceFile = None, as_json: Json = False) -> None:
    remarks = lint_of(pack, source)
    _tell(
        as_json,
        lint_dict(pack, remarks, spoken()),
        lambda console: tables.remarks(console, remarks, spoken()),
    )
    if any(remark.level == ERROR for remark in remarks):
        raise typer.Exit(1)


@app.command(
    help=_("How two plans differ, in words."), epilog=_example("huizhang policy diff xianning kunming")
)
def diff(
    a: Annotated[str, typer.Argument(metavar="A", help=_("A pack's id, or the folder of a pack."))],
    b: Annotated[str, typer.Argument(metavar="B", help=_("The pack to compare it with."))],
    as_json: Json = False,
) -> None:
    left, right = resolve(a), resolve(b)
    found = differences_of(left, right)
    data = {"a": left.id, "b": right.id, "differences": [one.as_dict(spoken()) for one in found]}
    _tell(as_json, data, lambda console: tables.differences(console, left, right, found, spoken()))


@app.command(
    help=_("What serves each clause and tries each rule. Status 1 where something is missing."),
    epilog=_example("huizhang policy coverage kunming"),
)
def coverage(pack: PackName, as_json: Json = False) -> None:
    found = coverage_of(pack)
    _tell(as_json, found.as_dict(spoken()), lambda console: tables.coverage(console, found, spoken()))
    if not found.complete:
        raise typer.Exit(1)
