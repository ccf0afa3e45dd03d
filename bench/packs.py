"""Loading and resolving a pack, its files read anew each time and from what is kept of them.

The baseline is the standard library parsing the same files and doing nothing with them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable

from side_by_side import compare, say

from huizhang.policy import load
from huizhang.policy.load import lineage
from huizhang.policy.resolve import resolve

PACK, ROUNDS, AT_MOST = "kunming", 50, 0.020
READ = ("pack.toml", "rules.toml", "chains.toml", "clauses.toml")


def parse() -> list[dict[str, object]]:
    files = [source.folder / name for source in lineage(PACK) for name in READ]
    return [tomllib.loads(file.read_text(encoding="utf-8")) for file in files if file.is_file()]


def anew() -> object:
    load.parsed.cache_clear()
    return resolve(PACK)


def kept() -> object:
    return resolve(PACK)


def main() -> None:
    subjects: dict[str, Callable[[], object]] = {"pack.anew": anew, "pack.kept": kept}
    for name, subject in subjects.items():
        say(
            compare(
                name, subject, ("tomllib alone", parse), rounds=ROUNDS, goal_of="seconds", at_most=AT_MOST
            )
        )


if __name__ == "__main__":
    main()
