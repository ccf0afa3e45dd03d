"""The institution, its units and its students."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from huizhang.kernel.records import ENROLLED


class InstitutionEntry(models.Model):
    """One fact about the institution, as written in the exchange folder."""

    key = models.CharField(max_length=64, primary_key=True)
    value = models.CharField(max_length=255)

    class Meta:
        verbose_name = "institution entry"
        verbose_name_plural = "institution entries"

    def __str__(self) -> str:
        return f"{self.key}: {self.value}"


class College(models.Model):
    name = models.CharField(max_length=255, primary_key=True)

    def __str__(self) -> str:
        return self.name


class Major(models.Model):
    college = models.ForeignKey(College, models.PROTECT, db_index=False)
    name = models.CharField(max_length=255)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("college", "name"), name="major_once_a_college"),)

    def __str__(self) -> str:
        return self.name


class ClassGroup(models.Model):
    """行政班级: students of one major, entry year and level."""

    major = models.ForeignKey(Major, models.PROTECT, db_index=False)
    entry_year = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=16)
    name = models.CharField(max_length=255)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("major", "entry_year", "level", "name"), name="class_group_once"),
        )

    def __str__(self) -> str:
        return self.name


class Club(models.Model):
    club = models.CharField(max_length=255, primary_key=True)
    major = models.BooleanField()

    def __str__(self) -> str:
        return self.club


class StudentFacts(models.Model):
    """What is known of a student from `known_from` on; `clubs` are joined by `；`."""

    name = models.CharField(max_length=255)
    gender = models.CharField(max_length=255, blank=True)
    ethnicity = models.CharField(max_length=255, blank=True)
    political_status = models.CharField(max_length=255, blank=True)
    class_group = models.ForeignKey(ClassGroup, models.PROTECT, related_name="+")
    clubs = models.TextField(blank=True)
    status = models.CharField(max_length=255, default=ENROLLED)
    known_from = models.DateField()

    class Meta:
        abstract = True


class Student(StudentFacts):
    student_no = models.CharField(max_length=32, primary_key=True)

    def __str__(self) -> str:
        return f"{self.student_no} {self.name}"


class StudentHistory(StudentFacts):
    """Superseded facts: they held on days D with known_from <= D < known_until."""

    student = models.ForeignKey(Student, models.PROTECT, related_name="history", db_index=False)
    known_until = models.DateField()

    class Meta:
        verbose_name_plural = "student history"
        constraints = (
            models.UniqueConstraint(fields=("student", "known_from"), name="student_history_once"),
            models.CheckConstraint(
                condition=Q(known_until__gt=F("known_from")), name="student_history_lasts"
            ),
        )

    def __str__(self) -> str:
        return f"{self.student_id} {self.known_from} – {self.known_until}"
