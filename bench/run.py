"""Run every benchmark in a process of its own: `python bench/run.py [NAME…]`.

Each benchmark prints JSON lines (see `side_by_side.py`); they are passed on to standard output, one line a
measurement. Exit status 1 if a benchmark failed or printed something else; a missed goal is not a failure.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
NOT_BENCHMARKS = {"run", "side_by_side"}


def benchmarks(names: list[str]) -> list[Path]:
    found = {path.stem: path for path in sorted(HERE.glob("*.py")) if path.stem not in NOT_BENCHMARKS}
    unknown = sorted(set(names) - found.keys())
    if unknown:
        raise SystemExit(f"no benchmark {', '.join(unknown)}; there are {', '.join(found)}")
    return [found[name] for name in names or found]


def measurements(benchmark: Path) -> Iterator[str]:
    """The JSON lines of one benchmark; raises CalledProcessError or JSONDecodeError."""
    ran = subprocess.run([sys.executable, benchmark], stdout=subprocess.PIPE, text=True, check=True)
    for line in ran.stdout.splitlines():
        yield json.dumps(json.loads(line), ensure_ascii=False)


def main(names: list[str]) -> int:
    failed = 0
    for benchmark in benchmarks(names):
        print(f"{benchmark.stem} …", file=sys.stderr)
        try:
            for line in measurements(benchmark):
                print(line, flush=True)
        except (subprocess.CalledProcessError, json.JSONDecodeError) as error:
            failed += 1
            print(f"{benchmark.stem} failed: {error}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
