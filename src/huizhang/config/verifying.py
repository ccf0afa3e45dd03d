"""`huizhang verify`: a published election recounted from its bundle, without database or Django."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from huizhang.config.commands import Json
from huizhang.elections.bundle.packing import MOST_BYTES
from huizhang.elections.bundle.sealing import Part
from huizhang.elections.bundle.verifying import Verification, verify
from huizhang.exchange.problems import folder_problem
from huizhang.exchange.telling import bad_input_told, one_line
from huizhang.kernel.message import Message, message
from huizhang.shell.language import UnknownLanguage, say, spoken
from huizhang.shell.language import text as _

TOLD = _(
    "Check a published election: every file, what was frozen, the ballots, the count. Status 1: something "
    "does not agree; 2: bad input."
)
EXAMPLE = "huizhang verify election-3.zip --hash 9f86d081884c7d65…"
OF_WHAT = {
    "bundle": message("hash of the bundle"),
    "opening": message("hash of what was frozen at the opening"),
    "close": message("hash of what was sealed at the close"),
    "papers": message("hash of the recorded numbers of papers"),
    "sheet_1": message("hash of the first tally sheet"),
    "sheet_2": message("hash of the second tally sheet"),
}
PARTS = {
    Part.FROZEN: message("what was frozen at the opening"),
    Part.WITHDRAWALS: message("who withdrew"),
    Part.NUMBERS: message("the numbers of ballots"),
    Part.VOTES: message("the ballots themselves"),
}
Hashes = Annotated[
    list[str] | None,
    typer.Option(
        "--hash",
        metavar="SHA256",
        help=_(
            "A hash from the ledger or the hall screen: of the opening, the close or the bundle; on paper "
            "also of the numbers or of a sheet."
        ),
    ),
]


def verifying(
    bundle: Annotated[Path, typer.Argument(help=_("The zip that was published."))],
    hashes: Hashes = None,
    as_json: Json = False,
) -> None:
    with bad_input_told(as_json):
        found = verify(_read(bundle), bundle.name, hashes or [])
    if as_json:
        typer.echo(json.dumps(_as_dict(found), ensure_ascii=False, indent=2))
    else:
        _show(found, compared=bool(hashes))
    raise typer.Exit(0 if found.verified else 1)


def main() -> None:
    """The command by itself, as `huizhang verify` runs it."""
    try:
        spoken()
    except UnknownLanguage as unknown:
        print(unknown, file=sys.stderr)
        sys.exit(2)
    app = typer.Typer(name="huizhang", pretty_exceptions_enable=False, add_completion=False)
    app.callback()(_group)
    app.command("verify", help=TOLD, epilog=_("Example: {command}").format(command=EXAMPLE))(verifying)
    app()


def _group() -> None:
    """Run a university's student unions by their charter."""


def _read(bundle: Path) -> bytes:
    if not bundle.is_file():
        raise folder_problem(message("there is no such file"), bundle.name)
    if bundle.stat().st_size > MOST_BYTES:
        said = message("the zip holds far more than an election and was not unpacked")
        raise folder_problem(said, bundle.name)
    try:
        return bundle.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise folder_problem(message("the file cannot be read: {why}", why=why), bundle.name) from None


def _as_dict(found: Verification) -> dict[str, Any]:
    checks = [
        {
            "check": check.name,
            "what": say(check.what),
            "passed": check.passed,
            "differs": [say(one) for one in check.differs],
        }
        for check in found.checks
    ]
    election = {"election": found.election.id, "title": found.election.title}
    count = found.found.as_dict(spoken()) if found.found else None
    follows = asdict(found.election.follows) if found.election.follows else None
    told = {"verified": found.verified, "hashes": found.hashes, "checks": checks, "count": count}
    noted = {"compared": found.compared, "not_fixed": found.unfixed, "withdrew": found.withdrew}
    return {**election, "follows": follows, **told, **noted}


def _show(found: Verification, compared: bool) -> None:
    typer.echo(one_line(found.election.title))
    for check in found.checks:
        typer.echo(f"  {'✓' if check.passed else '✗'} {say(check.what)}")
        for one in check.differs:
            typer.echo(f"      {one_line(say(one))}")
    for step in (*_before(found), *(found.found.steps if found.found else ()), *_withdrew(found)):
        typer.echo(f"  · {one_line(say(step))}")
    for name, hash_of in found.hashes.items():
        typer.echo(f"  {'=' if name in found.compared else ' '} {say(OF_WHAT[name])}: {hash_of}")
    if found.unfixed:
        parts = say(message("; ")).join(say(PARTS[part]) for part in found.unfixed)
        typer.echo(say(message("Not fixed by any hash that you gave: {parts}", parts=parts)))
    typer.echo(say(_verdict(found, compared)))


def _withdrew(found: Verification) -> Iterator[Message]:
    for name in found.withdrew:
        yield message("{name} withdrew after the opening; look it up in the ledger.", name=name)


def _before(found: Verification) -> Iterator[Message]:
    """Which election this one follows, so that no round passes for another."""
    follows = found.election.follows
    if follows is None:
        return
    known = {"election": follows.election, "opening": follows.opening}
    if follows.repeats:
        yield message("It repeats election {election}, which was opened with the hash {opening}.", **known)
    else:
        yield message(
            "It is a further round after election {election}, which was opened with the hash {opening}.",
            **known,
        )


def _verdict(found: Verification, compared: bool) -> Message:
    if not found.verified:
        return message("Not verified: the bundle does not agree, as told above.")
    if compared and not found.unfixed and found.found and found.found.failed:
        return message("Verified: this election is void and elects nobody.")
    if not compared:
        return message(
            "The bundle agrees with itself. Give --hash with the hashes of the ledger or the hall screen, so "
            "that one made anew from end to end is noticed, too."
        )
    if found.unfixed:
        return message("It agrees with the hashes that you gave; what none of them fixes is told above.")
    return message("Verified: this is what was opened, cast and counted.")
