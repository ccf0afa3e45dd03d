"""One person's verdict by the computed rules of article four, from a standing, one person at a time.

The baseline is a bare function with the same comparisons: no reasons, no articles, no evidence.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

from side_by_side import compare, say

from huizhang.eligibility.rules import fail_facts, rank_facts
from huizhang.kernel.records import Records, Standing, Student
from huizhang.kernel.verdict import Status, Verdict
from huizhang.policy.kinds.member_of import Value
from huizhang.policy.resolve import resolve
from huizhang.policy.subject import Scope
from huizhang.policy.weighing import verdict_of

PEOPLE, ROUNDS, AT_MOST = 1000, 15, 0.000_1
AS_OF, PACK = date(2026, 11, 21), "kunming"
RULES = ("eligibility.membership", "eligibility.rank", "eligibility.no_fail")
WINDOWS = ("last_term", "last_year", "since_entry")


def people() -> Records:
    lots = random.Random(1)
    students = [_student(f"2024{number:06}", lots) for number in range(PEOPLE)]
    standings = tuple(_standing(one.student_no, window, lots) for one in students for window in WINDOWS)
    known = {one.student_no: one for one in students}
    return Records(AS_OF, frozenset({"students", "standings"}), students=known, standings=standings)


def _student(number: str, lots: random.Random) -> Student:
    status = lots.choice(("共青团员", "共青团员", "中共党员", "群众"))
    return Student(number, "同学", status, "信息学院", "软件工程", 2024, "软件2401班", "本科")


def _standing(number: str, window: str, lots: random.Random) -> Standing:
    rank = lots.randint(1, 100)
    return Standing(number, window, rank, rank, 100, failed_courses=int(lots.random() < 0.1))


def judged(scope: Scope, student: Student) -> tuple[Verdict, ...]:
    rules = scope.pack.rules
    facts = (Value(student.political_status), rank_facts(scope, student), fail_facts(scope, student))
    return tuple(verdict_of(rules[rule], known) for rule, known in zip(RULES, facts, strict=True))


def compared(scope: Scope, student: Student) -> bool:
    members, rank = scope.pack.rules[RULES[0]].params["members"], scope.pack.rules[RULES[1]].params
    standings = scope.roster.standings[student.student_no]
    return (
        student.political_status in members
        and any(
            standings[w].worst * 100 <= standings[w].group_size * rank["percent"] for w in rank["windows"]
        )
        and standings["since_entry"].failed_courses == 0
    )


def passes(verdicts: Sequence[Verdict]) -> bool:
    return all(one.status is Status.PASS for one in verdicts)


def main() -> None:
    scope = Scope(resolve(PACK, AS_OF), people())
    students = list(scope.records.students.values())
    for one in students:
        assert passes(judged(scope, one)) == compared(scope, one), "the rules and the comparisons differ"
    say(
        compare(
            "verdict",
            lambda: [judged(scope, one) for one in students],
            ("bare comparisons", lambda: [compared(scope, one) for one in students]),
            rounds=ROUNDS,
            per_run=PEOPLE,
            goal_of="seconds",
            at_most=AT_MOST,
        )
    )


if __name__ == "__main__":
    main()
