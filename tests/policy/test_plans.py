"""The two plans as packs, held to what their texts say."""

import pytest

from huizhang.policy.pack import Step
from huizhang.policy.resolve import resolve
from huizhang.policy.rule import Force

XIANNING, KUNMING = resolve("xianning"), resolve("kunming")
ONLY_KUNMING = {
    "structure.rotation",
    "department.heads.college",
    "nomination.list_from_college",
    "briefing.college_league",
    "joint.study",
}


def test_kunming_has_all_rules_and_xianning_all_but_five():
    assert (len(XIANNING.rules), len(KUNMING.rules)) == (49, 54)
    assert set(KUNMING.rules) - set(XIANNING.rules) == ONLY_KUNMING
    assert set(XIANNING.rules) <= set(KUNMING.rules)


def test_every_clause_of_both_documents_is_there():
    assert list(XIANNING.clauses) == [f"X{number:02}" for number in range(1, 64)]
    assert list(KUNMING.clauses) == [f"K{number:02}" for number in range(1, 76)]


@pytest.mark.parametrize("pack", [XIANNING, KUNMING], ids=lambda pack: pack.id)
def test_every_rule_says_where_in_the_text_it_stands(pack):
    assert [rule.id for rule in pack.rules.values() if not rule.mark] == []
    assert {rule.cite for rule in pack.rules.values()} == set("一二三四五六七八九十")


@pytest.mark.parametrize("pack", [XIANNING, KUNMING], ids=lambda pack: pack.id)
def test_a_mark_is_a_fragment_and_never_a_sentence(pack):
    marks = [one.mark for one in (*pack.rules.values(), *pack.clauses.values())]
    assert [mark for mark in marks if len(mark) > 15 or "。" in mark] == []


@pytest.mark.parametrize("pack", [XIANNING, KUNMING], ids=lambda pack: pack.id)
def test_every_clause_and_rule_is_told_in_both_languages(pack):
    assert [clause.id for clause in pack.clauses.values() if not clause.says_en] == []
    assert [
        rule.id for rule in pack.rules.values() if not (rule.zh and rule.en and rule.fix and rule.fix_en)
    ] == []


NUMBERS = {
    "staff.cap.school": ((None, 60), (None, 60)),
    "staff.cap.college": ((None, 30), (20, 30)),
    "presidium.size.school": ((5, 5), (None, 5)),
    "presidium.size.college": ((3, 3), (None, 3)),
    "department.count.school": ((6, 6), (None, 6)),
    "department.heads.school": ((2, 3), (2, 3)),
    "department.staff.school": ((None, 6), (None, 6)),
}


@pytest.mark.parametrize("rule", NUMBERS)
def test_a_number_is_the_one_of_article_three(rule: str):
    stated = tuple((pack.rules[rule].get("min"), pack.rules[rule].get("max")) for pack in (XIANNING, KUNMING))
    assert stated == NUMBERS[rule]


def test_numbers_that_only_kunming_states():
    heads, listed = KUNMING.rules["department.heads.college"], KUNMING.rules["nomination.list_from_college"]
    assert (heads.get("min"), heads.get("max"), listed.get("min")) == (1, 2, 2)


FORCES = {
    "structure.model": ("stated", "generally"),
    "structure.posts": ("must", "must"),
    "department.count.school": ("stated", "generally"),
    "staff.cap.school": ("generally", "generally"),
    "eligibility.membership": ("must", "should"),
    "eligibility.rank": ("should", "should"),
    "composition.from_college": ("generally", "generally"),
    "congress.cadence.school": ("must", "must"),
    "congress.cadence.college": ("generally", "generally"),
    "prior_report": ("must", "must"),
    "duty.secretary_concurrent": ("may", "stated"),
    "duty.deputy_secretary": ("stated", "must"),
}


@pytest.mark.parametrize("rule", FORCES)
def test_a_rule_is_as_strong_as_its_words(rule: str):
    assert tuple(str(pack.rules[rule].force) for pack in (XIANNING, KUNMING)) == FORCES[rule]


# The first clause of a rule speaks for it, but where the plan is heard in another one.
SOFTER_ELSEWHERE = {
    ("kunming", "structure.model"),  # 一般 in article two; 不应 in article three is the principle behind it
    ("xianning", "structure.model"),
    ("kunming", "incentive.no_direct_link"),  # 建立以服务和贡献为导向 leads to 不允许
    ("xianning", "incentive.no_direct_link"),
    ("xianning", "nomination.college"),  # its scope is stated, its chain 应当
}


@pytest.mark.parametrize("pack", [XIANNING, KUNMING], ids=lambda pack: pack.id)
def test_the_force_of_a_rule_is_that_of_its_clauses(pack):
    said = {
        (rule, str(clause.force))
        for clause in pack.clauses.values()
        for rule in clause.rules
        if (pack.id, rule) not in SOFTER_ELSEWHERE
    }
    assert [pair for pair in sorted(said) if pack.rules[pair[0]].force is not Force(pair[1])] == []


def steps(pack, chain: str) -> list[tuple[str, tuple[str, ...], bool]]:
    return [(step.act, step.by, step.jointly) for step in pack.chains[chain].steps]


TWO = ("school_student_affairs", "school_league_committee")
THREE = (*TWO, "school_graduate_affairs")


def test_graduate_affairs_joins_the_reviews_at_kunming():
    presidium, department = "nomination.presidium.school", "nomination.department.school"
    assert steps(XIANNING, presidium)[2] == ("review", TWO, True)
    assert steps(KUNMING, presidium)[2] == ("review", THREE, True)
    assert steps(XIANNING, department)[1:] == [("review", TWO, False), ("determine", TWO, False)]
    assert steps(KUNMING, department)[1:] == [("review", THREE, True), ("determine", THREE, True)]


def test_misconduct_is_looked_into_by_different_organs():
    assert steps(XIANNING, "misconduct.inquiry") == [
        ("review", ("college_league_org", "college_student_affairs"), True),
        ("determine", ("college_league_org",), False),
        ("report", ("school_league_committee",), False),
    ]
    assert steps(KUNMING, "misconduct.inquiry") == [
        ("review", ("school_league_committee",), False),
        ("determine", ("school_league_committee",), False),
    ]


@pytest.mark.parametrize("pack", [XIANNING, KUNMING], ids=lambda pack: pack.id)
def test_a_college_congress_is_approved_by_the_party_organisation_of_its_college(pack):
    approve = pack.chains["congress.result"].steps[1]
    assert approve == Step("approve", ("school_party_committee",), ("college_party_org",))
    assert (approve.organs("school"), approve.organs("college")) == (
        ("school_party_committee",),
        ("college_party_org",),
    )


def test_what_is_read_into_the_text_is_marked_as_a_reading():
    assert "organs" in XIANNING.rules["prior_report"].readings
    assert "organs" not in KUNMING.rules["prior_report"].readings
    assert {"route_days", "reply_days"} == set(KUNMING.rules["voice.answered"].readings)
    assert "count_heads" in KUNMING.rules["department.staff.school"].readings


def test_kunming_forbids_a_chair_and_lets_the_presidium_take_turns():
    posts = KUNMING.rules["structure.posts"]
    assert (posts.get("forbidden"), "executive_chair" in posts.get("allowed")) == (["主席", "副主席"], True)
    assert "executive_chair" not in XIANNING.rules["structure.posts"].get("allowed")


def test_what_kunming_says_of_itself():
    assert (KUNMING.number, KUNMING.issued.isoformat(), KUNMING.in_force_from.isoformat()) == (
        "昆理工大党发〔2020〕11号",
        "2020-03-19",
        "2020-03-19",
    )
    assert (KUNMING.errata, KUNMING.precedence) == (
        ("第八条“服务 and 贡献”应为“服务和贡献”",),
        "与校内其他学生组织规定冲突时，本方案优先",
    )
