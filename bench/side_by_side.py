"""Time a subject beside its baseline in the same run, in turns, and say the medians.

A benchmark is a script: it prepares its input, calls `compare`, and prints each measurement with `say`.
"""

from __future__ import annotations

import json
import platform
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Measurement:
    """Seconds are medians of `rounds`. `at_most` is the goal for `seconds` or, with `goal_of` = "ratio",
    for seconds / baseline_seconds. `peak_mb` is this process's high-water mark so far, in MB (10⁶ bytes)."""

    bench: str
    seconds: float
    rounds: int
    peak_mb: float
    baseline: str | None = None
    baseline_seconds: float | None = None
    goal_of: str | None = None
    at_most: float | None = None

    @property
    def ratio(self) -> float | None:
        return self.seconds / self.baseline_seconds if self.baseline_seconds else None

    @property
    def met(self) -> bool | None:
        if self.at_most is None:
            return None
        measured = self.ratio if self.goal_of == "ratio" else self.seconds
        return measured is not None and measured <= self.at_most


def compare(
    bench: str,
    subject: Callable[[], object],
    baseline: tuple[str, Callable[[], object]] | None = None,
    *,
    rounds: int = 5,
    per_run: int = 1,
    goal_of: str | None = None,
    at_most: float | None = None,
) -> Measurement:
    """`baseline` is its name and what to run; both run once unmeasured, then in turns `rounds` times.

    Where one is too short to be timed, a run does `per_run` of them.
    """
    name, against = baseline or (None, None)
    runs = [run for run in (subject, against) if run]
    for run in runs:
        run()
    times = [[seconds(run) for run in runs] for _ in range(rounds)]
    medians = [median(column) / per_run for column in zip(*times, strict=True)]
    return Measurement(
        bench, medians[0], rounds, peak_mb(), name, medians[1] if against else None, goal_of, at_most
    )


def seconds(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def peak_mb() -> float:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def say(measurement: Measurement) -> None:
    line = asdict(measurement) | {
        "ratio": measurement.ratio,
        "met": measurement.met,
        "python": platform.python_version(),
    }
    print(json.dumps(line, ensure_ascii=False), flush=True)
