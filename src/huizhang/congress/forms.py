"""What is written to share out the seats of a congress."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huizhang.congress.rules.allocation.proposing import LONGEST_STATEMENT
from huizhang.policy.seating import DUAL, POOL

CONTROL = {"class": "form-control"}
MOST_SEATS = 10_000
LONGEST_TABLE = 50_000


class DayInput(forms.DateInput):
    input_type = "date"

    def format_value(self, value: Any) -> str | None:
        return value.isoformat() if isinstance(value, date) else value


class SeatsForm(forms.Form):
    """Numbers typed in stand in place of those in the records."""

    seats = forms.IntegerField(
        label=_("Seats of the congress"),
        help_text=_("In all, those of clubs included."),
        min_value=1,
        max_value=MOST_SEATS,
        widget=forms.NumberInput(attrs=CONTROL),
    )
    clubs = forms.ChoiceField(
        label=_("Major clubs"),
        choices=[(POOL, _("have seats of their own")), (DUAL, _("delegates of the colleges speak for them"))],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    day = forms.DateField(
        label=_("Students counted on"),
        help_text=_("Enrolled students on record on that day."),
        widget=DayInput(attrs=CONTROL),
    )
    numbers = forms.CharField(
        label=_("Numbers of your own, in place of the records"),
        help_text=_(
            "Copied from a spreadsheet: the grades in the first line, then a college in each line. A last "
            "column or line of sums is compared."
        ),
        required=False,
        max_length=LONGEST_TABLE,
        strip=False,
        widget=forms.Textarea(attrs={**CONTROL, "rows": 4, "spellcheck": "false"}),
    )
    said = forms.CharField(
        label=_("Explanation"),
        help_text=_("Needed where there are ties, or fewer seats than the plan's share."),
        required=False,
        max_length=LONGEST_STATEMENT,
        widget=forms.Textarea(attrs={**CONTROL, "rows": 2}),
    )
