"""What the page of a union reads, in a number of queries that does not grow with its people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from huizhang.compliance.finding import Finding
from huizhang.compliance.queries import standing
from huizhang.kernel.records import Post, Project, Student, Union, Volunteer
from huizhang.kernel.verdict import Status
from huizhang.org import queries as org
from huizhang.people import queries as people
from huizhang.people.queries.visibility import Sight
from huizhang.policy.pack import Pack
from huizhang.shell.language import Language

OPEN = (Status.FAIL, Status.NEEDS_REASON, Status.CANNOT_TELL)
ORDER = (*OPEN, Status.EXPLAINED, Status.PASS, Status.NOT_APPLICABLE)


@dataclass(frozen=True)
class UnionRecords:
    """Posts begun by `day`, with everybody whom the posts and the projects name."""

    union: Union
    day: date
    posts: tuple[Post, ...]
    departments: tuple[str, ...]
    projects: tuple[tuple[Project, tuple[Volunteer, ...]], ...]
    students: Mapping[str, Student]

    @property
    def held(self) -> dict[str, tuple[Post, ...]]:
        """The posts held on the day by student number."""
        found: dict[str, list[Post]] = defaultdict(list)
        for post in self.posts:
            if post.held_on(self.day):
                found[post.student_no].append(post)
        return {number: tuple(posts) for number, posts in found.items()}


def unions_in_sight(sight: Sight) -> list[Union]:
    """The school's first, then by name."""
    seen = [union for union in org.unions() if sight.union(union.college)]
    return sorted(seen, key=lambda union: (not union.of_school, union.union))


def union_named(name: str) -> Union | None:
    return next((union for union in org.unions() if union.union == name), None)


def staff_of(unions: list[Union], day: date) -> dict[str, int]:
    """How many people hold a post of each union on `day`."""
    serving: dict[str, set[str]] = {union.union: set() for union in unions}
    for post in org.posts(day):
        if post.union in serving and post.held_on(day):
            serving[post.union].add(post.student_no)
    return {union: len(people) for union, people in serving.items()}


def records_of(union: Union, day: date) -> UnionRecords:
    posts = org.posts_in(union.union, day)
    departments = tuple(one.department for one in org.departments(day) if one.union == union.union)
    projects = tuple(one for one in org.projects(day) if one.union == union.union)
    volunteers: dict[str, list[Volunteer]] = {project.project: [] for project in projects}
    for one in org.volunteers(day):
        if one.project in volunteers:
            volunteers[one.project].append(one)
    named = {post.student_no for post in posts}
    named |= {one.student_no for found in volunteers.values() for one in found}
    together = tuple((project, tuple(volunteers[project.project])) for project in projects)
    return UnionRecords(union, day, posts, departments, together, people.students(day, named))


def findings_of(records: UnionRecords, pack: Pack, sight: Sight) -> list[Finding]:
    """Of this union; those about a person only where the person's college is in sight."""
    guided = sight.college(records.union.college or "")
    own = {records.union.union, *records.departments}
    return [
        one
        for one in standing(records.day, pack).findings_in(sight)
        if one.union == records.union.union and (guided or one.subject in own)
    ]


def counted(findings: list[Finding]) -> dict[Status, int]:
    """How many findings of each status there are, the heaviest first."""
    found = {status: sum(one.status is status for one in findings) for status in ORDER}
    return {status: number for status, number in found.items() if number}


@dataclass(frozen=True, slots=True)
class Open:
    """A finding that asks something of somebody, as the page shows it."""

    status: Status
    article: str
    asks: str
    about: str
    said: str
    fix: str


def waiting(findings: list[Finding]) -> list[Finding]:
    """Those that ask something of somebody, the heaviest first."""
    return [one for status in OPEN for one in findings if one.status is status]


def told(findings: Iterable[Finding], records: UnionRecords, language: Language) -> list[Open]:
    return [
        Open(
            one.status,
            one.rule.cite,
            language.choose(one.rule.zh, one.rule.en),
            _called(one.subject, records),
            one.say(language),
            one.fix(language),
        )
        for one in findings
    ]


def _called(subject: str, records: UnionRecords) -> str:
    """Empty where the finding is about the union itself; a person with the name."""
    student = records.students.get(subject)
    if student is not None:
        return f"{student.name} {subject}"
    return "" if subject == records.union.union else subject
