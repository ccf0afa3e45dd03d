"""Commands of huizhang as tests give them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from typer.main import get_command

from exchange.database.given import LATER, every_table, written
from huizhang.config.cli import app

DAY = LATER.isoformat()
# typer makes the whole tree anew for each command, which takes longer than most of them
COMMANDS = get_command(app)


def huizhang(*arguments: object, token: str = "") -> Result:
    """What the command says and its exit status, which no error reaches as a traceback."""
    result = CliRunner().invoke(COMMANDS, list(map(str, arguments)), env={"HUIZHANG_TOKEN": token})
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    assert "Traceback" not in result.output
    return result


def told(*arguments: object, token: str = "") -> Any:
    """The JSON on standard output, which holds nothing else."""
    return json.loads(huizhang(*arguments, "--json", token=token).stdout)


def problems(*arguments: object, token: str = "") -> list[tuple[Any, ...]]:
    """File, sheet, row, column and value of each problem, told on both streams with status 2."""
    result = huizhang(*arguments, "--json", token=token)
    found = json.loads(result.stdout)
    assert (result.exit_code, list(found)) == (2, ["problems"])
    for each in found["problems"]:
        assert list(each) == ["file", "sheet", "row", "column", "value", "message"]
        assert each["message"] in result.stderr
    return [tuple(each.values())[:5] for each in found["problems"]]


def small_university(folder: Path, **tables: list[dict[str, Any]]) -> Path:
    """A folder with a row in every table; `tables` stand in place of its own."""
    return written(folder, {**every_table(), **tables})
