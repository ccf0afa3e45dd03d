"""The deployment's own plan is Kunming's, and transcripts go to a folder of the test."""

from __future__ import annotations

import pytest

from compliance.university import PLAN, found_university
from huizhang.people.queries import plan


@pytest.fixture
def university(db, tmp_path, settings, monkeypatch):
    monkeypatch.setattr(plan, "SCHOOL", PLAN)
    settings.TRANSCRIPTS = tmp_path / "transcripts"
    found_university()
