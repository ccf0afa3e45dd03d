from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import ibis
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from huizhang.compliance.judging import judge_rule
from huizhang.eligibility.bulk import RULES, BulkParameters, judge_everyone
from huizhang.kernel.records import Post, Records, Standing, Student, Union
from huizhang.policy.resolve import resolve
from huizhang.policy.subject import Scope

PERSON = {"name": "同学", "college": "信息学院", "major": "软件工程", "class_name": "软件2401班"}
PARAMETERS = BulkParameters(
    ("中共党员", "中共预备党员", "共青团员"), 30, ("last_term", "last_year", "since_entry"), 2026
)
LAST_YEAR_ONLY = BulkParameters(PARAMETERS.members, 30, ("last_year",), 2026, False, False)
STUDENTS = pa.schema(
    [
        ("student_no", pa.string()),
        ("political_status", pa.string()),
        ("level", pa.string()),
        ("entry_year", pa.int64()),
        ("status", pa.string()),
    ]
)
STANDINGS = pa.schema(
    [
        ("student_no", pa.string()),
        ("window", pa.string()),
        ("best", pa.int32()),
        ("worst", pa.int32()),
        ("group_size", pa.int32()),
        ("failed_courses", pa.int32()),
        ("pending", pa.bool_()),
    ]
)
ENGINE = ibis.duckdb.connect(threads=1)


@cache
def compiled(parameters):
    expression = judge_everyone(
        ibis.table(ibis.Schema.from_pyarrow(STUDENTS), name="students"),
        ibis.table(ibis.Schema.from_pyarrow(STANDINGS), name="standings"),
        parameters,
    )
    return str(ibis.to_sql(expression, dialect="duckdb"))


def judged(students, standings, parameters=PARAMETERS):
    with ENGINE.con.cursor() as cursor:
        cursor.register("students", pa.Table.from_pylist(list(students), STUDENTS))
        cursor.register("standings", pa.Table.from_pylist(list(standings), STANDINGS))
        rows = cursor.sql(compiled(parameters)).to_arrow_table().to_pylist()
    return {row.pop("student_no"): row for row in rows}


def pack(parameters):
    """The shipped base, with the values that the test wants."""
    base = resolve("cn-2019-9")
    rank = base.rule("eligibility.rank")
    wanted = {
        "windows": list(parameters.windows),
        "exempt_first_year": parameters.exempt_first_year,
        "exempt_postgraduates": parameters.exempt_postgraduates,
    }
    changed = replace(rank, params={**rank.params, **wanted})
    return replace(base, rules={**base.rules, rank.id: changed})


def one_by_one(students, standings, parameters):
    """{student number: the statuses that the rules give to that one person}, all of them being staff."""
    numbers = [row["student_no"] for row in students]
    records = Records(
        as_of=date(parameters.academic_year, 11, 21),
        present=frozenset(("unions", "posts", "students", "standings")),
        students={row["student_no"]: Student(**PERSON, **row | {"status": "在读"}) for row in students},
        standings=tuple(Standing(**row) for row in standings),
        unions=(Union("校学生会", "school"),),
        posts=tuple(
            Post("校学生会", row["student_no"], "department_member", date(2026, 9, 1)) for row in students
        ),
    )
    scope = Scope(pack(parameters), records)
    statuses = {number: {} for number in numbers}
    for name in RULES:
        for finding in judge_rule(scope.pack.rule(f"eligibility.{name}"), scope):
            statuses[finding.subject][name] = finding.status.value
    return statuses


def together(statuses):
    for status in ("fail", "cannot_tell"):
        if status in statuses.values():
            return status
    return "pass"


def student(student_no, political_status="共青团员", level="本科", entry_year=2024, status=None):
    return {
        "student_no": student_no,
        "political_status": political_status,
        "level": level,
        "entry_year": entry_year,
        "status": status,
    }


def standing(student_no, window, best, worst, group_size, failed_courses, pending):
    return {
        "student_no": student_no,
        "window": window,
        "best": best,
        "worst": worst,
        "group_size": group_size,
        "failed_courses": failed_courses,
        "pending": pending,
    }


def test_one_good_window_is_enough_and_nothing_on_record_cannot_be_told():
    found = judged(
        [student("a"), student("b"), student("c", status="毕业")],
        [
            standing("a", "last_term", 30, 30, 100, 0, False),
            standing("a", "since_entry", 31, 31, 100, 0, False),
        ],
    )
    assert found == {
        "a": {"membership": "pass", "rank": "pass", "no_fail": "pass", "eligible": "pass"},
        "b": {
            "membership": "pass",
            "rank": "cannot_tell",
            "no_fail": "cannot_tell",
            "eligible": "cannot_tell",
        },
    }


def test_a_first_year_without_results_is_judged_when_they_arrive():
    assert judged([student("a", entry_year=2026), student("b", level="硕士", entry_year=2026)], []) == {
        number: {
            "membership": "pass",
            "rank": "not_applicable",
            "no_fail": "not_applicable",
            "eligible": "pass",
        }
        for number in ("a", "b")
    }


def test_first_years_and_postgraduates_are_exempt_from_rank_but_not_from_fails():
    found = judged(
        [student("a", entry_year=2026), student("b", level="博士")],
        [
            standing("a", "since_entry", 99, 99, 100, 1, False),
            standing("b", "since_entry", 99, 99, 100, 0, False),
        ],
    )
    assert found == {
        "a": {"membership": "pass", "rank": "not_applicable", "no_fail": "fail", "eligible": "fail"},
        "b": {"membership": "pass", "rank": "not_applicable", "no_fail": "pass", "eligible": "pass"},
    }


NUMBERS = ("a", "b", "c")
ROSTERS = st.tuples(
    *(
        st.builds(
            student,
            st.just(number),
            st.sampled_from([None, "共青团员", "中共预备党员", "群众"]),
            st.sampled_from(["本科", "专科", "硕士", "博士"]),
            st.sampled_from([2024, 2026]),
            st.sampled_from([None, "在读"]),
        )
        for number in NUMBERS
    )
)
RANKS = st.one_of(st.none(), st.integers(1, 12))
STANDING_ROWS = st.lists(
    st.builds(
        standing,
        st.sampled_from(NUMBERS),
        st.sampled_from(["last_term", "last_year", "since_entry"]),
        RANKS,
        RANKS,
        st.one_of(st.none(), st.integers(1, 20)),
        st.one_of(st.none(), st.sampled_from([0, 0, 1])),
        st.booleans(),
    ).filter(lambda row: row["best"] is None or row["worst"] is None or row["best"] <= row["worst"]),
    unique_by=lambda row: (row["student_no"], row["window"]),
)


@given(ROSTERS, STANDING_ROWS, st.sampled_from([PARAMETERS, LAST_YEAR_ONLY]))
@settings(max_examples=100, deadline=None)
def test_everyone_at_once_is_judged_as_everyone_alone(students, standings, parameters):
    alone = one_by_one(students, standings, parameters)
    expected = {number: {**found, "eligible": together(found)} for number, found in alone.items()}
    assert judged(students, standings, parameters) == expected
