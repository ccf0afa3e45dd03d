"""Telling people at a terminal what is wrong with a folder, and showing how far long work has come."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from huizhang.exchange.problems import BadInput, Notice, Problem
from huizhang.kernel.message import message
from huizhang.shell.language import say, spoken

if TYPE_CHECKING:
    # tables need Arrow, which who only tells does without
    from huizhang.exchange.reading.folder import Progress as Report


@contextmanager
def bad_input_told(as_json: bool, *, writes: bool = True) -> Iterator[None]:
    """Bad input ends the command with status 2: in words on standard error, as JSON on standard output.

    A command that never `writes` does not say that it wrote nothing.
    """
    try:
        yield
    except BadInput as error:
        tell_problems(error.problems, writes=writes)
        if as_json:
            rows = [problem.as_dict(spoken()) for problem in error.problems]
            print(json.dumps({"problems": rows}, ensure_ascii=False, indent=2))
        raise SystemExit(2) from None


def tell_problems(problems: Iterable[Problem], *, writes: bool = True) -> None:
    told = tuple(problems)
    for problem in told:
        print(sentence(problem), file=sys.stderr)
    if writes:
        print(say(message("{n} problems; nothing was written", n=len(told))), file=sys.stderr)
    elif len(told) > 1:
        print(say(message("{n} problems", n=len(told))), file=sys.stderr)


def sentence(problem: Problem) -> str:
    """Where, what stands there, and what is wrong with it, in one line."""
    place = [
        problem.file,
        problem.sheet and say(message("sheet {sheet}", sheet=problem.sheet)),
        problem.row and say(message("row {row}", row=problem.row)),
        problem.column and say(message("column {column}", column=problem.column)),
        problem.value is not None and say(message("“{value}”", value=one_line(problem.value))),
    ]
    words = [str(part) for part in place if part]
    return ": ".join([" ".join(words), say(problem.message)]) if words else say(problem.message)


def tell_notices(notices: Iterable[Notice]) -> None:
    for notice in notices:
        place = " ".join(part for part in (notice.file, notice.sheet) if part)
        print(f"{place}: {say(notice.message)}" if place else say(notice.message), file=sys.stderr)


def one_line(value: str) -> str:
    """Without anything that would move the cursor or turn the direction of the line."""
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in value)


@contextmanager
def progress_shown(what: str) -> Iterator[Report]:
    """A bar on standard error, for people only: nothing is drawn where nobody watches."""
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)

        def report(place: str, done: int, total: int) -> None:
            bar.update(task, description=f"{what} {place}", completed=done, total=total)

        yield report
