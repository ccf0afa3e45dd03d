"""What people are told outside the pages, and how far it got; who handed a seat over to whom."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q

from huizhang.approvals.models.cases import Case
from huizhang.approvals.rules.notifying import OF_SERVICE


class Notification(models.Model):
    """One thing told to some people, about a case, their service or the daily round. `key` keeps the same
    from being told twice."""

    key = models.CharField(max_length=128, unique=True)
    case = models.ForeignKey(Case, models.CASCADE, null=True, blank=True, related_name="notifications")
    why = models.CharField(max_length=16)
    title = models.CharField(max_length=255)
    body = models.TextField()
    told = models.ManyToManyField("people.Account", related_name="notifications")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key

    @property
    def of_service(self) -> bool:
        return self.why in OF_SERVICE


class Delivery(models.Model):
    """One channel's copy; `to` is a mail address where the channel writes to one person.

    `due` is when it is tried next; `given_up` after the last try.
    """

    notification = models.ForeignKey(Notification, models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=64)
    to = models.CharField(max_length=254, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    due = models.DateTimeField()
    sent = models.DateTimeField(null=True, blank=True)
    given_up = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = (
            models.UniqueConstraint(fields=("notification", "channel", "to"), name="delivery_once"),
        )
        indexes = (
            models.Index(
                fields=("due",), condition=Q(sent__isnull=True, given_up=False), name="delivery_due"
            ),
        )

    def __str__(self) -> str:
        return f"{self.notification_id} {self.channel}"


class MailAddress(models.Model):
    """Where a person wants to be written to."""

    account = models.OneToOneField("people.Account", models.CASCADE, related_name="mail_address")
    address = models.EmailField()

    def __str__(self) -> str:
        return self.address


class SeatHandover(models.Model):
    """From the holder of a seat to the next: open cases, records, property; signed by both.

    `cases` are the numbers of those that waited for the organ when the list was signed.
    """

    outgoing = models.ForeignKey("people.Seat", models.PROTECT, related_name="handed_on")
    incoming = models.ForeignKey("people.Seat", models.PROTECT, related_name="taken_over")
    cases = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    records = models.TextField()
    property = models.TextField()
    folder = models.CharField(max_length=255, blank=True)
    outgoing_signed = models.DateTimeField()
    incoming_signed = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("outgoing", "incoming"), name="seat_handed_over_once"),
            models.CheckConstraint(condition=~Q(outgoing=F("incoming")), name="seat_handed_to_another"),
        )

    def __str__(self) -> str:
        return f"{self.outgoing_id} → {self.incoming_id}"
