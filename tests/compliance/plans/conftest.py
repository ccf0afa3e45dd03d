"""A school with a plan of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.university import SINCE, found_university
from huizhang.people.queries import plan

OWN = f'# 本校\n[[rule]]\nid = "staff.cap.school"\nfrom = {SINCE}\nmax = 50\n'


@pytest.fixture
def school(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings) -> Path:
    """A university whose own pack extends Kunming's and has one setting."""
    folder = tmp_path / "school"
    folder.mkdir()
    (folder / "pack.toml").write_text('id = "own"\ninstitution = "云岭大学"\nextends = "kunming"\n')
    (folder / "rules.toml").write_text(OWN)
    monkeypatch.setattr(plan, "SCHOOL", folder)
    settings.TRANSCRIPTS = tmp_path / "transcripts"
    found_university()
    return folder
