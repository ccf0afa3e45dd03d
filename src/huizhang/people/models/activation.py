"""One-time codes with which somebody takes an account into use."""

from __future__ import annotations

from django.db import models

from huizhang.people.models.access import Account


class Activation(models.Model):
    """The code of an account, of which only a keyed hash is kept; a new one takes the place of the old."""

    account = models.OneToOneField(Account, models.CASCADE, primary_key=True, related_name="activation")
    code_hash = models.CharField(max_length=64)
    made = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.account_id} {self.expires:%Y-%m-%d}"
