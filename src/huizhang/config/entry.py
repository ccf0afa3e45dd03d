"""Where the command line begins: what needs no database is served before Django is there."""

from __future__ import annotations

import sys

VERIFY = "verify"


def main() -> None:
    if sys.argv[1:2] == [VERIFY]:
        from huizhang.config.verifying import main as alone

        alone()
    else:
        from huizhang.config.cli import main as everything

        everything()
