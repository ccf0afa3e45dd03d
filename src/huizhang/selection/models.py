"""Recommendations for posts, what precedes and what follows them; each decided in a case."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q


class Nomination(models.Model):
    """Somebody recommended for a post. `conditions` are the verdicts at submission, `judged_again` those at
    the end; a `candidate` waits for a congress, `elected` is what it decided, `appointed` has the post;
    `reason` is why it goes beyond what the plan generally allows, where it does."""

    case = models.OneToOneField("approvals.Case", models.PROTECT, related_name="nomination")
    union = models.ForeignKey("org.Union", models.PROTECT, related_name="nominations")
    student = models.ForeignKey("people.Student", models.PROTECT, related_name="nominations")
    post = models.CharField(max_length=255)
    department = models.CharField(max_length=255, blank=True)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    conduct = models.TextField()
    representative = models.TextField(blank=True)
    reason = models.TextField(blank=True, db_default="")
    conditions = models.JSONField(encoder=DjangoJSONEncoder)
    judged_again = models.JSONField(null=True, blank=True, encoder=DjangoJSONEncoder)
    candidate = models.BooleanField(default=False)
    elected = models.BooleanField(null=True, blank=True)
    appointed = models.OneToOneField(
        "org.Post", models.PROTECT, null=True, blank=True, related_name="nomination"
    )

    class Meta:
        indexes = (models.Index(fields=("union", "post"), name="nomination_for_post"),)

    def __str__(self) -> str:
        return f"{self.student_id} {self.union_id} {self.post}"


class Departure(models.Model):
    """A post that its holder wants to leave, is to be dismissed from, or may no longer hold.

    `day` is the first day without it. `said` is why; `broken` are the verdicts of a lapse, as a nomination
    keeps its conditions; `misconduct` names the case that a dismissal rests on.
    """

    case = models.OneToOneField("approvals.Case", models.PROTECT, related_name="departure")
    post = models.ForeignKey("org.Post", models.PROTECT, related_name="departures")
    why = models.CharField(max_length=32)
    day = models.DateField()
    said = models.TextField(blank=True)
    misconduct = models.CharField(max_length=64, blank=True)
    broken = models.JSONField(default=list, encoder=DjangoJSONEncoder)

    class Meta:
        indexes = (models.Index(fields=("post", "why"), name="departure_from_post"),)

    def __str__(self) -> str:
        return f"{self.post_id} {self.why}"


class DepartmentChange(models.Model):
    """A department that a union wants to open (`opens`) or to close, from `day` on; `reason` is why it goes
    beyond what the plan generally allows, where it does."""

    case = models.OneToOneField("approvals.Case", models.PROTECT, related_name="department_change")
    union = models.ForeignKey("org.Union", models.PROTECT, related_name="department_changes")
    department = models.CharField(max_length=255)
    opens = models.BooleanField()
    day = models.DateField()
    said = models.TextField()
    reason = models.TextField(blank=True, db_default="")

    def __str__(self) -> str:
        return f"{self.union_id} {self.department}"


class ProposedTurn(models.Model):
    """Who is to be executive chair in `term` (2026-2027-1); `post` once it is decided."""

    case = models.OneToOneField("approvals.Case", models.PROTECT, related_name="proposed_turn")
    union = models.ForeignKey("org.Union", models.PROTECT, related_name="proposed_turns")
    student = models.ForeignKey("people.Student", models.PROTECT, related_name="proposed_turns")
    term = models.CharField(max_length=16)
    said = models.TextField(blank=True)
    post = models.OneToOneField(
        "org.Post", models.PROTECT, null=True, blank=True, related_name="proposed_turn"
    )

    def __str__(self) -> str:
        return f"{self.union_id} {self.term}"


class Backing(models.Model):
    """The presidium's decision on which an important matter rests (集体负责, article two)."""

    case = models.OneToOneField("approvals.Case", models.PROTECT, related_name="backing")
    resolution = models.ForeignKey("org.Resolution", models.PROTECT, related_name="backings")

    def __str__(self) -> str:
        return f"{self.case_id} {self.resolution_id}"


class Notice(models.Model):
    """公示: a determined name before everybody from `opens` to `last_day`, before anything takes effect.

    `ended_at` once it took effect or, with `taken_back`, was revoked by the organ that had determined.
    """

    nomination = models.OneToOneField(Nomination, models.PROTECT, related_name="notice")
    organ = models.CharField(max_length=64)
    opens = models.DateField()
    last_day = models.DateField()
    opened_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    taken_back = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(last_day__gt=F("opens")), name="notice_lasts"),
            models.CheckConstraint(
                condition=Q(taken_back=False) | Q(ended_at__isnull=False), name="notice_taken_back_ended"
            ),
        )
        indexes = (models.Index(fields=("ended_at", "last_day"), name="notice_running"),)

    def __str__(self) -> str:
        return f"{self.nomination_id} {self.opens} – {self.last_day}"


class Objection(models.Model):
    """What somebody says against a name on a notice; the case carries the organ's answer."""

    case = models.OneToOneField("approvals.Case", models.PROTECT, related_name="objection")
    notice = models.ForeignKey(Notice, models.PROTECT, related_name="objections")
    said = models.TextField()

    def __str__(self) -> str:
        return f"{self.case_id} {self.notice_id}"


class Call(models.Model):
    """自主报名: who qualifies may sign up from `opens` to `closes`, for posts from `start` to `end`.

    By the seat of `organ`; of `college` and `class_group` where only their students are called.
    """

    union = models.ForeignKey("org.Union", models.PROTECT, related_name="calls")
    organ = models.CharField(max_length=64)
    college = models.ForeignKey("people.College", models.PROTECT, null=True, blank=True, related_name="+")
    class_group = models.ForeignKey(
        "people.ClassGroup", models.PROTECT, null=True, blank=True, related_name="+"
    )
    said = models.TextField()
    opens = models.DateField()
    closes = models.DateField()
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    opened_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    ended_early = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(closes__gte=F("opens")), name="call_lasts"),
            models.CheckConstraint(condition=Q(start__gt=F("closes")), name="call_before_the_posts"),
        )
        indexes = (models.Index(fields=("closes", "opens"), name="call_open"),)

    def __str__(self) -> str:
        return f"{self.union_id} {self.opens} – {self.closes}"


class WantedPost(models.Model):
    """How many are called for which post, in which department; `department` is empty for the presidium."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="wanted")
    post = models.CharField(max_length=255)
    department = models.CharField(max_length=255, blank=True)
    number = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("call", "post", "department"), name="wanted_once"),
            models.CheckConstraint(condition=Q(number__gt=0), name="wanted_somebody"),
        )

    def __str__(self) -> str:
        return f"{self.post} {self.department} {self.number}"


class Application(models.Model):
    """A student's own wish; `conditions` are the verdicts of that day, as a nomination keeps them.

    `withdrawn_at` by the student; `sorted_as` by the recommending organ: shortlisted, set aside, or not yet;
    `nomination` once the shortlist was recommended.
    """

    wanted = models.ForeignKey(WantedPost, models.PROTECT, related_name="applications")
    call = models.ForeignKey(Call, models.PROTECT, related_name="applications")
    student = models.ForeignKey("people.Student", models.PROTECT, related_name="applications")
    statement = models.TextField()
    conditions = models.JSONField(encoder=DjangoJSONEncoder)
    status = models.CharField(max_length=32)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    sorted_as = models.CharField(max_length=16, blank=True)
    nomination = models.OneToOneField(
        Nomination, models.PROTECT, null=True, blank=True, related_name="application"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("call", "student"),
                condition=Q(withdrawn_at__isnull=True),
                name="application_once",
            ),
        )
        indexes = (models.Index(fields=("call", "sorted_as"), name="application_sorted"),)

    def __str__(self) -> str:
        return f"{self.call_id} {self.student_id}"
