"""The command line's door to packs: `huizhang policy …`; other commands about packs are added to `app`."""

from huizhang.compliance.cli.policy import app

__all__ = ["app"]
