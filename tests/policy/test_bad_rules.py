"""Every fault in a rule is said with the key that has it, and how to mend it."""

import json
from pathlib import Path
from typing import Any

import pytest

from huizhang.policy.pack import PackError
from huizhang.policy.resolve import resolve
from policy.packs import ABOUT, RULE, local_pack, write_pack


def refusal(pack: str | Path) -> str:
    with pytest.raises(PackError) as refused:
        resolve(pack)
    return refused.value.message.say()


RULE_FAULTS = {
    'id = "staff.cap.school"\nmax = "60"\n': (
        "staff.cap.school, max",
        "must be a whole number, zero or more",
    ),
    'id = "staff.cap.school"\nmaximum = 60\n': (
        "staff.cap.school, maximum",
        "there is no parameter “maximum”; did you mean “max”?",
    ),
    'id = "staff.cap.school"\nmin = 70\n': ("staff.cap.school, min", "min 70 is more than max 60"),
    'id = "staff.cap.school"\nkind = "count_betwen"\n': (
        "staff.cap.school, kind",
        "there is no kind “count_betwen”; did you mean “count_between”?",
    ),
    'id = "staff.cap.school"\nof = "stuff"\n': (
        "staff.cap.school, of",
        "there is no fact “stuff”; did you mean “staff”?",
    ),
    'id = "staff.cap.school"\nof = "posts"\n': (
        "staff.cap.school, kind",
        "posts is judged by the kind closed_set; write that",
    ),
    'id = "staff.cap.school"\nsubject = "union.class"\n': (
        "staff.cap.school, subject",
        "after the dot comes school or college, not class",
    ),
    'id = "staff.cap.school"\nforce = "mostly"\n': (
        "staff.cap.school, force",
        "there is no force “mostly”; did you mean “must”?",
    ),
    'id = "appraisal.panel"\norgans = ["personel"]\n': (
        "appraisal.panel, organs",
        "there is no organ “personel”; did you mean “personnel”?",
    ),
    'id = "structure.model"\nparts = ["presidum"]\n': (
        "structure.model, parts",
        "there is no choice “presidum”; did you mean “presidium”?",
    ),
    'id = "conduct.education"\nevery = "month"\n': (
        "conduct.education, every",
        "there is no choice “month”; known: academic_year, term",
    ),
    'id = "appraisal.cadence"\nevery = "academic_year"\n': (
        "appraisal.cadence, every",
        "there is no choice “academic_year”; known: term",
    ),
    'id = "appraisal.dimensions"\ndimensions = ["college"]\n': (
        "appraisal.dimensions, dimensions",
        "there is no choice “college”; known: academic_standing, discipline_and_style, moral_conduct, "
        "political_attitude, work_results",
    ),
    'id = "congress.delegates.coverage"\ndimensions = ["political_attitude"]\n': (
        "congress.delegates.coverage, dimensions",
        "there is no choice “political_attitude”; known: club, college, grade, major",
    ),
    'id = "project.release"\norgans = ["school_league_committee"]\n': (
        "project.release, organs",
        "only activity_report reads it, volunteer_release does not; take it out",
    ),
    'id = "presidium.size.school"\nlarge_max = 9\n': (
        "presidium.size.school, large_max",
        "only staff reads it, presidium does not; take it out",
    ),
    'id = "department.heads.school"\ncount_heads = true\n': (
        "department.heads.school, count_heads",
        "only department_members reads it, department_heads does not; take it out",
    ),
    'id = "service.only"\nbefore_start = true\n': (
        "service.only, before_start",
        "only checked reads it, service does not; take it out",
    ),
    'id = "eligibility.checked"\nby_school = ["school_league_committee"]\n': (
        "eligibility.checked, by_school",
        "only conduct reads it, checked does not; take it out",
    ),
    'id = "briefing.party"\norgans = ["school_league_committee"]\n': (
        "briefing.party, organs",
        "only joint_study reads it, briefings_to_party does not; take it out",
    ),
    'id = "appraisal.panel"\ncollege_organs = [[]]\n': (
        "appraisal.panel, college_organs",
        'must be a list of lists of texts, each with one at least: [["…", "…"], ["…"]]',
    ),
    'id = "appraisal.panel"\ncollege_organs = ["school_league_committee"]\n': (
        "appraisal.panel, college_organs",
        'must be a list of lists of texts, each with one at least: [["…", "…"], ["…"]]',
    ),
    'id = "appraisal.panel"\ncollege_organs = []\n': (
        "appraisal.panel, college_organs",
        'must be a list of lists of texts, each with one at least: [["…", "…"], ["…"]]',
    ),
    'id = "appraisal.panel"\ncollege_organs = [["personel"]]\n': (
        "appraisal.panel, college_organs",
        "there is no organ “personel”; did you mean “personnel”?",
    ),
    'id = "eligibility.rank"\nscores = ["优秀"]\n': (
        "eligibility.rank, scores",
        'must be a table from words to whole numbers of 0 to 100: { "优秀" = 95 }',
    ),
    'id = "eligibility.rank"\nscores = { "优秀" = 101 }\n': (
        "eligibility.rank, scores",
        'must be a table from words to whole numbers of 0 to 100: { "优秀" = 95 }',
    ),
    'id = "eligibility.rank"\nscores = { "优秀" = "95" }\n': (
        "eligibility.rank, scores",
        'must be a table from words to whole numbers of 0 to 100: { "优秀" = 95 }',
    ),
    'id = "nomination.college"\nchain = ["delegates.elected"]\n': (
        "nomination.college, chain",
        "must be text in quotes",
    ),
    'id = "staff.cap.school"\nmax = 70\n': (
        "staff.cap.school, large_max",
        "large_max 60 is less than max 70; give it as well",
    ),
    'id = "eligibility.rank"\nwindows = []\n': (
        "eligibility.rank, windows",
        "the list is empty; name one at least",
    ),
    'id = "eligibility.membership"\nmembers = []\n': (
        "eligibility.membership, members",
        "the list is empty; name one at least",
    ),
    'id = "joint.study"\norgans = []\n': (
        "joint.study, organs",
        "the list is empty; name one at least",
    ),
    'id = "staff.cap.school"\nlarge_max = 59\n': (
        "staff.cap.school, large_max",
        "large_max 59 is less than max 60; give it as well",
    ),
    'id = "structure.posts"\nforbidden = ["主席", "department_head"]\n': (
        "structure.posts, forbidden",
        "department_head is allowed as well; take it out of one list",
    ),
    'id = "composition.from_college"\npercent = 500\n': (
        "composition.from_college, percent",
        "a percentage is at most 100",
    ),
    'id = "voice.answered"\nreply_days = { value = 5, reading = true }\n': (
        "voice.answered, reply_days",
        'a reading says why = "…"',
    ),
    'id = "staff.cap.scool"\nmax = 60\n': (
        "staff.cap.scool",
        "there is no inherited rule “staff.cap.scool”; did you mean “staff.cap.school”? "
        "If the rule is meant to be new, write new = true",
    ),
    'id = "staff.cap.school"\nnew = true\n': (
        "staff.cap.school",
        "the pack it extends has this rule; take new = true out",
    ),
    'id = "staff.cap.school"\nmax = 50\n[[rule]]\nid = "staff.cap.school"\nmax = 40\n': (
        "staff.cap.school",
        "it is written twice; merge the blocks or give one a from = date",
    ),
    'id = "staff.cap.school"\nfrom = "2026-09-01"\n': (
        "staff.cap.school, from",
        "write a date without quotes: 2024-09-01",
    ),
    "max = 60\n": ("[[rule]] 1", "give it an id in quotes"),
}


@pytest.mark.parametrize("rule", RULE_FAULTS)
def test_a_fault_in_a_rule_is_said(tmp_path: Path, rule: str):
    ours = local_pack(tmp_path / "ours", rules=f"[[rule]]\n{rule}")
    where, what = RULE_FAULTS[rule]
    assert refusal(ours) == f"{ours / 'rules.toml'}, {where}: {what}"


@pytest.mark.parametrize(
    ("rule", "key", "value"),
    [
        ("structure.posts", "forbidden", []),
        ("structure.posts", "allowed", ["presidium_member", "干事"]),
        ("prior_report", "organs", []),
        ("staff.cap.school", "large_max", 60),
        ("eligibility.conduct", "by_college", []),
        ("eligibility.checked", "before_start", False),
        ("department.staff.school", "count_heads", True),
        ("eligibility.rank", "scores", {"优秀": 100, "不及格": 0}),
        ("appraisal.panel", "college_organs", [["college_league_org"]]),
    ],
)
def test_what_a_fact_reads_may_be_written(tmp_path: Path, rule: str, key: str, value: Any):
    shown = json.dumps(value, ensure_ascii=False)
    written = shown.replace('":', '" =') if isinstance(value, dict) else shown
    ours = local_pack(tmp_path / "ours", rules=f'[[rule]]\nid = "{rule}"\n{key} = {written}\n')
    assert resolve(ours).rules[rule].get(key) == value


def test_a_joint_study_names_its_organs(tmp_path: Path):
    rule = RULE.replace('"count_between"', '"held_every"').replace('"staff"', '"joint_study"')
    rule = rule.replace("max = 60\n", 'every = "term"\n')
    ours = write_pack(tmp_path / "ours", ABOUT, rules=rule)
    assert refusal(ours) == f"{ours / 'rules.toml'}, staff.cap.school, organs: the fact joint_study needs it"


def test_a_rule_needs_what_its_kind_needs(tmp_path: Path):
    rule = RULE.replace(
        'kind = "count_between"\nof = "staff"', 'kind = "share_at_least"\nof = "from_college"'
    )
    ours = write_pack(tmp_path / "ours", ABOUT, rules=rule.replace("max = 60\n", ""))
    assert refusal(ours) == (
        f"{ours / 'rules.toml'}, staff.cap.school, percent: the kind share_at_least needs it"
    )
