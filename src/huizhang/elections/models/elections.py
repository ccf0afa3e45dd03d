"""An election, who stands in it, and who watches and counts."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from huizhang.elections.rules.states import Kind, Mode, Order, Role, State


class Election(models.Model):
    """At a congress, by its present delegates; or in a `constituency` that sends delegates, by its students;
    `constituency_kind` says whether that is a college (of a college's congress a major) or a club.

    `rules` are those of a manifest (`quorum`, `base`, `needed`, `tie`, `write_ins`). From the opening on
    `frozen` is the canonical manifest with the roll's hash, `frozen_sha256` its hash, and the numbers are
    fixed: `present` and `issued` are those there at that moment; where nobody is checked in they are None
    until the close, and then those who voted. `returned` is None until the close. `box_sha256` seals what the
    close fixes (`rules.sealed.Close`), `papers_sha256` the same of an election on paper once its numbers are
    recorded. `closes` is when casting ends by itself.

    `after` is the round before, or with `repeats` the election that this one repeats. `said` is why it is
    suspended, aborted or void. `cleaned_at` is when what the box held while open was wiped from the disk.
    """

    union = models.ForeignKey("org.Union", models.PROTECT, related_name="elections")
    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="elections")
    constituency = models.CharField(max_length=255, blank=True)
    constituency_kind = models.CharField(max_length=16, default="college")
    kind = models.CharField(max_length=16, choices=[(one, one) for one in Kind])
    office = models.CharField(max_length=255)
    title = models.CharField(max_length=255)
    seats = models.PositiveSmallIntegerField()
    rules = models.JSONField(encoder=DjangoJSONEncoder)
    equal_number = models.BooleanField(default=False)
    order = models.CharField(max_length=16, choices=[(one, one) for one in Order])
    seed = models.CharField(max_length=255, blank=True)
    mode = models.CharField(max_length=16, choices=[(one, one) for one in Mode])
    state = models.CharField(max_length=16, default=State.DRAFTED, choices=[(one, one) for one in State])
    round = models.PositiveSmallIntegerField(default=1)
    after = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="followed_by")
    repeats = models.BooleanField(default=False)
    approved = models.TextField()
    organ = models.CharField(max_length=64)
    drafted_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    opening = models.OneToOneField(
        "approvals.Case", models.PROTECT, null=True, blank=True, related_name="election_opening"
    )
    aborting = models.OneToOneField(
        "approvals.Case", models.PROTECT, null=True, blank=True, related_name="election_aborting"
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    closes = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    cleaned_at = models.DateTimeField(null=True, blank=True)
    entitled = models.PositiveIntegerField(null=True, blank=True)
    present = models.PositiveIntegerField(null=True, blank=True)
    issued = models.PositiveIntegerField(null=True, blank=True)
    returned = models.PositiveIntegerField(null=True, blank=True)
    frozen = models.TextField(blank=True)
    frozen_sha256 = models.CharField(max_length=64, blank=True)
    box_sha256 = models.CharField(max_length=64, blank=True)
    papers_sha256 = models.CharField(max_length=64, blank=True)
    said = models.TextField(blank=True)

    class Meta:
        indexes = (models.Index(fields=("congress", "state"), name="election_of_congress"),)
        constraints = (
            models.CheckConstraint(condition=Q(seats__gt=0), name="election_fills_a_seat"),
            models.CheckConstraint(
                condition=Q(frozen="") | Q(opened_at__isnull=False), name="election_frozen_by_opening"
            ),
        )

    def __str__(self) -> str:
        return f"{self.pk} {self.title}"


class ElectionCandidate(models.Model):
    """`key` (c1, c2, …) is the place on the ballot, empty until it is frozen, and for ever where the person
    withdrew before. `student` is None where somebody written in stands in a further round.

    `case` is what made somebody a candidate; of a run-off that of the round before.
    """

    election = models.ForeignKey(Election, models.PROTECT, db_index=False, related_name="candidates")
    key = models.CharField(max_length=16, blank=True)
    name = models.CharField(max_length=255)
    student = models.ForeignKey(
        "people.Student", models.PROTECT, null=True, blank=True, related_name="standing_in"
    )
    case = models.ForeignKey("approvals.Case", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("election", "key"), condition=~Q(key=""), name="candidate_key_once"
            ),
            models.UniqueConstraint(fields=("election", "student"), name="candidate_once"),
        )

    def __str__(self) -> str:
        return f"{self.election_id} {self.key} {self.name}"


class ElectionOfficer(models.Model):
    """A scrutineer or teller, by the approval that the election quotes; none is a candidate."""

    election = models.ForeignKey(Election, models.PROTECT, db_index=False, related_name="officers")
    account = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    role = models.CharField(max_length=16, choices=[(one, one) for one in Role])

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("election", "account", "role"), name="election_officer_once"),
        )

    def __str__(self) -> str:
        return f"{self.election_id} {self.role} {self.account_id}"
