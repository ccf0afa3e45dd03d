"""The source tree as the architecture tests see it."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "huizhang"

CAPABILITIES = (
    "ledger",
    "people",
    "org",
    "approvals",
    "eligibility",
    "selection",
    "congress",
    "elections",
    "conduct",
    "appraisal",
    "oversight",
    "voice",
    "compliance",
    "records",
    "disclosure",
)
FOUNDATIONS = ("kernel", "policy", "exchange", "documents", "shell", "config", "locale")


def tracked(*patterns: str) -> list[Path]:
    """The files that the repository holds or is about to hold, ignored ones left out."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    paths = (ROOT / name for name in sorted(set(filter(None, listing.split("\0")))))
    return [path for path in paths if path.is_file()]
