from datetime import date
from pathlib import Path

import pytest

from huizhang.kernel.terms import Calendar
from huizhang.policy.pack import PackError
from huizhang.policy.resolve import resolve
from huizhang.policy.rule import Force
from huizhang.policy.seating import Seating
from huizhang.policy.sitting import Sitting
from policy.packs import ABOUT, local_pack, write_pack


def test_a_pack_carries_its_whole_lineage(tmp_path: Path):
    assert resolve(local_pack(tmp_path / "ours")).lineage == ("cn-2019-9", "kunming", "ours")


def test_every_key_remembers_the_pack_that_gave_it(tmp_path: Path):
    ours = local_pack(tmp_path / "ours", rules='[[rule]]\nid = "staff.cap.school"\nmax = 55\n')
    rule = resolve(ours).rules["staff.cap.school"]
    assert (rule.get("max"), rule.origin["max"], rule.origin["mark"], rule.origin["zh"]) == (
        55,
        "ours",
        "kunming",
        "cn-2019-9",
    )


def test_a_reading_stays_one_until_somebody_states_it_plainly(tmp_path: Path):
    ours = local_pack(tmp_path / "ours", rules='[[rule]]\nid = "voice.answered"\nreply_days = 10\n')
    before, after = (resolve(pack).rules["voice.answered"] for pack in ("kunming", ours))
    assert ("reply_days" in before.readings, "reply_days" in after.readings) == (True, False)
    assert (before.get("reply_days"), after.get("reply_days")) == (15, 10)


def test_a_reading_may_be_replaced_by_another_reading(tmp_path: Path):
    rules = (
        '[[rule]]\nid = "voice.answered"\nreply_days = { value = 20, reading = true, why = "校长办公会" }\n'
    )
    rule = resolve(local_pack(tmp_path / "ours", rules=rules)).rules["voice.answered"]
    assert (rule.get("reply_days"), rule.readings["reply_days"]) == (20, "校长办公会")


VERSIONS = """
[[rule]]
id = "staff.cap.school"
from = 2027-09-01
max = 50

[[rule]]
id = "staff.cap.school"
max = 58

[[rule]]
id = "staff.cap.school"
from = 2028-09-01
force = "must"
"""


@pytest.mark.parametrize(
    ("on", "stated"),
    [
        (date(2026, 11, 21), (58, Force.GENERALLY)),
        (date(2027, 9, 1), (50, Force.GENERALLY)),
        (date(2028, 9, 1), (50, Force.MUST)),
        (None, (50, Force.MUST)),
    ],
)
def test_a_rule_says_what_its_versions_up_to_the_day_say(tmp_path: Path, on: date | None, stated: tuple):
    rule = resolve(local_pack(tmp_path / "ours", rules=VERSIONS), on).rules["staff.cap.school"]
    assert (rule.get("max"), rule.force) == stated


def test_a_day_before_the_plan_is_in_force_is_refused():
    with pytest.raises(PackError) as refused:
        resolve("kunming", date(2020, 3, 18))
    assert str(refused.value) == (
        "kunming is in force from 2020-03-19; choose a day on or after it, not 2020-03-18"
    )


def test_rules_stand_in_the_order_of_the_plan():
    articles = [rule.cite for rule in resolve("kunming").rules.values()]
    assert articles == sorted(articles, key="一二三四五六七八九十".index)
    ids = list(resolve("kunming").rules)
    assert ids[ids.index("structure.model") + 1] == "structure.rotation"


def test_a_local_name_of_an_organ_is_shown_and_the_others_still_count(tmp_path: Path):
    ours = local_pack(
        tmp_path / "ours", '[organs]\nschool_league_committee = { names = ["共青团示范大学委员会"] }\n'
    )
    pack = resolve(ours)
    assert pack.organ_name("school_league_committee") == "共青团示范大学委员会"
    assert pack.organ_names["校团委"] == "school_league_committee"


def test_settings_without_a_title_speak_for_the_document_that_they_extend(tmp_path: Path):
    pack = resolve(write_pack(tmp_path / "settings", 'extends = "kunming"\n[terms]\nfirst = "08-25"\n'))
    assert (pack.number, pack.institution, pack.calendar.first) == (
        "昆理工大党发〔2020〕11号",
        "昆明理工大学",
        (8, 25),
    )


def test_later_terms_hold_from_their_day_on(tmp_path: Path):
    terms = '[[terms]]\nfirst = "08-25"\n[[terms]]\nfrom = 2027-01-01\nsecond = "02-20"\n'
    settings = write_pack(tmp_path / "settings", f'extends = "kunming"\n{terms}')
    found = [resolve(settings, day).calendar for day in (date(2026, 12, 31), date(2027, 1, 1), None)]

    assert found == [
        Calendar((8, 25), (2, 15)),
        Calendar((8, 25), (2, 20)),
        Calendar((8, 25), (2, 20)),
    ]


def test_a_document_of_its_own_inherits_no_number(tmp_path: Path):
    pack = resolve(local_pack(tmp_path / "ours"))
    assert (pack.number, pack.issued, pack.precedence, pack.errata) == ("", None, "", ())


def test_a_pack_without_clauses_is_read_by_those_of_its_parent(tmp_path: Path):
    assert list(resolve(local_pack(tmp_path / "ours")).clauses) == list(resolve("kunming").clauses)


def test_a_pack_may_extend_a_folder_beside_it(tmp_path: Path):
    local_pack(tmp_path / "plan", rules='[[rule]]\nid = "staff.cap.school"\nmax = 45\n')
    settings = write_pack(tmp_path / "settings", f'extends = "../plan"\n{ABOUT}')
    assert resolve(settings).rules["staff.cap.school"].get("max") == 45


def test_patches_change_only_what_they_name(tmp_path: Path):
    chains = """
[[chain]]
id = "nomination.department.school"
patch = [
  { act = "review", by_remove = ["school_graduate_affairs"], by_add = ["personnel"] },
  { act = "determine", remove = true },
  { insert = "approve", by = ["school_party_committee"], after = "review" },
]
"""
    chain = resolve(local_pack(tmp_path / "ours", chains=chains)).chains["nomination.department.school"]
    assert [(step.act, step.by, step.jointly) for step in chain.steps] == [
        ("recommend", ("college_league_org",), False),
        ("review", ("school_student_affairs", "school_league_committee", "personnel"), True),
        ("approve", ("school_party_committee",), False),
    ]
    assert chain.origin == ("cn-2019-9", "kunming", "ours")


def test_a_change_of_the_plan_changes_its_fingerprint(tmp_path: Path):
    same, other = (
        local_pack(tmp_path / "a" / "ours"),
        local_pack(tmp_path / "b" / "ours", rules='[[rule]]\nid = "staff.cap.school"\nmax = 55\n'),
    )
    again = local_pack(tmp_path / "c" / "ours")
    assert resolve(same).hash == resolve(again).hash != resolve(other).hash


def test_a_changed_file_is_read_again(tmp_path: Path):
    ours = local_pack(tmp_path / "ours", rules='[[rule]]\nid = "staff.cap.school"\nmax = 55\n')
    assert resolve(ours).rules["staff.cap.school"].get("max") == 55
    (ours / "rules.toml").write_text('[[rule]]\nid = "staff.cap.school"\nmax = 5\n')
    assert resolve(ours).rules["staff.cap.school"].get("max") == 5


def test_later_days_hold_from_their_day_on(tmp_path: Path):
    days = "[[days]]\nnotice = 3\n[[days]]\nfrom = 2027-01-01\ndecide = 9\n"
    settings = write_pack(tmp_path / "settings", f'extends = "kunming"\n{days}')
    now, then = (resolve(settings, date(year, 1, 1)).days for year in (2026, 2027))
    assert ((now["notice"], now["decide"]), (then["notice"], then["decide"])) == ((3, 7), (3, 9))


def test_a_school_sets_how_seats_are_shared_out(tmp_path: Path):
    ours = local_pack(tmp_path / "ours", '[allocation]\ncollege_floor = 2\nclubs = "dual"\n')
    assert resolve(ours).seating == Seating(2, 1, 1, "dual")
    assert resolve("kunming").seating == Seating(1, 1, 1, "pool")


def test_a_school_sets_when_its_congress_may_sit(tmp_path: Path):
    ours = local_pack(tmp_path / "ours", '[session]\nquorum = ">4/6"\n')
    assert resolve(ours).sitting == Sitting(">2/3", ">1/2", ">=2/3")
    assert resolve("kunming").sitting == Sitting(">=2/3", ">1/2", ">=2/3")
