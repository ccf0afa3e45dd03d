"""Proposals (提案): what delegates propose, who seconds it, and what the offices reply."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q

from huizhang.congress.models.congresses import Congress
from huizhang.congress.rules.proposals.stages import Stage


class Proposal(models.Model):
    """One matter. `stage` is where it stands; while it is filed, its case tells more.

    `rolled_from` is the congress for which it came too late. `office` is an organ's id in the plan, or
    a name. A merged one follows the proposal `merged_into`. `filed_on` is the day of the first handing in.
    """

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="proposals")
    rolled_from = models.ForeignKey(Congress, models.PROTECT, null=True, blank=True, related_name="+")
    proposer = models.ForeignKey("people.Student", models.PROTECT, related_name="proposals")
    title = models.CharField(max_length=100)
    category = models.CharField(max_length=60)
    background = models.TextField(blank=True)
    problem = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    suggestion = models.TextField(blank=True)
    stage = models.CharField(max_length=16, default=Stage.DRAFT, choices=[(one, one) for one in Stage])
    case = models.OneToOneField(
        "approvals.Case", models.PROTECT, null=True, blank=True, related_name="proposal"
    )
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    office = models.CharField(max_length=64, blank=True)
    ground = models.CharField(max_length=16, blank=True)
    explanation = models.TextField(blank=True)
    filed_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=("congress", "stage"), name="proposal_of_congress"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="proposal_merged_elsewhere",
            ),
        )

    def __str__(self) -> str:
        return f"{self.congress_id} {self.title}"


class Second(models.Model):
    """A delegate who seconds a proposal, confirmed in the own account."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="seconds", db_index=False)
    student = models.ForeignKey("people.Student", models.PROTECT, related_name="seconded")
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("proposal", "student"), name="second_once"),)

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.student_id}"


class Wording(models.Model):
    """What a proposal said when it was handed in for that round: {field: text}."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="wordings", db_index=False)
    round = models.PositiveSmallIntegerField()
    words = models.JSONField(encoder=DjangoJSONEncoder)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("proposal", "round"), name="wording_once"),)

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.round}"


class Reply(models.Model):
    """What the office replied, the first time or the second, and how the proposer rated it.

    `organ` entered it; with `on_behalf` for the office, which has no seat here. `due` is the last day.
    """

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="replies", db_index=False)
    number = models.PositiveSmallIntegerField()
    case = models.OneToOneField("approvals.Case", models.PROTECT, related_name="reply")
    organ = models.CharField(max_length=64)
    on_behalf = models.BooleanField()
    due = models.DateField(null=True, blank=True)
    said = models.TextField(blank=True)
    by = models.ForeignKey("people.Account", models.PROTECT, null=True, blank=True, related_name="+")
    on = models.DateField(null=True, blank=True)
    satisfied = models.BooleanField(null=True, blank=True)
    words = models.TextField(blank=True)
    rated_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "replies"
        constraints = (models.UniqueConstraint(fields=("proposal", "number"), name="reply_once"),)

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.number}"
