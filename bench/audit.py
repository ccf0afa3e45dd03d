"""`huizhang audit FOLDER --json` of 60,000 students, each time a fresh process, by the clock on the wall.

The university is made once and kept in the system's folder for temporary files, one folder a case, for as
long as the program that makes it is the same. The baseline of Parquet is a process that only loads the
command line; that of .xlsx is what the goal allows: the audit of the same tables from Parquet, and
fastexcel alone reading every sheet of the same file, twice. Both run in turns, so that a busy machine
slows both.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

import fastexcel
from side_by_side import Measurement, compare, say

from huizhang.records import demo
from huizhang.records.demo.generate import make, tables_of
from huizhang.records.demo.write import WRITERS, Tables

STUDENTS, SEED, AS_OF, PACK, ROUNDS = 60_000, 1, date(2026, 11, 21), "kunming", 3
COMMAND = Path(sys.executable).with_name("huizhang")
SOMETHING_FAILS = 1
# the table that each case leaves out, and its goal from Parquet in seconds
CASES = {"standings": ("grades", 15.0), "grades": ("standings", 25.0)}


@cache
def place() -> Path:
    source = b"".join(file.read_bytes() for file in sorted(Path(demo.__path__[0]).rglob("*.py")))
    return Path(tempfile.gettempdir()) / f"huizhang-bench-{STUDENTS}-{sha256(source).hexdigest()[:12]}"


@cache
def university() -> Tables:
    return tables_of(make(PACK, STUDENTS, SEED, AS_OF), standings=True)


def folder(case: str, form: str) -> Path:
    """The exchange folder of the case, made unless an earlier run has made it."""
    left_out, _ = CASES[case]
    kept = place() / f"{case}-{form}"
    if not kept.exists():
        unfinished = Path(tempfile.mkdtemp(dir=_made(place())))
        tables = {name: table for name, table in university().items() if name != left_out}
        for name in WRITERS[form](unfinished, tables):
            print(f"  {case}.{form}: {name}", file=sys.stderr)
        unfinished.rename(kept)
    return kept


def _made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


def audit(folder: Path) -> Callable[[], None]:
    command = [COMMAND, "audit", folder, "--pack", PACK, "--as-of", AS_OF.isoformat(), "--json"]

    def run() -> None:
        ran = subprocess.run(command, capture_output=True, check=False)
        assert ran.returncode == SOMETHING_FAILS, ran.stderr.decode()

    return run


def load() -> None:
    subprocess.run([sys.executable, "-c", "import huizhang.config.cli"], check=True)


def read(folder: Path) -> Callable[[], None]:
    def run() -> None:
        for file in folder.iterdir():
            book = fastexcel.read_excel(file)
            for sheet in book.sheet_names:
                book.load_sheet(sheet).to_arrow()

    return run


def from_parquet(case: str) -> Measurement:
    _, at_most = CASES[case]
    audited = audit(folder(case, "parquet"))
    loading = ("loading the command line", load)
    return compare(
        f"audit.{case}.parquet", audited, loading, rounds=ROUNDS, goal_of="seconds", at_most=at_most
    )


def from_xlsx(case: str) -> Measurement:
    given = folder(case, "xlsx")
    audit_parquet, read_bare = audit(folder(case, "parquet")), read(given)

    def allowed() -> None:
        audit_parquet()
        read_bare()
        read_bare()

    name = "the same from Parquet, then fastexcel twice"
    return compare(
        f"audit.{case}.xlsx", audit(given), (name, allowed), rounds=ROUNDS, goal_of="ratio", at_most=1.0
    )


def main() -> None:
    for case in CASES:
        for measure in (from_parquet, from_xlsx):
            say(measure(case))


if __name__ == "__main__":
    main()
