"""Appraisals, their panels, what was reported, and the honours that followed."""

from __future__ import annotations

from django.db import models


class Appraisal(models.Model):
    appraisal = models.CharField(max_length=255, primary_key=True)
    union = models.ForeignKey("org.Union", models.PROTECT, related_name="appraisals")
    term = models.CharField(max_length=11)
    date = models.DateField()

    def __str__(self) -> str:
        return self.appraisal


class PanelMember(models.Model):
    appraisal = models.ForeignKey(Appraisal, models.PROTECT, db_index=False, related_name="panel")
    member = models.CharField(max_length=255)
    capacity = models.CharField(max_length=64)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("appraisal", "member"), name="panel_member_once"),)

    def __str__(self) -> str:
        return f"{self.appraisal_id} {self.member}"


class AppraisalReport(models.Model):
    """述职: what the panel thought of one officer; a dimension is empty where it was not filled."""

    appraisal = models.ForeignKey(Appraisal, models.PROTECT, db_index=False, related_name="reports")
    student = models.ForeignKey("people.Student", models.PROTECT, related_name="reports")
    political_attitude = models.TextField(blank=True)
    moral_conduct = models.TextField(blank=True)
    academic_standing = models.TextField(blank=True)
    work_results = models.TextField(blank=True)
    discipline_and_style = models.TextField(blank=True)
    grade = models.CharField(max_length=255, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("appraisal", "student"), name="appraisal_report_once"),
        )

    def __str__(self) -> str:
        return f"{self.appraisal_id} {self.student_id}"


class Honour(models.Model):
    matter = models.CharField(max_length=64)
    student = models.ForeignKey("people.Student", models.PROTECT, related_name="honours")
    date = models.DateField()
    basis = models.CharField(max_length=16)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("matter", "student", "date"), name="honour_once"),)

    def __str__(self) -> str:
        return f"{self.matter} {self.student_id}"
