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
