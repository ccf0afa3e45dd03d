"""Who holds what on the day, and indexes over records that many rules read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cached_property
from typing import TypeVar

from huizhang.kernel.records import (
    POSTGRADUATE_LEVELS,
    UNDERGRADUATE_LEVELS,
    Attestation,
    Cohort,
    Post,
    Records,
    Standing,
    Step,
    Union,
)
from huizhang.kernel.verdict import Evidence, evidence

R = TypeVar("R")
K = TypeVar("K", bound=Hashable)

PRESIDIUM, CHAIR, HEAD, MEMBER = "presidium_member", "executive_chair", "department_head", "department_member"


class Roster:
    """The roster (名册) is never typed: it is this reading of the posts held on `records.as_of`."""

    def __init__(self, records: Records) -> None:
        self.records = records

    @cached_property
    def unions(self) -> Mapping[str, Union]:
        return {union.union: union for union in self.records.unions}

    def unions_of(self, level: str | None) -> list[Union]:
        return [union for union in self.records.unions if level in (None, union.level)]

    @cached_property
    def held(self) -> Mapping[str, tuple[Post, ...]]:
        """Posts held on the day, by union."""
        found: dict[str, list[Post]] = defaultdict(list)
        for post in self.records.posts:
            if post.held_on(self.records.as_of):
                found[post.union].append(post)
        return {union: tuple(posts) for union, posts in found.items()}

    def posts(self, union: str, *kinds: str) -> tuple[Post, ...]:
        """Posts of the union on the day; of those kinds, where any are named."""
        return tuple(post for post in self.held.get(union, ()) if not kinds or post.post in kinds)

    def people(self, union: str, *kinds: str) -> dict[str, tuple[Post, ...]]:
        """Distinct holders of such posts, each with the posts they hold; staff where no kind is named."""
        found: dict[str, list[Post]] = {}
        for post in self.posts(union, *kinds):
            found.setdefault(post.student_no, []).append(post)
        return {student: tuple(posts) for student, posts in found.items()}

    @cached_property
    def history(self) -> Mapping[str, tuple[Post, ...]]:
        """All posts that a student holds or held, by student number."""
        return _grouped(self.records.posts, lambda post: post.student_no)

    def college_of(self, student_no: str) -> str | None:
        """The student's own college; None where the student is not known."""
        student = self.records.students.get(student_no)
        return student.college if student else None

    @cached_property
    def steps(self) -> Mapping[tuple[str, str | None], tuple[Step, ...]]:
        """Steps by chain and student number."""
        return _grouped(self.records.steps, lambda step: (step.kind, step.student_no))

    @cached_property
    def cases(self) -> Mapping[str, Mapping[str, tuple[Step, ...]]]:
        """Steps by chain and case."""
        kinds = _grouped(self.records.steps, lambda step: step.kind)
        return {kind: _grouped(steps, lambda step: step.case) for kind, steps in kinds.items()}

    @cached_property
    def attestations(self) -> Mapping[tuple[str, str], tuple[Attestation, ...]]:
        """Attestations by rule and union."""
        return _grouped(self.records.attestations, lambda one: (one.rule, one.union))

    def attested(self, rule: str, union: str, subject: str) -> tuple[Attestation, ...]:
        """An attestation without a subject speaks of the union itself."""
        return tuple(
            one for one in self.attestations.get((rule, union), ()) if (one.subject or union) == subject
        )

    @cached_property
    def standings(self) -> Mapping[str, Mapping[str, Standing]]:
        """Standings by student number and window."""
        found = _grouped(self.records.standings, lambda standing: standing.student_no)
        return {student: {one.window: one for one in standings} for student, standings in found.items()}

    def represented(self, union: Union, up_to_year: int) -> list[Cohort]:
        """The cohorts that the union represents, of those who had entered by `up_to_year`.

        Where a student union and a graduate union exist at the same level, each represents its own.
        """
        levels = self._levels(union)
        return [
            cohort
            for cohort in self.records.cohorts
            if cohort.level in levels
            and cohort.entry_year <= up_to_year
            and (union.of_school or cohort.college == union.college)
        ]

    def _levels(self, union: Union) -> tuple[str, ...]:
        peers = [one for one in self.unions_of(union.level) if one.college == union.college]
        if {one.graduate for one in peers} != {True, False}:
            return UNDERGRADUATE_LEVELS + POSTGRADUATE_LEVELS
        return POSTGRADUATE_LEVELS if union.graduate else UNDERGRADUATE_LEVELS


def _grouped(rows: Iterable[R], key: Callable[[R], K]) -> dict[K, tuple[R, ...]]:
    found: dict[K, list[R]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return {name: tuple(members) for name, members in found.items()}


def post_row(post: Post) -> Evidence:
    key = {
        "union": post.union,
        "student_no": post.student_no,
        "post": post.post,
        "department": post.department,
        "start": post.start.isoformat(),
    }
    return evidence("posts", **{name: value for name, value in key.items() if value is not None})


def post_rows(posts: Iterable[Post]) -> tuple[Evidence, ...]:
    return tuple(post_row(post) for post in posts)
