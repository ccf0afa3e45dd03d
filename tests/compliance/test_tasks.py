"""Boards are judged ahead, beside the pages; what fails there stops nothing and is seen."""

from __future__ import annotations

from datetime import date

import pytest
from django_tasks_db.models import DBTaskResult

from huizhang.compliance import tasks
from huizhang.compliance.board.timeline import days_of_year
from huizhang.compliance.tasks import make_ready
from huizhang.config.background import _worker
from huizhang.config.checking import _tasks
from huizhang.config.web import TASKS_BACKENDS

TODAY = date(2026, 11, 21)


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    days: list[date] = []
    monkeypatch.setattr(tasks.timezone, "localdate", lambda: TODAY)
    monkeypatch.setattr(tasks, "days_with_records", list)
    monkeypatch.setattr(tasks, "plan_on", lambda day: None)
    monkeypatch.setattr(tasks, "standing", lambda day, plan: days.append(day))
    return days


@pytest.fixture
def background(settings):
    settings.TASKS = {"default": {"BACKEND": TASKS_BACKENDS["background"]}}


def work() -> None:
    worker = _worker()
    worker.batch = True
    worker.run()


@pytest.mark.django_db(transaction=True)
def test_today_is_judged_first_and_then_the_ends_of_months(background, judged):
    make_ready.enqueue()
    assert judged == []
    work()
    assert judged == days_of_year(TODAY)[::-1]
    assert list(_tasks()) == []


@pytest.mark.django_db(transaction=True)
def test_a_task_that_fails_is_told_until_one_succeeds(background, judged, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(tasks, "plan_on", lambda day: 1 / 0)
        make_ready.enqueue()
        work()
    (told,) = _tasks()
    assert told.values["what"] == "huizhang.compliance.tasks.make_ready"
    assert told.values["why"] == ["ZeroDivisionError: division by zero"]
    make_ready.enqueue()
    work()
    assert list(_tasks()) == []
    assert DBTaskResult.objects.count() == 2


def test_inline_judges_at_once(settings, judged):
    settings.TASKS = {"default": {"BACKEND": TASKS_BACKENDS["inline"]}}
    make_ready.enqueue()
    assert judged == days_of_year(TODAY)[::-1]


def test_off_leaves_it_to_the_first_page(judged):
    make_ready.enqueue()
    assert judged == []
