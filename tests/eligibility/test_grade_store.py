"""Grades in force are a file; the database knows which."""

from datetime import date

import pytest

from exchange.database.given import DAY, LATER, every_table, folder_of
from huizhang.eligibility.models import TranscriptSnapshot
from huizhang.eligibility.queries import snapshot
from huizhang.eligibility.snapshot import DamagedSnapshot
from huizhang.records.actions import take_in_unrecorded

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def transcripts(tmp_path, settings):
    settings.TRANSCRIPTS = tmp_path / "transcripts"


def bring_in(folder, grades, day):
    tables = {"students": every_table()["students"], "grades": grades}
    return take_in_unrecorded(folder=folder_of(folder, tables), name="台账", effective_on=day)


def test_new_grades_are_laid_upon_the_old_ones_and_both_days_keep_theirs(tmp_path):
    first, second, third = every_table()["grades"]
    bring_in(tmp_path / "first", [first, second], DAY)
    batch = bring_in(tmp_path / "second", [{**first, "score": "90"}, second, third], LATER)
    assert batch.counts["grades"] == {"new": 1, "changed": 1, "same": 1, "error": 0}
    assert [snapshot(day).rows for day in (DAY, date(2026, 8, 31), LATER)] == [2, 2, 3]
    assert snapshot(date(2026, 2, 28)) is None


def test_the_same_grades_again_make_no_new_snapshot(tmp_path):
    for number, day in enumerate((DAY, LATER)):
        bring_in(tmp_path / str(number), every_table()["grades"], day)
    assert TranscriptSnapshot.objects.get().known_from == DAY


def test_grades_whose_file_is_gone_are_asked_back(tmp_path):
    bring_in(tmp_path / "first", every_table()["grades"], DAY)
    path = snapshot(DAY).path
    path.unlink()
    with pytest.raises(DamagedSnapshot) as damaged:
        snapshot(DAY)
    assert damaged.value.message.values == {"file": str(path)}
