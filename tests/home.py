"""Loaded before Django's settings (`-p home`): every test process has a deployment folder of its own."""

from __future__ import annotations

import os
import tempfile

HOME = tempfile.TemporaryDirectory(prefix="huizhang-tests-")
os.environ["HUIZHANG_HOME"] = HOME.name
os.environ.pop("HUIZHANG_LANGUAGE", None)
