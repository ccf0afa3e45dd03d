"""Who signs in, and on whose behalf they may act."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from huizhang.ledger.actor import Actor


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, username: str, password: str | None = None, **facts: Any) -> Account:
        account = self.model(username=self.model.normalize_username(username), **facts)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """A person who signs in. An administrator runs the system and has no seat by being one."""

    username = models.CharField(max_length=150, unique=True)
    name = models.CharField(max_length=255)
    is_administrator = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    student = models.OneToOneField("people.Student", models.PROTECT, null=True, blank=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = AccountManager()

    def __str__(self) -> str:
        return f"{self.name} ({self.username})"

    @property
    def as_actor(self) -> Actor:
        return Actor(self.username, self.name)


class Seat(models.Model):
    """A place on an organ; `college` where the organ is a college's, `class_group` where it is a class's.

    Held on D: start <= D < end.
    """

    account = models.ForeignKey(Account, models.PROTECT, related_name="seats")
    organ = models.CharField(max_length=64)
    college = models.ForeignKey("people.College", models.PROTECT, null=True, blank=True)
    class_group = models.ForeignKey("people.ClassGroup", models.PROTECT, null=True, blank=True)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    granted_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="granted")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=F("start")), name="seat_ends_after"
            ),
        )

    def __str__(self) -> str:
        return f"{self.account_id} {self.organ}"


class Token(models.Model):
    """An API token, of which only the SHA-256 is kept (hexadecimal)."""

    sha256 = models.CharField(max_length=64, unique=True)
    account = models.ForeignKey(Account, models.PROTECT, related_name="tokens")
    created = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField(null=True, blank=True)
    revoked = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.account_id} {self.created:%Y-%m-%d}"
