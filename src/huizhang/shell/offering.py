"""What a form's fields may be, where that is known only when the form is made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms


def offer(form: forms.Form, **offered: Iterable[Any]) -> None:
    """The choices of the fields with these names, in groups where they are pairs of a name and a list."""
    for name, choices in offered.items():
        match form.fields[name]:
            case forms.ChoiceField() as field:
                field.choices = list(choices)
