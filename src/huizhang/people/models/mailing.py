"""Codes sent by mail: to whom, and what became of each letter."""

from __future__ import annotations

from django.db import models

from huizhang.kernel.message import Message, message
from huizhang.people.models.access import Account

OURS = {
    "no_address": message("there is no address"),
    "bad_address": message("this is no address"),
}


class Mailing(models.Model):
    """One order to mail codes; `link` is the page that takes an account into use."""

    scope = models.CharField(max_length=255)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    link = models.URLField(max_length=500)
    language = models.CharField(max_length=20)
    made = models.DateTimeField(auto_now_add=True)
    ended = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.scope} {self.made:%Y-%m-%d}"


class Letter(models.Model):
    """It holds no code: that is made as it is sent. Neither sent nor failed, it waits.

    `failure` is a key of `OURS` or what the mail server answered.
    """

    mailing = models.ForeignKey(Mailing, models.CASCADE, related_name="letters")
    account = models.ForeignKey(Account, models.PROTECT, related_name="letters")
    address = models.CharField(max_length=320, blank=True)
    sent = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.account_id} {self.address}"

    @property
    def why(self) -> Message:
        """Our own words, or the mail server's as they are."""
        return OURS.get(self.failure) or message("{answer}", answer=self.failure)
