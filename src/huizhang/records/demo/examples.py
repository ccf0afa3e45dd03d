"""`python -m huizhang.records.demo.examples [FOLDER]` writes examples/xianning and examples/kunming."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path

from huizhang.records.demo.generate import make, tables_of
from huizhang.records.demo.messy import write_messy
from huizhang.records.demo.universities import UNIVERSITIES

AS_OF = date(2026, 11, 21)
# students and seed of each example
EXAMPLES = {"kunming": (690, 2), "xianning": (660, 1)}


def write_example(pack: str, folder: Path) -> Path:
    """The example of one pack, in place of whatever the folder held."""
    students, seed = EXAMPLES[pack]
    if folder.exists():
        shutil.rmtree(folder)
    write_messy(folder, tables_of(make(pack, students, seed, AS_OF)), UNIVERSITIES[pack].name)
    return folder


def main(arguments: list[str]) -> None:
    root = Path(arguments[0]) if arguments else Path("examples")
    for pack in EXAMPLES:
        write_example(pack, root / pack)


if __name__ == "__main__":
    main(sys.argv[1:])
