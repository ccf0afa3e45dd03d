"""Article four for one student, who may hold a post or none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from huizhang.approvals import queries as approvals
from huizhang.eligibility import queries as eligibility
from huizhang.eligibility.rules import FACTS, fail_facts, political_facts, rank_facts
from huizhang.eligibility.standing_records import from_transcripts, joined, of_student
from huizhang.kernel.message import Message, message
from huizhang.kernel.records import Attestation, Post, Records, Standing, Student, Union
from huizhang.kernel.verdict import Status, Verdict, heaviest
from huizhang.org import queries as org
from huizhang.policy.pack import Pack
from huizhang.policy.rule import Rule
from huizhang.policy.subject import Exempt, Scope, Subject
from huizhang.policy.weighing import judged, verdict_of

SOURCES = {source.of: source for source in FACTS}
OF_ANYBODY = {"political_status": political_facts, "ranks": rank_facts, "failed_courses": fail_facts}


@dataclass(frozen=True, slots=True)
class Condition:
    """One rule of article four; `union` where it is judged of a post there."""

    rule: Rule
    verdict: Verdict
    union: str = ""


@dataclass(frozen=True, slots=True)
class Conditions:
    """`disagreements`: where the academic office and the transcripts differ."""

    each: tuple[Condition, ...]
    standings: tuple[Standing, ...]
    disagreements: tuple[Message, ...]

    @property
    def status(self) -> Status | None:
        return heaviest(one.verdict.status for one in self.each) if self.each else None


def conditions_of(student: Student, day: date, pack: Pack) -> Conditions:
    """Every condition of `student` on `day` by `pack`, with all reasons. Raises DamagedSnapshot."""
    number = student.student_no
    given = eligibility.standings(day, {number})
    around = _around({number}, day).of(number)
    return _conditions(student, pack, around, *joined(given, of_student(day, pack, student)))


def conditions_of_all(students: Collection[Student], day: date, pack: Pack) -> dict[str, Conditions]:
    """The same of many, by number: the transcripts are read once for all. Raises DamagedSnapshot."""
    numbers = {student.student_no for student in students}
    given = _by_student(eligibility.standings(day, numbers))
    found = _by_student(from_transcripts(day, pack, numbers))
    around = _around(numbers, day)
    return {
        one.student_no: _conditions(
            one,
            pack,
            around.of(one.student_no),
            *joined(given.get(one.student_no, ()), found.get(one.student_no, ())),
        )
        for one in students
    }


@dataclass(frozen=True, slots=True)
class Around:
    """The posts that students hold on `day` and what was attested of those who hold one."""

    day: date
    unions: tuple[Union, ...]
    posts: tuple[Post, ...]
    attestations: tuple[Attestation, ...]

    def of(self, number: str) -> Around:
        posts = tuple(one for one in self.posts if one.student_no == number)
        said = tuple(one for one in self.attestations if one.subject == number)
        return Around(self.day, self.unions if posts else (), posts, said)


def _around(numbers: Collection[str], day: date) -> Around:
    posts = tuple(post for post in org.posts_of_all(numbers, day) if post.held_on(day))
    serving = {post.student_no for post in posts}
    said = approvals.attestations_of(serving, day) if posts else ()
    return Around(day, org.unions() if posts else (), posts, said)


def _by_student(standings: Iterable[Standing]) -> dict[str, list[Standing]]:
    found: dict[str, list[Standing]] = defaultdict(list)
    for one in standings:
        found[one.student_no].append(one)
    return found


def _conditions(
    student: Student,
    pack: Pack,
    around: Around,
    standings: tuple[Standing, ...],
    disagreements: tuple[Message, ...],
) -> Conditions:
    scope = Scope(pack, _records(student, around, standings))
    rules = [rule for rule in pack.rules.values() if rule.of in SOURCES]
    each = tuple(condition for rule in rules for condition in _judged(rule, scope, student))
    return Conditions(each, standings, disagreements)


def _records(student: Student, around: Around, standings: tuple[Standing, ...]) -> Records:
    """Only what speaks of the student. An absent table is met where its facts are missing."""
    return Records(
        as_of=around.day,
        present=frozenset({"students"}),
        students={student.student_no: student},
        standings=standings,
        unions=around.unions,
        posts=around.posts,
        attestations=around.attestations,
    )


def _judged(rule: Rule, scope: Scope, student: Student) -> Iterator[Condition]:
    subjects = [*SOURCES[rule.of].build(rule, scope)]
    for subject in subjects:
        yield Condition(rule, judged(rule, scope, subject), subject.union)
    if not subjects:
        yield Condition(rule, verdict_of(rule, _of_nobody(rule, scope, student).facts))


def _of_nobody(rule: Rule, scope: Scope, student: Student) -> Subject:
    """Of somebody who holds no post: what can be told of anybody; the rest waits for a recommendation."""
    if rule.of in OF_ANYBODY:
        return Subject("", student.student_no, OF_ANYBODY[rule.of](scope, student))
    return Subject("", student.student_no, Exempt(message("holds no post; declared with a recommendation")))
