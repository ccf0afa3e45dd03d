"""Articles two and three: the facts about structure, numbers and volunteers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from huizhang.kernel.message import Message, message
from huizhang.kernel.records import Post, Project, Union, Volunteer
from huizhang.kernel.roster import CHAIR, HEAD, MEMBER, PRESIDIUM, post_row, post_rows
from huizhang.kernel.verdict import Evidence, evidence
from huizhang.policy.kinds.before import Happening, Happenings
from huizhang.policy.kinds.built_of import Structure
from huizhang.policy.kinds.closed_set import Item, Items
from huizhang.policy.kinds.count_between import Count
from huizhang.policy.kinds.rotation import Chair, Turn
from huizhang.policy.rule import Rule
from huizhang.policy.subject import FactSource, Scope, Subject


def structure(rule: Rule, scope: Scope) -> Iterator[Subject]:
    known = {(one.union, one.department) for one in scope.records.departments}
    for union in scope.roster.unions_of(rule.level):
        parts = set()
        if scope.roster.posts(union.union, PRESIDIUM):
            parts.add("presidium")
        if any(name == union.union for name, _ in known):
            parts.add("departments")
        members = scope.roster.posts(union.union, HEAD, MEMBER)
        stray = [post for post in members if post.department and (union.union, post.department) not in known]
        unstated = [post for post in members if not post.department]
        facts = Structure(
            frozenset(parts),
            tuple((_stray(post), post_row(post)) for post in stray),
            tuple((_unstated(post), post_row(post)) for post in unstated),
        )
        yield Subject(union.union, union.union, facts)


def _stray(post: Post) -> Message:
    return message(
        "{student}: there is no department “{department}”",
        student=post.student_no,
        department=post.department,
    )


def _unstated(post: Post) -> Message:
    return message("{student}: the department is not stated (posts.department)", student=post.student_no)


def posts(rule: Rule, scope: Scope) -> Iterator[Subject]:
    for union in scope.roster.unions_of(rule.level):
        items = tuple(Item(post.post, post_row(post)) for post in scope.roster.posts(union.union))
        yield Subject(union.union, union.union, Items(items))


def staff(rule: Rule, scope: Scope) -> Iterator[Subject]:
    """Distinct people with any post of the union, the presidium included."""
    large = _large(scope)
    for union in scope.roster.unions_of(rule.level):
        people = scope.roster.people(union.union)
        rows = tuple(post_row(held[0]) for held in people.values())
        yield Subject(union.union, union.union, Count(len(people), rows, large))


def _large(scope: Scope) -> bool | None:
    stated = scope.records.institution.get("large_or_multi_campus")
    return None if stated is None else stated in ("是", "true", "1")


def presidium(rule: Rule, scope: Scope) -> Iterator[Subject]:
    for union in scope.roster.unions_of(rule.level):
        people = scope.roster.people(union.union, PRESIDIUM)
        rows = tuple(row for held in people.values() for row in post_rows(held))
        yield Subject(union.union, union.union, Count(len(people), rows))


def departments(rule: Rule, scope: Scope) -> Iterator[Subject]:
    for union in scope.roster.unions_of(rule.level):
        rows = tuple(
            evidence("departments", union=one.union, department=one.department)
            for one in scope.records.departments
            if one.union == union.union
        )
        yield Subject(union.union, union.union, Count(len(rows), rows))


def department_heads(rule: Rule, scope: Scope) -> Iterator[Subject]:
    yield from _by_department(rule, scope, (HEAD,))


def department_members(rule: Rule, scope: Scope) -> Iterator[Subject]:
    yield from _by_department(rule, scope, (HEAD, MEMBER) if rule.get("count_heads") else (MEMBER,))


def _by_department(rule: Rule, scope: Scope, kinds: tuple[str, ...]) -> Iterator[Subject]:
    for one in scope.records.departments:
        if not rule.speaks_of(scope.roster.unions[one.union].level):
            continue
        held = [post for post in scope.roster.posts(one.union, *kinds) if post.department == one.department]
        people = {post.student_no: post for post in held}
        yield Subject(one.union, one.department, Count(len(people), post_rows(people.values())))


def turn(rule: Rule, scope: Scope) -> Iterator[Subject]:
    """The executive chair's turn of one term."""
    calendar = scope.calendar
    began = calendar.start(calendar.term_of(scope.as_of))
    for union in scope.roster.unions_of(rule.level):
        members = scope.roster.people(union.union, PRESIDIUM)
        chairs = tuple(
            Chair(post.student_no, post.student_no in members, post.start < began, post_row(post))
            for post in scope.roster.posts(union.union, CHAIR)
        )
        before = _chairs_of_last_term(scope, union)
        facts = Turn(chairs, len(members), frozenset(post.student_no for post in before), post_rows(before))
        yield Subject(union.union, union.union, facts)


def _chairs_of_last_term(scope: Scope, union: Union) -> list[Post]:
    calendar = scope.calendar
    last = calendar.last_completed(scope.as_of)
    first_day, last_day = calendar.start(last), calendar.end(last)
    return [
        post
        for post in scope.records.posts
        if post.union == union.union and post.post == CHAIR and post.held_between(first_day, last_day)
    ]


def volunteer_release(rule: Rule, scope: Scope) -> Iterator[Subject]:
    projects = {project.project: project for project in scope.records.projects}
    found: dict[tuple[str, str], list[Happening]] = {}
    for one in scope.records.volunteers:
        project = projects[one.project]
        found.setdefault((project.union, one.student_no), []).append(_release(one, project, scope.as_of))
    for (union, student), happenings in found.items():
        yield Subject(union, student, Happenings(tuple(happenings)))


def _release(one: Volunteer, project: Project, as_of: date) -> Happening:
    ended = project.end is not None and project.end <= as_of
    released = one.end if one.end is not None and one.end <= as_of else None
    return Happening(
        what=message("release from {project}", project=one.project),
        recorded=released is not None,
        day=released,
        due=project.end if ended else None,
        evidence=(_volunteer_row(one),),
    )


def _volunteer_row(one: Volunteer) -> Evidence:
    return evidence("volunteers", project=one.project, student_no=one.student_no, start=one.start.isoformat())


FACTS = (
    FactSource("structure", structure, ("unions", "posts", "departments")),
    FactSource("posts", posts, ("unions", "posts")),
    FactSource("turn", turn, ("unions", "posts")),
    FactSource("staff", staff, ("unions", "posts")),
    FactSource("presidium", presidium, ("unions", "posts")),
    FactSource("departments", departments, ("unions", "departments")),
    FactSource("department_heads", department_heads, ("unions", "departments", "posts")),
    FactSource("department_members", department_members, ("unions", "departments", "posts")),
    FactSource("volunteer_release", volunteer_release, ("volunteers",), matters="projects"),
)
