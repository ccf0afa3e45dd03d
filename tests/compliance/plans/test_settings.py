"""School settings: who may set, what is refused, what it would change, and that it is kept whole or not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from cast import CLASS_BRANCH_SECRETARY, COLLEGE_LEAGUE_TEACHER, DEPUTY_LEAGUE_SECRETARY, OUTSIDER, STUDENT
from compliance.plans.conftest import OWN
from compliance.university import enrol, serve, signed_in
from huizhang.compliance import actions
from huizhang.compliance.plans.change import SettingRefused
from huizhang.compliance.plans.settings_asked import Setting
from huizhang.kernel.terms import Calendar
from huizhang.ledger.models import Entry
from huizhang.people.models import Account
from huizhang.policy.resolve import resolve

CAP = "/settings/presidium.size.college/max"


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


def test_two_keys_of_one_rule_may_be_set_for_the_same_day(school):
    client, today = signed_in(DEPUTY_LEAGUE_SECRETARY), timezone.localdate()
    rule = "staff.cap.school"
    answers = [
        client.post(f"/settings/{rule}/{key}", typed(value, save="1")).status_code
        for key, value in (("large_max", "70"), ("max", "45"))
    ]
    held = resolve(school, today).rule(rule)

    assert answers == [302, 302]
    assert (held.get("max"), held.get("large_max")) == (45, 70)


def test_keys_that_hold_each_other_are_set_together(school):
    client, today = signed_in(DEPUTY_LEAGUE_SECRETARY), timezone.localdate()
    path = "/settings/staff.cap.school/max"
    form = client.get(path).context["beside"]
    answer = client.post(path, typed("70", large_max="80", save="1"))
    held = resolve(school, today).rule("staff.cap.school")

    assert [(name, number) for name, _, number in form] == [("large_max", "60")]
    assert (answer.status_code, held.get("max"), held.get("large_max")) == (302, 70, 80)
    assert Entry.objects.get(act="change_setting").payload["beside"] == {"large_max": 80}
    assert "80" in client.get("/settings/").content.decode()


def test_who_mistyped_sets_the_same_key_again_for_the_same_day_and_the_ledger_keeps_both(school):
    client, today = signed_in(DEPUTY_LEAGUE_SECRETARY), timezone.localdate()

    assert [client.post(CAP, typed(value, save="1")).status_code for value in ("2", "4", "3")] == [302] * 3
    assert resolve(school, today).rule("presidium.size.college").get("max") == 3
    assert (school / "rules.toml").read_text().count("[[rule]]") == 2
    assert [entry.payload["value"] for entry in Entry.objects.order_by("seq")] == [2, 4, 3]


def test_what_somebody_wrote_by_hand_over_several_lines_is_not_touched(school):
    by_hand = (
        OWN
        + f"""[[rule]]
id = "eligibility.rank"
from = {timezone.localdate()}
windows = [
  "last_year",
]
"""
    )
    (school / "rules.toml").write_text(by_hand)
    answer = signed_in(DEPUTY_LEAGUE_SECRETARY).post(
        "/settings/eligibility.rank/windows", typed("last_term", save="1")
    )

    assert (answer.status_code, (school / "rules.toml").read_text()) == (422, by_hand)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (
            "staff.cap.school/large_max",
            "10",
            "Article 三, Staff of a school union, at most, if large or of several campuses: "
            "“at most, if large or of several campuses” would be 10, less than “at most”, which is 50; "
            "set both together on this page",
        ),
        (
            "staff.cap.school/max",
            "70",
            "Article 三, Staff of a school union, at most: "
            "“at most, if large or of several campuses” would be 60, less than “at most”, which is 70; "
            "set both together on this page",
        ),
        (
            "eligibility.rank/percent",
            "150",
            "Article 四, Academic rank in the top 30 % of the major, percent: a percentage is at most 100",
        ),
    ],
)
def test_a_value_out_of_range_is_refused_naming_the_article(school, path, value, said):
    answer = signed_in(DEPUTY_LEAGUE_SECRETARY).post(f"/settings/{path}", typed(value))

    assert answer.status_code == 422
    assert answer.context["refused"].say() == said


def test_what_departs_from_the_plan_says_by_which_article(school):
    page = signed_in(DEPUTY_LEAGUE_SECRETARY).post(CAP, typed("6"))

    assert [one.say() for one in page.context["warnings"]] == [
        "Article 三, Presidium of a college union, at most: the plan says 3; 6 departs from it",
        "Article 三, Presidium of a college union, at most: relaxes the national base: 6 instead of 3",
    ]


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


TERMS = {"first_month": "8", "first_day": "25", "second_month": "2", "second_day": "20"}


def test_the_terms_are_set_from_a_day_on_and_again(school):
    client, today = signed_in(DEPUTY_LEAGUE_SECRETARY), timezone.localdate()
    start = today + timedelta(days=3)
    days = TERMS | {"start": start.isoformat(), "save": "1"}
    answers = [client.post("/settings/terms", days | {"first_day": day}) for day in ("24", "25")]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert resolve(school, start).calendar == Calendar((8, 25), (2, 20))
    assert resolve(school, today).calendar == Calendar((9, 1), (2, 15))
    entry = Entry.objects.order_by("seq").last()
    assert (entry.act, entry.subject, entry.payload) == (
        "change_setting",
        "terms",
        {"key": "terms", "value": ["08-25", "02-20"], "from": start.isoformat()},
    )


def test_the_effect_of_terms_is_of_every_rule_and_nothing_is_saved(school):
    before = (school / "pack.toml").read_text()
    page = signed_in(DEPUTY_LEAGUE_SECRETARY).post("/settings/terms", TERMS | typed(""))

    assert page.status_code == 200
    assert sum(now for _, now, _ in page.context["effect"].counts) > 5
    assert (school / "pack.toml").read_text() == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"first_day": "31"},
        {"first_month": "x"},
        {"second_month": "10"},
        {"start": "2020-01-01"},
        {"first_month": "9", "first_day": "1", "second_day": "15"},
    ],
    ids=["a 31st", "a word", "spring after autumn", "in the past", "the same"],
)
def test_terms_that_cannot_hold_are_refused(school, wrong):
    answer = signed_in(DEPUTY_LEAGUE_SECRETARY).post("/settings/terms", TERMS | typed("") | wrong)

    assert answer.status_code == 422
