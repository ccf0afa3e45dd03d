"""Unions, departments, posts and projects, as far as recorded by a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Case, F, Q, QuerySet, When

from huizhang.kernel import records
from huizhang.org.models import ClosedDepartment, Department, Post, PostHandover, Project, Union, Volunteer
from huizhang.org.rules.handing_over import follows
from huizhang.people import queries as people


def unions() -> tuple[records.Union, ...]:
    rows = Union.objects.order_by("union").values_list("union", "level", "kind", "college_id")
    return tuple(records.Union(union, level, kind or None, college) for union, level, kind, college in rows)


def departments(as_of: date) -> tuple[records.Department, ...]:
    """Those that existed on the day; of those without a day of opening, always."""
    opened = Q(opened__isnull=True) | Q(opened__lte=as_of)
    present = Department.objects.filter(opened)
    past = ClosedDepartment.objects.filter(opened, closed__gt=as_of)
    named = "union_id", "department"
    return tuple(
        records.Department(*row) for row in sorted({*present.values_list(*named), *past.values_list(*named)})
    )


def posts(as_of: date) -> tuple[records.Post, ...]:
    """Posts begun by `as_of`; an end after it stays, for it was to come."""
    return _posts(Post.objects.filter(start__lte=as_of))


def posts_in(union: str, as_of: date) -> tuple[records.Post, ...]:
    """The posts of one union begun by `as_of`."""
    return _posts(Post.objects.filter(union=union, start__lte=as_of))


def posts_of(student_no: str, as_of: date) -> tuple[records.Post, ...]:
    """The posts of one student begun by `as_of`."""
    return _posts(Post.objects.filter(student=student_no, start__lte=as_of))


def posts_of_all(student_nos: Collection[str], as_of: date) -> tuple[records.Post, ...]:
    """The posts of these students begun by `as_of`."""
    return _posts(Post.objects.filter(student__in=student_nos, start__lte=as_of))


def _posts(found: QuerySet[Post]) -> tuple[records.Post, ...]:
    rows = found.order_by("union_id", "student_id", "post", "department", "start").values_list(
        "union_id", "student_id", "post", "start", "department", "end", "from_college_union"
    )
    return tuple(
        records.Post(union, student_no, post, start, department or None, end, from_college_union)
        for union, student_no, post, start, department, end, from_college_union in rows
    )


def as_record(post: Post) -> records.Post:
    return records.Post(
        post.union_id,
        post.student_id,
        post.post,
        post.start,
        post.department or None,
        post.end,
        post.from_college_union,
    )


def followers(post: Post) -> list[Post]:
    """Those to whom it may be handed over, the next one first."""
    same = Post.objects.filter(union=post.union_id, post=post.post, department=post.department)
    later = same.filter(start__gt=post.start).select_related("student").order_by("start", "student")
    return [one for one in later if follows(as_record(post), as_record(one))]


def handed_over(student_no: str) -> QuerySet[PostHandover]:
    """What the student handed over or takes over, the newest first."""
    own = Q(outgoing__student=student_no) | Q(incoming__student=student_no)
    found = PostHandover.objects.filter(own)
    return found.select_related("outgoing__student", "incoming__student").order_by("-outgoing_signed", "-pk")


def handovers_in(union: str) -> QuerySet[PostHandover]:
    """Of every leading post of the union, the newest first."""
    found = PostHandover.objects.filter(outgoing__union=union)
    return found.select_related("outgoing__student", "incoming__student").order_by("-outgoing_signed", "-pk")


def projects(as_of: date) -> tuple[records.Project, ...]:
    rows = (
        Project.objects.filter(start__lte=as_of)
        .order_by("project")
        .values_list("project", "union_id", "start", "end")
    )
    return tuple(records.Project(*row) for row in rows)


def volunteers(as_of: date) -> tuple[records.Volunteer, ...]:
    """Those of a project called here are released by its end, whether or not the record says so yet."""
    over = Q(end__isnull=True, project__plan__isnull=False, project__end__lte=as_of)
    released = Case(When(over, then=F("project__end")), default=F("end"))
    rows = (
        Volunteer.objects.filter(start__lte=as_of, project__start__lte=as_of)
        .order_by("project_id", "student_id", "start")
        .values_list("project_id", "student_id", "start", released)
    )
    return tuple(records.Volunteer(*row) for row in rows)


def known(
    as_of: date, attestations: tuple[records.Attestation, ...] = (), students: Iterable[str] = ()
) -> records.Records:
    """What articles two and three are judged on; the other tables are left out."""
    posts_then = posts(as_of)
    return records.Records(
        as_of=as_of,
        present=frozenset({"institution", "unions", "departments", "posts", "attestations", "students"}),
        institution=people.institution(),
        students=people.students(as_of, students),
        unions=unions(),
        departments=departments(as_of),
        posts=posts_then,
        attestations=attestations,
    )
