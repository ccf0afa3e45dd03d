"""Unions and who serves in them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Union(models.Model):
    union = models.CharField(max_length=255, primary_key=True)
    level = models.CharField(max_length=16)
    kind = models.CharField(max_length=32, blank=True)
    college = models.ForeignKey(
        "people.College", models.PROTECT, null=True, blank=True, related_name="unions"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(level__in=("school", "college")), name="union_level_known"),
            models.CheckConstraint(
                condition=~Q(level="college") | Q(college__isnull=False), name="college_union_has_college"
            ),
        )

    def __str__(self) -> str:
        return self.union


class Department(models.Model):
    """It exists from `opened` on, where that day is known."""

    union = models.ForeignKey(Union, models.PROTECT, db_index=False, related_name="departments")
    department = models.CharField(max_length=255)
    opened = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("union", "department"), name="department_once"),)

    def __str__(self) -> str:
        return self.department


class ClosedDepartment(models.Model):
    """It existed on D: opened <= D < closed. The exchange folder has the present ones only."""

    union = models.ForeignKey(Union, models.PROTECT, related_name="closed_departments")
    department = models.CharField(max_length=255)
    opened = models.DateField(null=True, blank=True)
    closed = models.DateField()

    def __str__(self) -> str:
        return f"{self.department} {self.closed}"


class Post(models.Model):
    """A post held on D: start <= D < end. `from_college_union` is None where it must be derived.

    `basis` and `ended_by` name the cases that gave and ended it; empty where an import did.
    """

    union = models.ForeignKey(Union, models.PROTECT, db_index=False, related_name="posts")
    student = models.ForeignKey("people.Student", models.PROTECT, related_name="posts")
    post = models.CharField(max_length=255)
    department = models.CharField(max_length=255, blank=True)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    from_college_union = models.BooleanField(null=True, blank=True)
    basis = models.CharField(max_length=64, blank=True, db_default="")
    ended_by = models.CharField(max_length=64, blank=True, db_default="")
    ended_why = models.CharField(max_length=32, blank=True, db_default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("union", "student", "post", "department", "start"), name="post_once"
            ),
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=F("start")), name="post_ends_after"
            ),
        )

    def __str__(self) -> str:
        return f"{self.union_id} {self.post} {self.student_id}"


class Project(models.Model):
    project = models.CharField(max_length=255, primary_key=True)
    union = models.ForeignKey(Union, models.PROTECT, related_name="projects")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=F("start")), name="project_ends_after"
            ),
        )

    def __str__(self) -> str:
        return self.project


class Volunteer(models.Model):
    project = models.ForeignKey(Project, models.PROTECT, db_index=False, related_name="volunteers")
    student = models.ForeignKey("people.Student", models.PROTECT, related_name="volunteered")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("project", "student", "start"), name="volunteer_once"),
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=F("start")), name="volunteer_ends_after"
            ),
        )

    def __str__(self) -> str:
        return f"{self.project_id} {self.student_id}"


class Meeting(models.Model):
    """The presidium meets (集体负责); the minutes are its attendance and resolutions."""

    union = models.ForeignKey(Union, models.PROTECT, related_name="meetings")
    at = models.DateTimeField()
    place = models.CharField(max_length=1000)
    convened_by = models.ForeignKey("people.Account", models.PROTECT, related_name="convened")

    def __str__(self) -> str:
        return f"{self.union_id} {self.at:%Y-%m-%d}"


class AgendaItem(models.Model):
    meeting = models.ForeignKey(Meeting, models.CASCADE, db_index=False, related_name="agenda")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=1000)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("meeting", "number"), name="agenda_number_once"),)

    def __str__(self) -> str:
        return f"{self.number} {self.text}"


class Attendance(models.Model):
    """A member who was there."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, db_index=False, related_name="attendance")
    student = models.ForeignKey("people.Student", models.PROTECT, related_name="attended")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("meeting", "student"), name="present_once"),)

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.student_id}"


class Resolution(models.Model):
    """What was decided on a point of the agenda, and who follows it up. Never changed but for `done_on`."""

    item = models.OneToOneField(AgendaItem, models.CASCADE, related_name="resolution")
    text = models.CharField(max_length=1000)
    in_favour = models.PositiveSmallIntegerField()
    against = models.PositiveSmallIntegerField()
    abstained = models.PositiveSmallIntegerField()
    carried = models.BooleanField()
    responsible = models.ForeignKey(
        "people.Student", models.PROTECT, null=True, blank=True, related_name="follows_up"
    )
    due = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey("people.Account", models.PROTECT, related_name="minuted")

    def __str__(self) -> str:
        return self.text


class PostHandover(models.Model):
    """From whoever leads to the next one: the open matters, signed by both."""

    outgoing = models.ForeignKey(Post, models.PROTECT, related_name="handed_on")
    incoming = models.ForeignKey(Post, models.PROTECT, related_name="taken_over")
    matters = models.TextField()
    outgoing_signed = models.DateTimeField()
    incoming_signed = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("outgoing", "incoming"), name="turn_handed_over_once"),
        )

    def __str__(self) -> str:
        return f"{self.outgoing_id} → {self.incoming_id}"


class ProjectPlan(models.Model):
    """What a project called for by a union is for, and how many it needs; `basis` is the case that approved
    it. A project that an import brought has none."""

    project = models.OneToOneField(Project, models.PROTECT, related_name="plan")
    purpose = models.TextField()
    needed = models.PositiveSmallIntegerField()
    basis = models.CharField(max_length=64)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(needed__gt=0), name="project_needs_somebody"),)

    def __str__(self) -> str:
        return f"{self.project_id} {self.needed}"


class SignUp(models.Model):
    """A student who wants to help; `volunteer` once accepted."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="sign_ups")
    student = models.ForeignKey("people.Student", models.PROTECT, related_name="sign_ups")
    said = models.CharField(max_length=1000, blank=True)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    volunteer = models.OneToOneField(Volunteer, models.PROTECT, null=True, blank=True, related_name="sign_up")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("project", "student"), condition=Q(withdrawn_at__isnull=True), name="signed_up_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.project_id} {self.student_id}"


class VolunteerHours(models.Model):
    """Half hours of a day, as somebody wrote them down; a mistake is taken back by a row below zero."""

    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="worked")
    day = models.DateField()
    half_hours = models.SmallIntegerField()
    said = models.CharField(max_length=255, blank=True)
    recorded_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "volunteer hours"
        constraints = (models.CheckConstraint(condition=~Q(half_hours=0), name="hours_not_zero"),)

    def __str__(self) -> str:
        return f"{self.volunteer_id} {self.half_hours / 2}"
