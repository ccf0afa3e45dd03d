from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache

import ibis
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eligibility import oracle
from huizhang.eligibility.parameters import StandingParameters
from huizhang.eligibility.ranking import mean_key
from huizhang.eligibility.standings import standings
from huizhang.kernel.terms import Calendar

PARAMETERS = StandingParameters("2025-2026-2", ("2025-2026-1", "2025-2026-2"), "2026-2027-1")
GRADES = pa.schema(
    [
        ("student_no", pa.string()),
        ("term", pa.string()),
        ("course_code", pa.string()),
        ("course", pa.string()),
        ("credits", pa.decimal128(6, 2)),
        ("score", pa.string()),
        ("attempt", pa.string()),
    ]
)
STUDENTS = pa.schema(
    [
        ("student_no", pa.string()),
        ("level", pa.string()),
        ("major", pa.string()),
        ("entry_year", pa.int64()),
        ("status", pa.string()),
    ]
)
ENGINE = ibis.duckdb.connect(threads=1)


@cache
def compiled(reading):
    expression = standings(
        ibis.table(ibis.Schema.from_pyarrow(GRADES), name="grades"),
        ibis.table(ibis.Schema.from_pyarrow(STUDENTS), name="students"),
        replace(PARAMETERS, retake_counts_as=reading),
    )
    return str(ibis.to_sql(expression, dialect="duckdb"))


def computed(grades, students, reading="cleared"):
    with ENGINE.con.cursor() as cursor:
        cursor.register("grades", pa.Table.from_pylist(grades, GRADES))
        cursor.register("students", pa.Table.from_pylist(list(students), STUDENTS))
        rows = cursor.sql(compiled(reading)).to_arrow_table().to_pylist()
    return sorted(rows, key=lambda row: (row["student_no"], row["window"]))


def places(rows):
    return [{name: value for name, value in row.items() if name != "mean"} for row in rows]


def grade(student_no, score, course_code="C1", term="2025-2026-2", credits="2.00", attempt="正常"):
    return {
        "student_no": student_no,
        "term": term,
        "course_code": course_code,
        "course": None,
        "credits": Decimal(credits),
        "score": score,
        "attempt": attempt,
    }


def student(student_no, major="护理", status=None):
    return {
        "student_no": student_no,
        "level": "专科",
        "major": major,
        "entry_year": 2025,
        "status": status,
    }


def in_window(rows, window="since_entry"):
    return {row["student_no"]: row for row in rows if row["window"] == window}


def test_ties_share_the_better_place():
    rows = computed(
        [grade("a", "90"), grade("b", "80"), grade("c", "80"), grade("d", "70")],
        [student(number) for number in "abcd"],
    )
    assert {number: (row["best"], row["worst"]) for number, row in in_window(rows).items()} == {
        "a": (1, 1),
        "b": (2, 2),
        "c": (2, 2),
        "d": (4, 4),
    }


def test_the_mean_is_weighted_by_credits_and_words_count_as_scores():
    rows = computed(
        [grade("a", "优秀", "C1", credits="3.00"), grade("a", "60", "C2", credits="0.50")], [student("a")]
    )
    assert in_window(rows)["a"] == {
        "student_no": "a",
        "window": "since_entry",
        "mean": 90.0,
        "best": 1,
        "worst": 1,
        "group_size": 1,
        "failed_courses": 0,
        "pending": False,
    }


def test_a_pending_score_leaves_everyone_it_could_move_between_two_places():
    rows = computed(
        [grade("a", "90"), grade("b", "50"), grade("c", "80"), grade("c", None, "C2")],
        [student(number) for number in "abc"],
    )
    found = in_window(rows)
    assert [(row["best"], row["worst"], row["group_size"]) for row in found.values()] == [
        (1, 1, 3),
        (2, 3, 3),
        (1, 3, 3),
    ]
    assert [row["pending"] for row in found.values()] == [False, False, True]


@pytest.mark.parametrize("reading", ["cleared", "still_failed"])
def test_an_only_score_whose_retake_is_pending_keeps_its_student_in_the_group(reading):
    rows = computed(
        [grade("a", "90"), grade("b", "50"), grade("c", "40"), grade("c", None, attempt="补考")],
        [student(number) for number in "abc"],
        reading,
    )
    found = in_window(rows)
    assert {number: (row["best"], row["worst"], row["group_size"]) for number, row in found.items()} == {
        "a": (1, 2, 3),
        "b": (2, 3, 3),
        "c": (1, 3, 3),
    }
    assert found["c"] == {
        "student_no": "c",
        "window": "since_entry",
        "mean": None,
        "best": 1,
        "worst": 3,
        "group_size": 3,
        "failed_courses": 1 if reading == "still_failed" else 0,
        "pending": True,
    }


def test_whoever_has_nothing_but_pending_results_stands_outside_the_group():
    rows = computed([grade("a", "90"), grade("b", None)], [student("a"), student("b")])
    found = in_window(rows)
    assert [(row["best"], row["worst"], row["group_size"]) for row in found.values()] == [
        (1, 1, 1),
        (None, None, None),
    ]


def test_only_enrolled_students_form_the_group():
    rows = computed(
        [grade("a", "80"), grade("b", "90"), grade("c", "95")],
        [student("a"), student("b", status="休学"), student("c", major="会计")],
    )
    assert {number: (row["best"], row["group_size"]) for number, row in in_window(rows).items()} == {
        "a": (1, 1),
        "c": (1, 1),
    }


def test_whoever_has_only_pass_or_fail_results_stands_outside_the_group_but_their_fails_count():
    rows = computed(
        [grade("a", "不合格"), grade("a", "合格", "C2"), grade("b", "70")], [student("a"), student("b")]
    )
    assert in_window(rows)["a"] == {
        "student_no": "a",
        "window": "since_entry",
        "mean": None,
        "best": None,
        "worst": None,
        "group_size": None,
        "failed_courses": 1,
        "pending": False,
    }
    assert in_window(rows)["b"]["group_size"] == 1


@pytest.mark.parametrize(("reading", "failed"), [("cleared", 0), ("still_failed", 1)])
def test_the_university_decides_whether_a_passed_retake_clears_the_course(reading, failed):
    rows = computed(
        [grade("a", "50"), grade("a", "75", attempt="补考")],
        [student("a")],
        reading,
    )
    assert in_window(rows)["a"]["failed_courses"] == failed
    assert in_window(rows)["a"]["mean"] == 75.0


def test_a_deferred_sitting_is_a_first_attempt_even_where_retakes_do_not_clear():
    rows = computed(
        [grade("a", None), grade("a", "75", attempt="缓考")],
        [student("a")],
        "still_failed",
    )
    assert (in_window(rows)["a"]["failed_courses"], in_window(rows)["a"]["pending"]) == (0, False)


def test_windows_hold_the_last_completed_term_and_year_and_everything_up_to_now():
    assert StandingParameters.on(date(2026, 11, 21), Calendar()) == StandingParameters(
        last_term="2025-2026-2",
        last_year=("2025-2026-1", "2025-2026-2"),
        since_entry="2026-2027-1",
    )


def test_a_student_without_grades_in_a_window_has_no_standing_there():
    rows = computed([grade("a", "80", term="2024-2025-1")], [student("a"), student("b")])
    assert [(row["student_no"], row["window"]) for row in rows] == [("a", "since_entry")]


NUMBERS = st.sampled_from(["a", "b", "c", "d", "e"])
SCORES = st.one_of(
    st.sampled_from([None, "", "优秀", "良好", "中等", "及格", "不及格", "合格", "不合格"]),
    st.sampled_from(["0", "59.9", "60", "75", "85", "85.1234", "100"]),
)
ATTEMPTS = st.sampled_from([None, "正常", "缓考", "补考", "重修"])
TERMS = st.sampled_from(["2024-2025-2", "2025-2026-1", "2025-2026-2", "2026-2027-1", "2026-2027-2"])
CREDITS = st.sampled_from(["0.00", "0.50", "1.00", "2.00", "3.25", "99.99"])
TRANSCRIPTS = st.lists(
    st.builds(grade, NUMBERS, SCORES, st.sampled_from(["C1", "C2", "C3"]), TERMS, CREDITS, ATTEMPTS),
    max_size=30,
    unique_by=lambda row: (row["student_no"], row["term"], row["course_code"], row["attempt"] or "正常"),
)
ROSTERS = st.tuples(
    *(
        st.builds(
            student,
            st.just(number),
            st.sampled_from(["护理", "护理", "会计"]),
            st.sampled_from([None, "在读", "休学"]),
        )
        for number in "abcde"
    )
)


@given(TRANSCRIPTS, ROSTERS, st.sampled_from(["cleared", "still_failed"]))
@settings(max_examples=60, deadline=None)
def test_the_expression_says_what_the_definition_says(grades, students, reading):
    parameters = replace(PARAMETERS, retake_counts_as=reading)
    assert places(computed(grades, students, reading)) == oracle.standings(grades, students, parameters)


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 10**6)), min_size=1, max_size=20))
@settings(max_examples=60, deadline=None)
def test_keys_of_means_order_as_the_means_do(means):
    sums = pa.table(
        {
            "points": pa.array([mean * credits - (mean > 0) for mean, credits in means], pa.int64()),
            "credits": pa.array([credits for _, credits in means], pa.int64()),
        }
    )
    table = ibis.memtable(sums)
    rows = ENGINE.to_pyarrow(table.mutate(key=mean_key(table.points, table.credits))).to_pylist()
    assert [row["key"] for row in rows] == [row["points"] * 10**12 // row["credits"] for row in rows]
    exact = {row["key"]: Fraction(row["points"], row["credits"]) for row in rows}
    assert len(exact) == len({Fraction(row["points"], row["credits"]) for row in rows})


def test_the_expression_can_be_said_in_the_sql_of_spark():
    expression = standings(
        ibis.table(ibis.Schema.from_pyarrow(GRADES), name="grades"),
        ibis.table(ibis.Schema.from_pyarrow(STUDENTS), name="students"),
        PARAMETERS,
    )
    assert ibis.to_sql(expression, dialect="databricks").count("grades") == 3
