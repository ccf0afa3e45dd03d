"""The session of a congress: its books, who is entitled, who leads it, its agenda, papers and resolutions."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from huizhang.congress.models.congresses import Congress


class Session(models.Model):
    """The books of a session. From their opening on the roll and the thresholds are frozen.

    `quorum`, `decisions` and `charter` are written as `kernel.threshold` reads them. `hall` is what the hall
    screen's link is derived from, `hall_sha256` what it is found by.
    """

    congress = models.OneToOneField(Congress, models.PROTECT, primary_key=True, related_name="session")
    place = models.CharField(max_length=255)
    begins = models.DateTimeField()
    quorum = models.CharField(max_length=16)
    decisions = models.CharField(max_length=16)
    charter = models.CharField(max_length=16)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    organ = models.CharField(max_length=64)
    hall = models.CharField(max_length=32)
    hall_sha256 = models.CharField(max_length=64, unique=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.congress_id} {self.begins:%Y-%m-%d %H:%M}"


class Sitting(models.Model):
    """A sitting of a session that was adjourned: from `begins` until `ended`; the session itself has the next
    one, or the last."""

    session = models.ForeignKey(Session, models.PROTECT, db_index=False, related_name="sittings")
    place = models.CharField(max_length=255)
    begins = models.DateTimeField()
    ended = models.DateTimeField()

    class Meta:
        ordering = ("begins",)
        constraints = (models.UniqueConstraint(fields=("session", "begins"), name="sitting_once"),)

    def __str__(self) -> str:
        return f"{self.session_id} {self.begins:%Y-%m-%d %H:%M}"


class Delegation(models.Model):
    """代表团: the delegates of one constituency, with their head."""

    session = models.ForeignKey(Session, models.PROTECT, db_index=False, related_name="delegations")
    name = models.CharField(max_length=255)
    head = models.ForeignKey("people.Student", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("session", "name"), name="delegation_once"),)

    def __str__(self) -> str:
        return self.name


class Entitled(models.Model):
    """A line of the frozen roll. The code is derived from `code`, found by `code_sha256`, and stored nowhere.

    `presiding` is the place in the presidium of the session (大会主席团), 1 first.
    """

    session = models.ForeignKey(Session, models.PROTECT, db_index=False, related_name="roll")
    student = models.ForeignKey("people.Student", models.PROTECT, related_name="+")
    delegation = models.ForeignKey(Delegation, models.PROTECT, related_name="members")
    code = models.CharField(max_length=32)
    code_sha256 = models.CharField(max_length=64, unique=True)
    presiding = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "entitled"
        constraints = (
            models.UniqueConstraint(fields=("session", "student"), name="entitled_once"),
            models.UniqueConstraint(fields=("session", "presiding"), name="presiding_once"),
        )

    def __str__(self) -> str:
        return f"{self.session_id} {self.student_id}"


class Scrutineer(models.Model):
    """Who checks people in at the doors, named for this session."""

    session = models.ForeignKey(Session, models.PROTECT, db_index=False, related_name="scrutineers")
    account = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    named_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("session", "account"), condition=Q(released_at__isnull=True), name="scrutineer_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.session_id} {self.account_id}"


class Stay(models.Model):
    """Somebody entitled came at `arrived` and went at `left`. `key` is the client's own for this check-in.

    `arrived` and `left` are what counts; `received` is when the server heard of the arrival.
    """

    entitled = models.ForeignKey(Entitled, models.PROTECT, related_name="stays")
    key = models.UUIDField(unique=True)
    arrived = models.DateTimeField()
    received = models.DateTimeField()
    place = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    left = models.DateTimeField(null=True, blank=True)
    left_key = models.UUIDField(null=True, blank=True, unique=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("entitled",), condition=Q(left__isnull=True), name="stays_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(left__isnull=True) | Q(left__gte=F("arrived")), name="stay_ends_after"
            ),
        )

    def __str__(self) -> str:
        return f"{self.entitled_id} {self.arrived:%H:%M}"


class SessionPoint(models.Model):
    """A point of the agenda; `begins` as the clock shows it, `minutes` how long."""

    session = models.ForeignKey(Session, models.PROTECT, db_index=False, related_name="agenda")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=255)
    begins = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    speaker = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("session", "number"), name="session_point_once"),)

    def __str__(self) -> str:
        return f"{self.number} {self.text}"


class SessionPaper(models.Model):
    """A document of the session, kept in the database so that it comes and goes with the transaction."""

    session = models.ForeignKey(Session, models.PROTECT, db_index=False, related_name="papers")
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=127)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    added_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("session", "sha256"), name="session_paper_once"),)

    def __str__(self) -> str:
        return f"{self.session_id} {self.name}"


class SessionResolution(models.Model):
    """What was voted on, with who was there at that moment and what was needed to carry it."""

    session = models.ForeignKey(Session, models.PROTECT, db_index=False, related_name="resolutions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    majority = models.CharField(max_length=16)
    method = models.CharField(max_length=16)
    threshold = models.CharField(max_length=16)
    entitled = models.PositiveIntegerField()
    present = models.PositiveIntegerField()
    needed = models.PositiveIntegerField()
    in_favour = models.PositiveIntegerField()
    against = models.PositiveIntegerField()
    abstained = models.PositiveIntegerField()
    carried = models.BooleanField()
    at = models.DateTimeField()
    recorded_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("session", "number"), name="session_resolution_once"),)

    def __str__(self) -> str:
        return f"{self.number} {self.text}"
