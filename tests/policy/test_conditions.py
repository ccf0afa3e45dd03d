"""Steps on a condition: read once, then asked for, spared, or not to be told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhang.kernel.records import Student, Union
from huizhang.policy.conditions import FACTS, STATED, asked, facts_of, holds, unmet
from huizhang.policy.diff import diff
from huizhang.policy.lint import lint
from huizhang.policy.pack import PackError, Step
from huizhang.policy.resolve import resolve
from policy.packs import local_pack

GRADUATES = {"union_kind": ["graduate_union"]}
STEP = Step("review", ("affairs", "league"), when={"level": ["school"]}, joins={"graduate": GRADUATES})


def chain(patch: str, chain_id: str = "nomination.department.school") -> str:
    return f'[[chain]]\nid = "{chain_id}"\npatch = [{patch}]\n'


def organs(**facts: object) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    found = asked(STEP, "school", facts)
    return found.sure, found.perhaps, tuple(one.organ for one in found.spared)


def test_an_organ_joins_where_its_condition_holds():
    assert organs(level="school", union_kind="graduate_union") == (("affairs", "league", "graduate"), (), ())
    assert organs(level="school", union_kind="student_union") == (("affairs", "league"), (), ("graduate",))


def test_a_step_is_spared_as_a_whole():
    assert organs(level="college", union_kind="graduate_union") == ((), (), ("affairs", "league", "graduate"))


def test_what_is_not_known_asks_perhaps_and_names_what_is_missing():
    assert organs(level="school") == (("affairs", "league"), ("graduate",), ())
    assert asked(STEP, "school", {"level": "school"}).missing == ("union_kind",)


@pytest.mark.parametrize(
    ("when", "facts", "holding"),
    [
        ({"volunteers": {"at_least": 50}}, {"volunteers": 50}, True),
        ({"volunteers": {"at_least": 50}}, {"volunteers": 49}, False),
        ({"volunteers": {"at_least": 5, "at_most": 9}}, {"volunteers": 10}, False),
        ({"opens": True}, {"opens": False}, False),
        ({"opens": False}, {"opens": False}, True),
        ({"opens": True}, {}, None),
        ({"opens": True, "level": ["school"]}, {"level": "college"}, False),
        ({"training_level": ["硕士", "博士"]}, {"training_level": "博士"}, True),
        ({}, {}, True),
    ],
)
def test_a_condition_holds_does_not_or_cannot_be_told(when, facts, holding):
    assert holds(when, facts) is holding


KNOWN = st.dictionaries(
    st.sampled_from(["level", "union_kind", "opens"]),
    st.sampled_from(["school", "college", "student_union", "graduate_union", True, False]),
)
WHENS = st.fixed_dictionaries(
    {},
    optional={
        "level": st.lists(st.sampled_from(["school", "college"]), min_size=1),
        "union_kind": st.lists(st.sampled_from(["student_union", "graduate_union"]), min_size=1),
        "opens": st.booleans(),
    },
)


@given(when=WHENS, facts=KNOWN, more=KNOWN)
def test_learning_more_never_turns_what_was_told(when, facts, more):
    before, after = holds(when, facts), holds(when, {**more, **facts})
    assert before in (None, after)


@given(when=WHENS, facts=KNOWN)
def test_what_is_unmet_is_why_it_does_not_hold(when, facts):
    assert (holds(when, facts) is False) == bool(unmet(when, facts))


@given(first=WHENS, second=WHENS, facts=KNOWN)
def test_every_organ_of_a_step_is_asked_perhaps_asked_or_spared(first, second, facts):
    step = Step("review", ("a", "b"), when=first, joins={"c": second} if second else {})
    found = asked(step, "school", facts)
    spared = tuple(one.organ for one in found.spared)
    assert sorted((*found.organs, *spared)) == sorted(("a", "b", *step.joins))
    assert bool(found.missing) == bool(found.perhaps)


def test_a_case_states_what_is_known_of_its_union_and_its_person():
    student = Student("S1", "同学", None, "学院", "专业", 2024, "班", "硕士")
    union = Union("校研究生会", "school")
    assert facts_of(union, student, post="presidium_member", opens=None) == {
        "level": "school",
        "union_kind": "graduate_union",
        "training_level": "硕士",
        "post": "presidium_member",
    }


def test_chains_state_facts_that_are_known():
    assert {name for stated in STATED.values() for name in stated} == set(FACTS)
    assert set(STATED) <= set(resolve("cn-2019-9").chains)


def test_a_pack_adds_an_organ_on_a_condition(tmp_path: Path):
    patch = '{ act = "review", joins = { propaganda = { union_kind = "graduate_union" } } }'
    ours = local_pack(tmp_path / "ours", chains=chain(patch))
    (step,) = (one for one in resolve(ours).chain("nomination.department.school").steps if one.joins)
    assert (step.act, step.joins) == ("review", {"propaganda": GRADUATES})
    assert not [one for one in lint(ours) if "ours" in one.file]
    (difference,) = diff(resolve("kunming"), resolve(ours))[-1:]
    assert "if kind of union: graduate union" in difference.message.say()


def test_a_condition_on_a_step_of_the_base_is_remarked_on(tmp_path: Path):
    patch = '{ act = "review", when = { post = ["department_head"] } }'
    remarks = lint(local_pack(tmp_path / "ours", chains=chain(patch)))
    (remark,) = (one for one in remarks if "ours" in one.file)
    assert remark.message.say() == "relaxes the national base: review only on a condition"


@pytest.mark.parametrize(
    ("patch", "said"),
    [
        (
            '{ act = "review", when = { colour = "red" } }',
            "there is no fact that such a case states “colour”; known: level, political_status, post, "
            "training_level, union_kind",
        ),
        (
            '{ act = "review", when = { union_kind = "graduate" } }',
            "there is no kind of union “graduate”; did you mean “graduate_union”?",
        ),
        ('{ act = "review", when = { union_kind = true } }', "union_kind is a text, or a list of texts"),
        ('{ act = "review", when = [] }', "when must be a table"),
        ('{ act = "review", joins = { propaganda = {} } }', "a condition is a table of facts"),
        (
            '{ act = "review", joins = { school_league_committee = { union_kind = "graduate_union" } } }',
            "school_league_committee is in this step always",
        ),
        ('{ act = "review", joins = { nobody = { post = "department_head" } } }', "there is no organ"),
        (
            '{ act = "recommend", when = { union_kind = "graduate_union" } }',
            "recommend: this step is always asked for; take its condition out",
        ),
        (
            '{ act = "review", when = { post = "department_head" }, '
            'joins = { propaganda = { post = "department_head" } } }',
            "post stands in when and in joins; write it once",
        ),
    ],
)
def test_a_condition_that_makes_no_sense_is_refused(tmp_path: Path, patch: str, said: str):
    with pytest.raises(PackError) as refused:
        resolve(local_pack(tmp_path / "ours", chains=chain(patch)))
    assert said in refused.value.message.say()


def test_a_chain_always_asks_somebody(tmp_path: Path):
    patch = '{ act = "approve", when = { volunteers = { at_least = 50 } } }'
    with pytest.raises(PackError) as refused:
        resolve(local_pack(tmp_path / "ours", chains=chain(patch, "project.approve")))
    assert "one step is asked for always" in refused.value.message.say()


def test_numbers_are_bounded_by_whole_numbers(tmp_path: Path):
    patch = '{ insert = "determine", after = "approve", by = ["propaganda"], when = { volunteers = 50 } }'
    with pytest.raises(PackError) as refused:
        resolve(local_pack(tmp_path / "ours", chains=chain(patch, "project.approve")))
    assert "volunteers is a table of at_least and at_most" in refused.value.message.say()
