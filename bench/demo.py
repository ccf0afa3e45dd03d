"""`huizhang demo-data` of 60,000 students in a fresh process.

The baseline is a process that only loads the command line.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from itertools import count
from pathlib import Path

from side_by_side import compare, say

STUDENTS, ROUNDS, AT_MOST = 60_000, 3, 120
COMMAND = Path(sys.executable).with_name("huizhang")


def load() -> None:
    subprocess.run([sys.executable, "-c", "import huizhang.config.cli"], check=True)


def main(place: Path) -> None:
    numbers = count()

    def make() -> None:
        out = place / str(next(numbers))
        given = ["--students", str(STUDENTS), "--seed", "1", "--standings"]
        subprocess.run([COMMAND, "demo-data", out, *given], check=True, capture_output=True)

    loading = ("loading the command line", load)
    say(compare("demo-data", make, loading, rounds=ROUNDS, goal_of="seconds", at_most=AT_MOST))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        main(Path(place))
