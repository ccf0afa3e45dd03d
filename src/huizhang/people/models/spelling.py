"""How names are typed on a keyboard without Chinese."""

from __future__ import annotations

from django.db import models


class NameSpelling(models.Model):
    """`pinyin` without tones and spaces (`ouyangxiaoming`), `initials` (`oyxm`); one row a distinct name."""

    name = models.CharField(max_length=255, primary_key=True)
    pinyin = models.CharField(max_length=255, db_index=True)
    initials = models.CharField(max_length=64, db_index=True)

    def __str__(self) -> str:
        return f"{self.name} {self.pinyin}"
