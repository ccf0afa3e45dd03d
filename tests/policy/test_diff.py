from pathlib import Path

import pytest

from huizhang.policy.diff import diff
from huizhang.policy.resolve import resolve
from huizhang.shell.language import ENGLISH
from policy.packs import local_pack

FOUND = diff(resolve("xianning"), resolve("kunming"))

# Read side by side from the two texts; (part, id, key).
REAL = [
    ("pack", "kunming", "number"),  # 昆理工大党发〔2020〕11号
    ("pack", "kunming", "in_force_from"),
    ("pack", "kunming", "applies_to"),  # 研究生会、研究生分会
    ("pack", "kunming", "precedence"),  # 以本方案为准
    ("rule", "structure.model", "force"),  # 均要建立 / 一般为
    ("rule", "structure.rotation", ""),  # 轮值
    ("rule", "structure.posts", "allowed"),  # 执行主席
    ("rule", "structure.posts", "forbidden"),  # 不设主席、副主席
    ("rule", "staff.cap.college", "min"),  # 30人以内 / 20至30人
    ("rule", "presidium.size.school", "min"),  # 5人 / 不超过5人
    ("rule", "presidium.size.college", "min"),  # 3人 / 不超过3人
    ("rule", "department.count.school", "min"),  # 6个 / 不超过6个
    ("rule", "department.count.school", "force"),  # 一般
    ("rule", "department.heads.college", ""),  # 1-2人
    ("rule", "eligibility.membership", "force"),  # 必须 / 应
    ("rule", "nomination.list_from_college", ""),  # 不少于2名
    ("rule", "congress.result", "force"),  # 应当
    ("rule", "prior_report", "organs.reading"),  # 学院团委 / 学校团委
    ("rule", "appraisal.panel", "organs"),  # 研究生工作部
    ("rule", "incentive.by_appraisal", "matters"),  # 推荐免试
    ("rule", "incentive.no_direct_link", "matters"),
    ("rule", "duty.secretary_concurrent", "force"),  # 可兼任 / 兼任
    ("rule", "duty.deputy_secretary", "force"),  # 须明确
    ("rule", "joint.study", ""),  # 共同研究
    ("rule", "briefing.college_league", ""),  # 学院团委要及时
    ("chain", "nomination.presidium.school", "review"),  # 研究生工作部
    ("chain", "nomination.department.school", "review"),  # 审核 / 联合审核
    ("chain", "nomination.department.school", "determine"),
    ("chain", "misconduct.inquiry", "review"),  # 学院团总支会同学生科 / 学校团委
    ("chain", "misconduct.inquiry", "determine"),
    ("chain", "misconduct.inquiry", "report"),  # 及时向校团委报告
    ("flow", "huizhang.oversight.actions.assign_work", "clauses"),  # 三级联动
    ("flow", "huizhang.org.actions.convene_meeting", "clauses"),  # 召集会议
    ("flow", "huizhang.selection.actions.apply_for", "clauses"),  # 均可报名
]


@pytest.mark.parametrize(("part", "place", "key"), REAL)
def test_a_difference_of_the_two_texts_is_found(part: str, place: str, key: str):
    assert [(one.part, one.id, one.key) for one in FOUND].count((part, place, key)) == 1


@pytest.mark.parametrize(
    "same",
    [
        "staff.cap.school",
        "department.heads.school",
        "department.staff.school",
        "eligibility.rank",
        "eligibility.no_fail",
        "composition.from_college",
        "congress.cadence.school",
        "congress.cadence.college",
        "congress.delegates.quota",
        "appraisal.cadence",
        "appraisal.dimensions",
    ],
)
def test_what_both_texts_say_alike_is_no_difference(same: str):
    assert [one for one in FOUND if one.id == same] == []


def test_a_difference_is_told_in_data_and_in_words():
    one = next(one for one in FOUND if (one.id, one.key) == ("staff.cap.college", "min"))
    assert one.as_dict(ENGLISH) == {
        "part": "rule",
        "id": "staff.cap.college",
        "key": "min",
        "a": None,
        "b": 20,
        "title": "Staff of a college union",
        "message": "number — xianning: at most 30; kunming: 20 to 30",
    }


def test_a_missing_step_is_told():
    one = next(one for one in FOUND if (one.id, one.key) == ("misconduct.inquiry", "report"))
    assert (one.a, one.b, one.message.say()) == (
        {"by": ["school_league_committee"], "jointly": False},
        None,
        "report — xianning: school league committee; kunming: no such step",
    )


def test_a_pack_does_not_differ_from_itself():
    assert diff(resolve("kunming"), resolve("kunming")) == ()


def test_the_other_way_round_the_same_places_differ():
    back = diff(resolve("kunming"), resolve("xianning"))
    places = [
        sorted((one.part, one.id, one.key) for one in some if one.part != "pack") for some in (FOUND, back)
    ]
    assert places[0] == places[1]
    assert len(FOUND) == len(back)


def test_a_setting_of_ones_own_is_the_only_difference(tmp_path: Path):
    ours = local_pack(tmp_path / "ours", rules='[[rule]]\nid = "voice.answered"\nreply_days = 10\n')
    found = [one for one in diff(resolve("kunming"), resolve(ours)) if one.part != "pack"]
    assert [(one.id, one.key, one.a, one.b, one.message.say()) for one in found] == [
        ("voice.answered", "reply_days", 15, 10, "days for the reply — kunming: 15; ours: 10")
    ]


def test_an_important_matter_of_one_plan_only_is_told(tmp_path: Path):
    ours = local_pack(tmp_path / "ours", chains='[[chain]]\nid = "project.approve"\ncollective = false\n')
    found = [one for one in diff(resolve("kunming"), resolve(ours)) if one.part != "pack"]
    assert [(one.id, one.key, one.a, one.b, one.message.say()) for one in found] == [
        (
            "project.approve",
            "collective",
            True,
            False,
            "first decided by the presidium — kunming: yes; ours: no",
        )
    ]
