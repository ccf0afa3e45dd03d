"""Text that a spreadsheet would run as a formula, and how a .csv keeps it from running.

A text of apostrophes and then a formula's first character gets one apostrophe more when written and
loses exactly one when read, so that a round trip is the identity. Full-width signs count, because
Chinese and Japanese spreadsheets take them for formulas too.
"""

from __future__ import annotations

import re

_START = r"[=+\-@\t\r＝＋－＠]"
_ARMED = re.compile(rf"'*{_START}")

DISARMED = rf"\A'('*{_START})"


def disarmed(text: str) -> str:
    """`=1+1` as `'=1+1`."""
    return f"'{text}" if _ARMED.match(text) else text
