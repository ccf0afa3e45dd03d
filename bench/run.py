"""Run every benchmark in a process of its own: `python bench/run.py [NAME…]`.

Each benchmark prints JSON lines (see `side_by_side.py`); they are passed on to standard output, one line a
measurement. What is written in a hall runs on PostgreSQL too, where it is installed, in a cluster of its own
that is as durable as a deployment's; these lines say their `database`. Exit status 1 if a benchmark failed or
printed something else; a missed goal is not a failure.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
NOT_BENCHMARKS = {"run", "side_by_side"}
ON_BOTH_DATABASES = {"ballots", "check_in"}
POSTGRESQL = HERE.parent / "tests" / "postgresql.py"


def benchmarks(names: list[str]) -> list[Path]:
    found = {path.stem: path for path in sorted(HERE.glob("*.py")) if path.stem not in NOT_BENCHMARKS}
    unknown = sorted(set(names) - found.keys())
    if unknown:
        raise SystemExit(f"no benchmark {', '.join(unknown)}; there are {', '.join(found)}")
    return [found[name] for name in names or found]


def runs(benchmark: Path) -> Iterator[tuple[dict[str, str], list[str | Path]]]:
    """What to run, each with what its lines say besides."""
    itself: list[str | Path] = [sys.executable, benchmark]
    if benchmark.stem not in ON_BOTH_DATABASES:
        yield {}, itself
        return
    yield {"database": "sqlite"}, itself
    if subprocess.run([sys.executable, POSTGRESQL, "--available"], check=False).returncode == 0:
        yield {"database": "postgresql"}, [sys.executable, POSTGRESQL, "--durable", *itself]


def measurements(command: list[str | Path], more: dict[str, str]) -> Iterator[str]:
    """The JSON lines of one run; raises CalledProcessError or JSONDecodeError."""
    ran = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    for line in ran.stdout.splitlines():
        yield json.dumps(json.loads(line) | more, ensure_ascii=False)


def main(names: list[str]) -> int:
    failed = 0
    for benchmark in benchmarks(names):
        for more, command in runs(benchmark):
            print(" ".join([benchmark.stem, *more.values(), "…"]), file=sys.stderr)
            try:
                for line in measurements(command, more):
                    print(line, flush=True)
            except (subprocess.CalledProcessError, json.JSONDecodeError) as error:
                failed += 1
                print(f"{benchmark.stem} failed: {error}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
