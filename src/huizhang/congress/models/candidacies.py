"""Who was put forward as a delegate, how they were voted on, and who left."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from huizhang.congress.models.congresses import Congress


class Poll(models.Model):
    """The election of one constituency's delegates as it was recorded, or as a ballot hands it in.

    `tie` says how equal votes at the last seat were decided, `vacant` which decision left seats empty. A
    further round follows the one it is `after`: together they are one election. One that is annulled counts
    no more; nothing of it is changed.
    """

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="polls")
    constituency = models.CharField(max_length=255)
    kind = models.CharField(max_length=16)
    held_on = models.DateField()
    seats = models.PositiveIntegerField()
    eligible = models.PositiveIntegerField()
    present = models.PositiveIntegerField()
    valid = models.PositiveIntegerField()
    scrutineers = models.CharField(max_length=255)
    minutes = models.TextField()
    tie = models.TextField(blank=True)
    vacant = models.TextField(blank=True)
    round = models.PositiveSmallIntegerField(default=1)
    after = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="followed_by")
    recorded_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    annulled_on = models.DateField(null=True, blank=True)
    annulled_why = models.TextField(blank=True)

    class Meta:
        indexes = (models.Index(fields=("congress", "kind", "constituency"), name="poll_of_constituency"),)

    def __str__(self) -> str:
        return f"{self.congress_id} {self.constituency} {self.held_on}"


class Candidacy(models.Model):
    """One person put forward in one constituency. `case` runs along the chain; a club puts people forward at
    its election, so the case of those begins when they get a seat.

    `gender`, `ethnicity` and `cadre` are the person's own statement, where the records have none.
    `place` is empty until the vote, then one of `rules.delegates.polls.Place`, at `rank` of its kind; `poll`
    and `votes` are those of the last round, what an earlier one brought is a `StoodOn`.
    """

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="candidacies")
    student = models.ForeignKey("people.Student", models.PROTECT, related_name="candidacies")
    constituency = models.CharField(max_length=255)
    kind = models.CharField(max_length=16)
    case = models.OneToOneField(
        "approvals.Case", models.PROTECT, null=True, blank=True, related_name="candidacy"
    )
    said = models.TextField(blank=True)
    gender = models.CharField(max_length=16, blank=True)
    ethnicity = models.CharField(max_length=32, blank=True)
    cadre = models.BooleanField(null=True)
    poll = models.ForeignKey(Poll, models.PROTECT, null=True, blank=True, related_name="candidacies")
    votes = models.PositiveIntegerField(null=True, blank=True)
    place = models.CharField(max_length=16, blank=True)
    rank = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "candidacies"
        indexes = (
            models.Index(fields=("congress", "kind", "constituency", "place"), name="candidacy_by_place"),
        )

    def __str__(self) -> str:
        return f"{self.congress_id} {self.student_id} {self.place}"


class StoodOn(models.Model):
    """Somebody whom a round left to stand in the next, with its `votes`."""

    poll = models.ForeignKey(Poll, models.PROTECT, db_index=False, related_name="stood_on")
    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="stood_on")
    votes = models.PositiveIntegerField()

    class Meta:
        verbose_name_plural = "stood on"
        constraints = (models.UniqueConstraint(fields=("poll", "candidacy"), name="stood_on_once"),)

    def __str__(self) -> str:
        return f"{self.poll_id} {self.candidacy_id}"


class Leaving(models.Model):
    """Somebody who is no delegate, or alternate, any more; `place` is what they were."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="leavings")
    student = models.ForeignKey("people.Student", models.PROTECT, related_name="leavings")
    constituency = models.CharField(max_length=255)
    kind = models.CharField(max_length=16)
    place = models.CharField(max_length=16)
    day = models.DateField()
    why = models.TextField()
    by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.congress_id} {self.student_id} {self.day}"


class Credentials(models.Model):
    """The check of the delegates (代表资格审查) with its report, as it was made; `report` is
    `rules.delegates.credentials.Report` as JSON."""

    congress = models.OneToOneField(Congress, models.PROTECT, primary_key=True, related_name="credentials")
    day = models.DateField()
    committee = models.CharField(max_length=255)
    statement = models.TextField()
    report = models.JSONField(encoder=DjangoJSONEncoder)
    by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "credentials"

    def __str__(self) -> str:
        return f"{self.congress_id} {self.day}"
