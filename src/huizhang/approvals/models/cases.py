"""Cases: what waits for organs, what they said, who speaks for whom meanwhile."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q

from huizhang.approvals.models.steps import Step
from huizhang.kernel.procedure import Outcome, State
from huizhang.ledger.actor import BY_ITSELF

PREFIX = "HZ"


class Case(models.Model):
    """One matter on its chain. `kind` is the chain's id, `stages` the organs as they were when it was opened.

    `subject` is the person or thing in words; `facts` what the capability that opened it needs to act at
    the end, with the verdict at submission. `spared` are the steps that its facts do not ask for. `round`
    counts from 1 and grows when it is handed in again.
    With `by_another` whoever handed it in does not decide on it.
    """

    kind = models.CharField(max_length=64)
    title = models.CharField(max_length=255)
    union = models.ForeignKey("org.Union", models.PROTECT, null=True, blank=True, related_name="cases")
    college = models.ForeignKey("people.College", models.PROTECT, null=True, blank=True, related_name="cases")
    student = models.ForeignKey("people.Student", models.PROTECT, null=True, blank=True, related_name="cases")
    subject = models.CharField(max_length=255)
    facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    pack_hash = models.CharField(max_length=71)
    stages = models.JSONField(encoder=DjangoJSONEncoder)
    spared = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    round = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=16, default=State.OPEN, choices=[(one, one) for one in State])
    batch = models.CharField(max_length=64, blank=True, db_index=True)
    submitted_by = models.ForeignKey(
        "people.Account", models.PROTECT, null=True, blank=True, related_name="submitted"
    )
    submitted_for = models.CharField(max_length=64, blank=True)
    by_another = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=("kind", "state"), name="case_of_kind"),
            models.Index(fields=("submitted_by", "state"), name="case_of_submitter"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.kind} {self.subject}"

    @property
    def number(self) -> str:
        """How records call it, as in `steps.case`: HZ2026-00042."""
        return f"{PREFIX}{self.opened_at.year}-{self.pk:05}"

    @property
    def handed_in_by(self) -> str:
        """The name of whoever handed it in; the program's where the passing of time opened it."""
        return self.submitted_by.name if self.submitted_by else BY_ITSELF.name


class Waiting(models.Model):
    """An organ that a case waits for now. `due` is the last day for it."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="waiting")
    stage = models.PositiveSmallIntegerField()
    organ = models.CharField(max_length=64)
    college = models.ForeignKey("people.College", models.PROTECT, null=True, blank=True, related_name="+")
    class_group = models.ForeignKey(
        "people.ClassGroup", models.PROTECT, null=True, blank=True, related_name="+"
    )
    since = models.DateTimeField()
    due = models.DateField(null=True, blank=True)
    reminded = models.DateField(null=True, blank=True)
    escalated = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "waiting"
        constraints = (models.UniqueConstraint(fields=("case", "organ"), name="waiting_once"),)
        indexes = (
            models.Index(fields=("organ", "college", "since"), name="waiting_for_organ"),
            models.Index(fields=("due",), name="waiting_until"),
        )

    def __str__(self) -> str:
        return f"{self.case_id} {self.organ}"


class Decision(models.Model):
    """One organ's word, never changed afterwards. `step` is the same as the exchange folder has it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions", db_index=False)
    stage = models.PositiveSmallIntegerField()
    act = models.CharField(max_length=32)
    organ = models.CharField(max_length=64)
    round = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=16, choices=[(one, one) for one in Outcome])
    opinion = models.TextField(blank=True)
    account = models.ForeignKey("people.Account", models.PROTECT, related_name="decisions")
    on_behalf_of = models.ForeignKey(
        "people.Account", models.PROTECT, null=True, blank=True, related_name="decided_for"
    )
    at = models.DateTimeField()
    step = models.OneToOneField(Step, models.PROTECT, related_name="decision")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("case", "stage", "organ", "round"), name="decision_once"),
        )
        indexes = (models.Index(fields=("account", "at"), name="decision_of_account"),)

    def __str__(self) -> str:
        return f"{self.case_id} {self.act} {self.organ} {self.outcome}"


class Delegation(models.Model):
    """Another holder of the same organ's seat speaks for an absent one, from the first to the last day."""

    absent = models.ForeignKey("people.Seat", models.PROTECT, related_name="delegated")
    deputy = models.ForeignKey("people.Account", models.PROTECT, related_name="deputising")
    first_day = models.DateField()
    last_day = models.DateField()
    ended = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="delegation_ends_after"),
        )

    def __str__(self) -> str:
        return f"{self.absent_id} {self.deputy_id} {self.first_day}"


class Attachment(models.Model):
    """A file with a case, kept in the database so that it comes and goes with the transaction."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="attachments")
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=127)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    added_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("case", "sha256"), name="attachment_once"),)

    def __str__(self) -> str:
        return f"{self.case_id} {self.name}"
