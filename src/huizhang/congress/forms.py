"""What is written to share out the seats of a congress."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huizhang.congress.rules.allocation.proposing import LONGEST_STATEMENT
from huizhang.congress.rules.calling import ASSEMBLY, CONGRESS, LONGEST_MINUTES, LONGEST_NAME
from huizhang.congress.rules.requests import LONGEST_REQUEST
from huizhang.congress.rules.timeline import RECORDED
from huizhang.congress.words import NAMES
from huizhang.policy.seating import DUAL, POOL
from huizhang.shell.offering import offer

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


class CallForm(forms.Form):
    name = forms.CharField(
        label=_("Session"),
        help_text=_("With the union's name, for example the fifth congress of the students of the college."),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs=CONTROL),
    )
    day = forms.DateField(label=_("Planned day of the session"), widget=DayInput(attrs=CONTROL))
    prepared_by = forms.CharField(
        label=_("Prepared by"),
        help_text=_("The preparatory committee, or who stands in for it until it is formed."),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs=CONTROL),
    )
    elected_by = forms.ChoiceField(
        label=_("Who meets"),
        choices=[(CONGRESS, _("delegates (congress)")), (ASSEMBLY, _("all students (general assembly)"))],
        widget=forms.Select(attrs={"class": "form-select"}),
    )


class CancellingForm(forms.Form):
    said = forms.CharField(
        label=_("Why"), max_length=LONGEST_MINUTES, widget=forms.Textarea(attrs={**CONTROL, "rows": 2})
    )


class MovingForm(CancellingForm):
    day = forms.DateField(label=_("The new day of the session"), widget=DayInput(attrs=CONTROL))
    field_order = ("day", "said")


class MilestoneForm(forms.Form):
    name = forms.ChoiceField(
        label=_("What took place"),
        choices=[(name, _(NAMES[name].text)) for name in RECORDED],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    day = forms.DateField(label=_("Day"), widget=DayInput(attrs=CONTROL))
    minutes = forms.CharField(
        label=_("Minutes"),
        help_text=_("Who was there, what was decided; for an election who was elected with how many votes."),
        max_length=LONGEST_MINUTES,
        widget=forms.Textarea(attrs={**CONTROL, "rows": 4}),
    )


class WordForm(forms.Form):
    """`choices` are (milestone:organ, what it is called)."""

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, whose=choices)

    whose = forms.ChoiceField(label=_("Whose word"), widget=forms.Select(attrs={"class": "form-select"}))
    on = forms.DateField(label=_("Day"), widget=DayInput(attrs=CONTROL))
    reference = forms.CharField(
        label=_("Written where"),
        help_text=_("The number of the paper, or the minutes."),
        max_length=LONGEST_REQUEST,
        widget=forms.TextInput(attrs=CONTROL),
    )


class RequestForm(forms.Form):
    said = forms.CharField(
        label=_("What is asked for"),
        max_length=LONGEST_REQUEST,
        widget=forms.Textarea(attrs={**CONTROL, "rows": 6}),
    )
