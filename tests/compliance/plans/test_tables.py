"""What a school sets of its congresses: since when it holds, what is refused, and that every key is there."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta

import pytest
from django.utils import timezone

from cast import DEPUTY_LEAGUE_SECRETARY
from compliance.plans.test_settings import typed
from compliance.university import signed_in
from huizhang.compliance.plans.tables import ENTRIES
from huizhang.ledger.models import Entry
from huizhang.policy.balloting import Balloting
from huizhang.policy.electing import Electing
from huizhang.policy.proposing import Proposing
from huizhang.policy.resolve import resolve
from huizhang.policy.seating import Seating
from huizhang.policy.sitting import Sitting

pytestmark = pytest.mark.django_db
TABLES = {
    "allocation": Seating,
    "delegates": Electing,
    "session": Sitting,
    "elections": Balloting,
    "proposals": Proposing,
}


def test_every_key_of_the_tables_has_its_words():
    known = {(table, one.name) for table, kind in TABLES.items() for one in fields(kind)}
    assert {(one.table, one.key) for one in ENTRIES} == known


def sent(path, value, start=None, **more):
    return signed_in(DEPUTY_LEAGUE_SECRETARY).post(f"/settings/tables/{path}", typed(value, start) | more)


@pytest.mark.parametrize(
    ("path", "value", "held"),
    [
        ("allocation/college_floor", "2", lambda pack: pack.seating.college_floor == 2),
        ("delegates/surplus", "3/10", lambda pack: str(pack.electing.surplus) == "3/10"),
        ("delegates/grades", "hold", lambda pack: pack.electing.grades == "hold"),
        ("session/quorum", ">2/3", lambda pack: pack.sitting.quorum == ">2/3"),
        ("elections/equal_number", "true", lambda pack: pack.balloting.equal_number),
        ("elections/majority", "most", lambda pack: pack.balloting.majority == "most"),
        ("proposals/categories", "学习\n生活", lambda pack: pack.proposing.categories == ("学习", "生活")),
    ],
    ids=["whole", "part", "choice", "threshold", "yes or no", "threshold or choice", "texts"],
)
def test_a_key_is_set_from_a_day_on(school, path, value, held):
    today, start = timezone.localdate(), timezone.localdate() + timedelta(days=3)
    assert sent(path, value, start, save="1").status_code == 302
    assert held(resolve(school, start))
    assert not held(resolve(school, today))
    entry = Entry.objects.get(act="change_setting")
    assert (entry.subject, entry.payload["key"]) == tuple(path.split("/"))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("allocation/clubs", "all"),
        ("delegates/women", "101"),
        ("delegates/surplus", "3/2"),
        ("session/charter", "2/3"),
        ("elections/scrutineers", "0"),
        ("elections/majority", "all"),
        ("proposals/seconders", "1"),
        ("proposals/categories", " "),
    ],
)
def test_what_cannot_hold_is_refused_and_nothing_is_written(school, path, value):
    before = (school / "pack.toml").read_text()
    assert sent(path, value, save="1").status_code == 422
    assert (school / "pack.toml").read_text() == before


def test_the_page_shows_every_value_beside_that_of_the_plan(school):
    sent("session/quorum", ">2/3", save="1")
    page = signed_in(DEPUTY_LEAGUE_SECRETARY).get("/settings/").content.decode()
    assert 'title="[session] quorum"' in page
    assert "/settings/tables/proposals/seconders" in page
    assert signed_in(DEPUTY_LEAGUE_SECRETARY).get("/settings/tables/session/none").status_code == 404
