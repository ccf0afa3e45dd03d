"""Projects, who signed up for them, and what volunteers did."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum

from huizhang.org.models import Project, SignUp, Union, Volunteer
from huizhang.org.queries.speaking import guides, speaks_for
from huizhang.org.rules.projects import Call
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack

ALIVE = Q(sign_ups__withdrawn_at__isnull=True, sign_ups__declined_at__isnull=True)


def project_called(name: str) -> Project | None:
    return Project.objects.select_related("union", "plan").filter(pk=name).first()


def calling(day: date) -> QuerySet[Project]:
    """Those that look for volunteers or have some now, the next to end first."""
    return _counted(Project.objects.filter(plan__isnull=False, end__gt=day)).order_by("end", "project")


def projects_of(union: str) -> QuerySet[Project]:
    """The newest first, also those that an import brought."""
    return _counted(Project.objects.filter(union=union)).order_by("-start", "project")


def _counted(found: QuerySet[Project]) -> QuerySet[Project]:
    return found.select_related("union", "plan").annotate(serving=Count("volunteers", distinct=True))


def call_of(project: Project, day: date) -> Call:
    plan = getattr(project, "plan", None)
    ended = project.end is not None and project.end <= day
    accepted = project.volunteers.filter(Q(end__isnull=True) | Q(end__gt=day)).count()
    return Call(ended, plan is not None, plan.needed if plan else 0, accepted)


def sign_ups_of(project: Project) -> QuerySet[SignUp]:
    """Those that were not withdrawn, the first one first."""
    found = SignUp.objects.filter(project=project, withdrawn_at__isnull=True)
    return found.select_related("student__class_group__major", "volunteer").order_by("at", "pk")


def own_sign_up(account: Account, project: Project) -> SignUp | None:
    if account.student_id is None:
        return None
    return sign_ups_of(project).filter(student=account.student_id).first()


def service_of(student_no: str) -> QuerySet[Volunteer]:
    """Where a student helped, the newest first, with the half hours written down."""
    found = Volunteer.objects.filter(student=student_no).select_related("project__union", "student")
    return found.annotate(half_hours=Sum("worked__half_hours")).order_by("-start", "-pk")


def volunteers_of(project: Project) -> QuerySet[Volunteer]:
    found = Volunteer.objects.filter(project=project).select_related("student__class_group")
    return found.annotate(half_hours=Sum("worked__half_hours")).order_by("student_id", "start")


def runs_project(account: Account, union: Union, pack: Pack, day: date) -> bool:
    """The union itself, or a seat that guides it, accepts volunteers and writes their hours down."""
    guiding: Iterable[str] = pack.guiding.get(union.level, ())
    return speaks_for(account, union.pk, day) or any(
        guides(account, organ, union.pk, pack, day) for organ in guiding
    )


def unreleased(day: date) -> QuerySet[Volunteer]:
    """Volunteers of projects called here whose end has come, not released on record yet."""
    over = Q(project__plan__isnull=False, project__end__lte=day)
    return Volunteer.objects.filter(over, end__isnull=True).select_related("project", "student")


def service(number: int) -> Volunteer | None:
    """One volunteer's, with the half hours written down."""
    found = Volunteer.objects.filter(pk=number).select_related("project__union", "student__class_group")
    return found.annotate(half_hours=Sum("worked__half_hours")).first()
