"""Article five: the facts about how staff were recommended, reviewed, determined and elected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from huizhang.kernel.chain import of_one_case
from huizhang.kernel.message import message
from huizhang.kernel.records import Post, Step, Union
from huizhang.kernel.roster import HEAD, MEMBER, PRESIDIUM, post_row, post_rows
from huizhang.kernel.terms import Term
from huizhang.kernel.verdict import evidence
from huizhang.policy.conditions import facts_of
from huizhang.policy.course import course
from huizhang.policy.declaring import declarations
from huizhang.policy.kinds.chain_done import Course
from huizhang.policy.kinds.count_between import Count
from huizhang.policy.kinds.share_at_least import Share
from huizhang.policy.rule import Rule
from huizhang.policy.subject import Exempt, FactSource, Scope, Subject


def presidium_steps(rule: Rule, scope: Scope) -> Iterator[Subject]:
    yield from _holders(rule, scope, "school", (PRESIDIUM,))


def department_steps(rule: Rule, scope: Scope) -> Iterator[Subject]:
    yield from _holders(rule, scope, "school", (HEAD, MEMBER))


def college_steps(rule: Rule, scope: Scope) -> Iterator[Subject]:
    yield from _holders(rule, scope, "college", ())


def _holders(rule: Rule, scope: Scope, level: str, kinds: tuple[str, ...]) -> Iterator[Subject]:
    for union in scope.roster.unions_of(level):
        for student, held in sorted(scope.roster.people(union.union, *kinds).items()):
            yield Subject(union.union, student, _course_to_post(rule, scope, union, student, held))


def _course_to_post(rule: Rule, scope: Scope, union: Union, student: str, held: tuple[Post, ...]) -> Course:
    kind = rule.get("chain", rule.id)
    steps = [
        step for step in scope.roster.steps.get((kind, student), ()) if step.union in (None, union.union)
    ]
    role = PRESIDIUM if any(post.post == PRESIDIUM for post in held) else held[0].post
    college = union.college or scope.roster.college_of(student)
    due = min(post.start for post in held)
    own = of_one_case(steps, due)
    return course(
        rule,
        scope,
        own,
        level=union.level,
        role=role,
        college=college,
        due=due,
        extra=post_rows(held),
        facts=facts_of(union, scope.records.students.get(student), post=role),
    )


def college_list(rule: Rule, scope: Scope) -> Iterator[Subject]:
    """Of each college, the list of the last two academic years with the fewest people of its union."""
    years = scope.calendar.recent_years(scope.as_of)
    lists: dict[tuple[str, str], dict[Term, list[Step]]] = defaultdict(lambda: defaultdict(list))
    for step in scope.records.steps:
        if (
            step.kind == "nomination.department.school"
            and step.act == "recommend"
            and step.outcome
            and step.student_no
        ):
            term = scope.calendar.term_of(step.date)
            if term.year in years:
                college = step.unit or scope.records.students[step.student_no].college
                lists[_school_union(scope, step), college][term].append(step)
    for (union, college), terms in sorted(lists.items()):
        counts = [_from_college_union(scope, steps) for steps in terms.values()]
        yield Subject(union, college, min(counts, key=lambda count: count.value))


def _school_union(scope: Scope, step: Step) -> str:
    school = scope.roster.unions_of("school")
    return step.union or (school[0].union if school else scope.records.institution_name)


def _from_college_union(scope: Scope, steps: list[Step]) -> Count:
    recommended = {step.student_no: step for step in steps if step.student_no}
    own = [student for student, step in recommended.items() if _college_posts(scope, student, step)]
    rows = tuple(
        evidence("steps", case=step.case, student_no=student, act=step.act, organ=step.organ)
        for student, step in recommended.items()
    )
    return Count(len(own), rows)


def _college_posts(scope: Scope, student: str, step: Step) -> list[Post]:
    """The college-union posts that the student held on the day of the recommendation."""
    return [post for post in _in_college_unions(scope, student) if post.held_on(step.date)]


def _in_college_unions(scope: Scope, student: str) -> list[Post]:
    unions = scope.roster.unions
    return [post for post in scope.roster.history.get(student, ()) if unions[post.union].level == "college"]


def representative(rule: Rule, scope: Scope) -> Iterator[Subject]:
    for union in scope.roster.unions_of(rule.level):
        yield Subject(union.union, union.union, declarations(rule, scope, union.union, union.union))


def from_college(rule: Rule, scope: Scope) -> Iterator[Subject]:
    for union in scope.roster.unions_of(rule.level):
        people = scope.roster.people(union.union)
        if not people:
            yield Subject(union.union, union.union, Exempt(message("nobody holds a post")))
            continue
        own = [held for student, held in people.items() if _came_from_college(scope, student, held)]
        rows = tuple(post_row(held[0]) for held in own)
        yield Subject(union.union, union.union, Share(len(own), len(people), evidence=rows))


def _came_from_college(scope: Scope, student: str, held: tuple[Post, ...]) -> bool:
    """What the roster states; where it states nothing, an earlier or present post in a college union."""
    stated = [post.from_college_union for post in held if post.from_college_union is not None]
    if stated:
        return any(stated)
    return any(post.start <= scope.as_of for post in _in_college_unions(scope, student))


FACTS = (
    FactSource("presidium_steps", presidium_steps, ("unions", "posts", "steps")),
    FactSource("department_steps", department_steps, ("unions", "posts", "steps")),
    FactSource("college_steps", college_steps, ("unions", "posts", "steps")),
    FactSource("college_list", college_list, ("steps", "unions", "posts", "students")),
    FactSource("representative", representative, ("unions", "attestations")),
    FactSource("from_college", from_college, ("unions", "posts")),
)
