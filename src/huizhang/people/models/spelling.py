"""How names are typed on a keyboard without Chinese."""

from __future__ import annotations

from django.db import models


class NameSpelling(models.Model):
    """`pinyin` without tones and spaces (`ouyangxiaoming`), `initials` (`oyxm`).

    A name has a row for each reading of its first character: 单 is shan as a surname and dan elsewhere.
    """

    name = models.CharField(max_length=255, db_index=True)
    pinyin = models.CharField(max_length=255, db_index=True)
    initials = models.CharField(max_length=64, db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("name", "pinyin"), name="name_spelling_once"),)

    def __str__(self) -> str:
        return f"{self.name} {self.pinyin}"
