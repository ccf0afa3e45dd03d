"""Article four: the facts about everyone who holds a post."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from huizhang.kernel.message import Message, message
from huizhang.kernel.records import GRADUATED, UNDERGRADUATE_LEVELS, Post, Standing, Student, Union
from huizhang.kernel.roster import post_rows
from huizhang.kernel.verdict import Evidence, evidence
from huizhang.policy.declaring import declarations
from huizhang.policy.kinds.member_of import Value
from huizhang.policy.kinds.none_of import Fails
from huizhang.policy.kinds.rank_within import Ranks
from huizhang.policy.rule import Rule
from huizhang.policy.subject import Exempt, FactSource, Scope, Subject, Unknown


def political_status(rule: Rule, scope: Scope) -> Iterator[Subject]:
    for union, student in _students(rule, scope):
        yield Subject(union, student.student_no, political_facts(scope, student))


def political_facts(scope: Scope, student: Student) -> Value:
    """What `member_of` judges of one student."""
    return Value(student.political_status, (evidence("students", student_no=student.student_no),))


def ranks(rule: Rule, scope: Scope) -> Iterator[Subject]:
    """Whoever has left is in no group any more, so that nothing is told but of the standings on record."""
    for union, student in _students(rule, scope):
        facts = rank_facts(scope, student)
        left = _left(scope, union, student)
        untold = left and not (facts.windows or facts.first_year or facts.postgraduate)
        yield Subject(union, student.student_no, Unknown(*left) if left and untold else facts)


def rank_facts(scope: Scope, student: Student) -> Ranks:
    """What `rank_within` judges of one student."""
    standings = scope.roster.standings.get(student.student_no, {})
    this_year = scope.calendar.year_of(scope.as_of).start
    return Ranks(
        windows=standings,
        first_year=student.level in UNDERGRADUATE_LEVELS and student.entry_year == this_year,
        postgraduate=student.postgraduate,
        evidence=_rows(standings.values()),
    )


def failed_courses(rule: Rule, scope: Scope) -> Iterator[Subject]:
    for union, student in _students(rule, scope):
        left = _left(scope, union, student)
        told = student.student_no in scope.roster.standings
        facts = fail_facts(scope, student) if told or left is None else Unknown(*left)
        yield Subject(union, student.student_no, facts)


def fail_facts(scope: Scope, student: Student) -> Fails | Exempt:
    """Since entry where that is given, else the most that any window shows.

    Who entered this academic year is judged when the first results arrive.
    """
    standings = scope.roster.standings.get(student.student_no, {})
    if not standings and student.entry_year == scope.calendar.year_of(scope.as_of).start:
        return Exempt(message("entered this academic year and has no results yet; judged when they arrive"))
    deciding = [standings["since_entry"]] if "since_entry" in standings else list(standings.values())
    counts = [one.failed_courses for one in deciding if one.failed_courses is not None]
    return Fails(
        count=max(counts, default=None),
        pending=any(one.pending or one.failed_courses is None for one in deciding),
        evidence=_rows(deciding),
    )


def _left(scope: Scope, union: str, student: Student) -> tuple[Message, tuple[Evidence, ...]] | None:
    """What to do about somebody who holds a post without being enrolled, and the rows of it."""
    if student.enrolled:
        return None
    row = evidence("students", student_no=student.student_no)
    held = scope.roster.people(union)[student.student_no]
    if student.status == GRADUATED:
        said = message("{name} has graduated and still holds the post; end the post", name=student.name)
    else:
        said = message(
            "{name} is not enrolled ({status}) and still holds the post; end the post, or correct the status",
            name=student.name,
            status=student.status,
        )
    return said, (row, *post_rows(held))


def _rows(standings: Iterable[Standing]) -> tuple[Evidence, ...]:
    """The rows of the academic office; what was computed rests on the student's grades."""
    rows = (
        evidence("standings", student_no=one.student_no, window=one.window)
        if one.given
        else evidence("grades", student_no=one.student_no)
        for one in standings
    )
    return tuple(dict.fromkeys(rows))


def conduct(rule: Rule, scope: Scope) -> Iterator[Subject]:
    for union, number, _ in _staff(rule, scope):
        accepted = tuple(rule.get(f"by_{union.level}", ()))
        yield Subject(union.union, number, declarations(rule, scope, union.union, number, accepted))


def checked(rule: Rule, scope: Scope) -> Iterator[Subject]:
    for union, number, held in _staff(rule, scope):
        due = min(post.start for post in held) if rule.get("before_start") else None
        yield Subject(union.union, number, declarations(rule, scope, union.union, number, due=due))


def _students(rule: Rule, scope: Scope) -> Iterator[tuple[str, Student]]:
    for union, number, _ in _staff(rule, scope):
        yield union.union, scope.records.students[number]


def _staff(rule: Rule, scope: Scope) -> Iterator[tuple[Union, str, tuple[Post, ...]]]:
    for union in scope.roster.unions_of(rule.level):
        for number, held in sorted(scope.roster.people(union.union).items()):
            yield union, number, held


POSTS = ("unions", "posts")
FACTS = (
    FactSource("political_status", political_status, (*POSTS, "students")),
    FactSource("ranks", ranks, (*POSTS, "students", "standings|grades")),
    FactSource("failed_courses", failed_courses, (*POSTS, "students", "standings|grades")),
    FactSource("conduct", conduct, (*POSTS, "attestations")),
    FactSource("checked", checked, (*POSTS, "attestations")),
)
