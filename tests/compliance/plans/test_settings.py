"""School settings: who may set, what is refused, what it would change, and that it is kept whole or not."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from cast import CLASS_BRANCH_SECRETARY, COLLEGE_LEAGUE_TEACHER, DEPUTY_LEAGUE_SECRETARY, OUTSIDER, STUDENT
from compliance.university import SINCE, enrol, found_university, serve, signed_in
from huizhang.compliance import actions, plan
from huizhang.compliance.plans.settings_asked import Setting, SettingRefused
from huizhang.ledger.models import Entry
from huizhang.people.models import Account
from huizhang.policy.resolve import resolve

CAP = "/settings/presidium.size.college/max"
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


def typed(value, start=None, **more):
    return {"value": value, "start": (start or timezone.localdate()).isoformat()} | more


def test_settings_are_seen_by_those_who_guide_and_changed_by_the_league_committee(school):
    readers = (DEPUTY_LEAGUE_SECRETARY, COLLEGE_LEAGUE_TEACHER, CLASS_BRANCH_SECRETARY, STUDENT, OUTSIDER)
    answers = [[signed_in(one).get(path).status_code for path in ("/settings/", CAP)] for one in readers]

    assert answers == [[200, 200], [200, 403], [403, 403], [403, 403], [403, 403]]
    assert signed_in(COLLEGE_LEAGUE_TEACHER).post(CAP, typed("4", save="1")).status_code == 403
    assert (school / "rules.toml").read_text() == OWN


@pytest.mark.parametrize(
    ("value", "days"),
    [("", 0), ("many", 0), ("-1", 0), ("3", 0), ("9" * 20, 0), ("4", -1), ("4\x00", 0)],
    ids=["nothing", "a word", "negative", "the same", "huge", "in the past", "hostile"],
)
def test_what_cannot_hold_is_refused_and_nothing_is_written(school, value, days):
    asked = typed(value, timezone.localdate() + timedelta(days=days), save="1")

    assert signed_in(DEPUTY_LEAGUE_SECRETARY).post(CAP, asked).status_code == 422
    assert (school / "rules.toml").read_text() == OWN
    assert not Entry.objects.exists()


def test_the_effect_is_shown_and_nothing_is_saved(school):
    for number in range(2):
        enrol(f"2024030{number}", f"新生{number}")
        serve(f"2024030{number}", "presidium_member")
    page = signed_in(DEPUTY_LEAGUE_SECRETARY).post(CAP, typed("2"))

    assert [(one.named.rule.id, one.before, one.after) for one in page.context["changed"]] == [
        ("presidium.size.college", "pass", "fail")
    ]
    assert (school / "rules.toml").read_text() == OWN


def test_a_saved_setting_holds_from_its_day_on_and_is_in_the_ledger(school):
    start = timezone.localdate() + timedelta(days=3)
    answer = signed_in(DEPUTY_LEAGUE_SECRETARY).post(CAP, typed("2", start, save="1"))
    entry = Entry.objects.get(act="change_setting")

    assert answer.status_code == 302
    assert (school / "rules.toml").read_text().startswith(OWN)
    assert resolve(school, start).rule("presidium.size.college").get("max") == 2
    assert resolve(school, start - timedelta(days=1)).rule("presidium.size.college").get("max") == 3
    assert (entry.name, entry.subject, entry.payload) == (
        DEPUTY_LEAGUE_SECRETARY.name,
        "presidium.size.college",
        {"key": "max", "value": 2, "from": start.isoformat()},
    )
    assert (
        DEPUTY_LEAGUE_SECRETARY.name in signed_in(COLLEGE_LEAGUE_TEACHER).get("/settings/").content.decode()
    )


def test_a_second_setting_of_the_same_rule_and_day_is_refused(school):
    client = signed_in(DEPUTY_LEAGUE_SECRETARY)

    assert client.post(CAP, typed("2", save="1")).status_code == 302
    assert client.post(CAP, typed("4", save="1")).status_code == 422


def test_where_the_transaction_fails_the_file_is_as_before(school, monkeypatch):
    real = actions._replace

    def written_and_lost(file, content):
        real(file, content)
        monkeypatch.setattr(actions, "_replace", real)
        raise OSError("the disk is gone")

    monkeypatch.setattr(actions, "_replace", written_and_lost)
    today = timezone.localdate()
    with pytest.raises(OSError, match="the disk is gone"):
        actions.change_setting(
            actor=Account.objects.get(username=DEPUTY_LEAGUE_SECRETARY.name),
            setting=Setting("presidium.size.college", "max", 2, today),
            folder=school,
            day=today,
        )

    assert (school / "rules.toml").read_text() == OWN
    assert not Entry.objects.exists()


def test_the_act_itself_refuses_whoever_has_no_seat(school):
    today = timezone.localdate()
    with pytest.raises(SettingRefused, match="no seat on the school league committee"):
        actions.change_setting(
            actor=Account.objects.get(username=OUTSIDER.name),
            setting=Setting("presidium.size.college", "max", 2, today),
            folder=school,
            day=today,
        )
