"""Who is entitled to sit, as the delegates are on record, and as the roll was frozen."""

from __future__ import annotations

from django.db.models import Case, Exists, OuterRef, QuerySet, Value, When

from huizhang.congress.models import Congress, Delegate, Entitled, Session, Stay
from huizhang.congress.queries.proposals import assembled
from huizhang.congress.queries.session.codes import fingerprint_of
from huizhang.congress.rules.calling import ASSEMBLY
from huizhang.people.queries import Student
from huizhang.people.queries.search import found

MOST_FOUND = 20


def entitled(congress: Congress) -> list[tuple[str, str]]:
    """(student number, constituency): the delegates; in a general assembly every enrolled student whom the
    union represents, by class. This is the only place that says so."""
    if congress.elected_by == ASSEMBLY:
        return sorted(assembled(congress).values_list("student_no", "class_group__name"))
    delegates = Delegate.objects.filter(congress=congress)
    return sorted(delegates.values_list("student_id", "constituency"))


def session_of(congress: Congress) -> Session | None:
    return Session.objects.filter(pk=congress.pk).first()


def roll_of(session: Session) -> QuerySet[Entitled]:
    """By delegation and number, each with whether they are `present`."""
    there = Stay.objects.filter(entitled=OuterRef("pk"), left__isnull=True)
    return (
        Entitled.objects.filter(session=session)
        .select_related("student", "delegation")
        .annotate(present=Exists(there))
        .order_by("delegation__name", "student_id")
    )


def lines_present(session: Session) -> list[int]:
    """The lines of the roll of those who are there."""
    there = Stay.objects.filter(entitled__session=session, left__isnull=True)
    return list(there.values_list("entitled", flat=True))


def looked_up(session: Session, asked: str) -> list[Entitled]:
    """On the roll, by number, name, pinyin or initials; a whole number comes first. At most MOST_FOUND."""
    whole = Case(When(student_id=asked.strip(), then=Value(0)), default=Value(1))
    matching = roll_of(session).filter(student__in=found(asked).order_by().values("pk"))
    return list(matching.order_by(whole, "student_id")[:MOST_FOUND])


def off_the_roll(session: Session, asked: str) -> bool:
    """Whether a student of this very number exists who is not entitled."""
    number = asked.strip()
    on_it = Entitled.objects.filter(session=session, student=number)
    return Student.objects.filter(pk=number).exists() and not on_it.exists()


def of_code(code: str) -> Entitled | None:
    """Whose code this is, in whichever session."""
    rows = Entitled.objects.select_related("session__congress__union", "student", "delegation")
    return rows.filter(code_sha256=fingerprint_of(code)).first()


def own_line(session: Session, student: str | None) -> Entitled | None:
    if student is None:
        return None
    return roll_of(session).filter(student=student).first()


def presiding(session: Session) -> QuerySet[Entitled]:
    """Whoever leads it first."""
    return roll_of(session).filter(presiding__isnull=False).order_by("presiding")


def stays_of(line: Entitled) -> QuerySet[Stay]:
    """The newest first."""
    return Stay.objects.filter(entitled=line).select_related("by").order_by("-arrived", "-pk")


def session_in_hall(token: str) -> Session | None:
    """Whose hall screen has this link."""
    found = Session.objects.filter(hall_sha256=fingerprint_of(token))
    return found.select_related("congress").first()
