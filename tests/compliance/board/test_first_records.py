"""Before the first records came in nobody fails: nothing is known yet, and the pages say so."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from cast import DEPUTY_LEAGUE_SECRETARY
from huizhang.compliance.board.timeline import days_of_year, days_with_records, options, timeline
from huizhang.exchange.models import ImportBatch
from huizhang.exchange.queries import first_day
from huizhang.people.queries.visibility import Sight
from huizhang.shell.language import ENGLISH

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("university")]
PAGES = ("/board/", "/board/findings", "/board/year", "/board/report.html")


@pytest.fixture
def first() -> date:
    """The first import that counts holds from the last end of a month on; an undone one does not count."""
    day = days_of_year(timezone.localdate())[-2]
    ImportBatch.objects.update(effective_on=day)
    for start, undone in ((day + timedelta(1), None), (day - timedelta(99), timezone.now())):
        ImportBatch.objects.create(by="白露生", folder="demo", effective_on=start, undone_at=undone)
    return day


def test_the_first_day_is_that_of_the_earliest_import_which_was_not_undone(first):
    assert first_day() == first


@pytest.mark.parametrize("page", PAGES)
def test_a_day_before_the_first_records_says_so_and_leads_to_the_first(as_person, first, page):
    before = (first - timedelta(1)).isoformat()
    answer = as_person(DEPUTY_LEAGUE_SECRETARY).get(page, {"on": before})

    assert next(template.name for template in answer.templates) == "compliance/board/no_records.html"
    assert f'href="/board/?on={first.isoformat()}"' in answer.content.decode()
    assert as_person(DEPUTY_LEAGUE_SECRETARY).get(page, {"on": first.isoformat()}).status_code == 200


def test_the_year_shows_no_numbers_for_months_without_records(as_person, first):
    line = timeline(timezone.localdate(), (), Sight(school=True))
    drawn = options(line.points, date.isoformat, ENGLISH)

    assert [point.recorded for point in line.points] == [False] * 11 + [True] * 2
    assert (line.waiting, drawn["series"][0]["data"]) == (0, [None] * 11 + [0] * 2)
    page = as_person(DEPUTY_LEAGUE_SECRETARY).get("/board/year").content.decode()
    assert page.count("尚无记录") == 11


def test_only_days_with_records_are_judged_ahead(first):
    today = timezone.localdate()

    assert days_with_records(days_of_year(today)) == [first, today]
