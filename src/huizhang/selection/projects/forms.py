"""What is written about a project, and about the hours of its volunteers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huizhang.org.rules.projects import LONGEST_NAME, LONGEST_PURPOSE, LONGEST_WORD, Plan
from huizhang.selection.forms import DayInput
from huizhang.selection.views.matter_forms import CONTROL, MatterForm

HALF_HOURS = 2


class PlanForm(MatterForm):
    field_order = ("name", "purpose", "start", "end", "needed", "resolution")

    name = forms.CharField(label=_("Project"), max_length=LONGEST_NAME, widget=forms.TextInput(attrs=CONTROL))
    purpose = forms.CharField(
        label=_("Purpose"),
        help_text=_("What volunteers will do, where and when. Everybody reads it."),
        max_length=LONGEST_PURPOSE,
        widget=forms.Textarea(attrs={**CONTROL, "rows": 4}),
    )
    start = forms.DateField(label=_("First day"), widget=DayInput(attrs=CONTROL))
    end = forms.DateField(
        label=_("Ends on, without that day"),
        help_text=_("On this day all volunteers are released by themselves."),
        widget=DayInput(attrs=CONTROL),
    )
    needed = forms.IntegerField(
        label=_("Volunteers needed"), min_value=1, max_value=9999, widget=forms.NumberInput(attrs=CONTROL)
    )

    def plan(self) -> Plan:
        given = self.cleaned_data
        return Plan(
            given["name"].strip(), given["purpose"].strip(), given["start"], given["end"], given["needed"]
        )


class SignUpForm(forms.Form):
    said = forms.CharField(
        label=_("What you would like to do"),
        required=False,
        max_length=LONGEST_WORD,
        widget=forms.Textarea(attrs={**CONTROL, "rows": 2}),
    )


class HoursForm(forms.Form):
    """Hours in steps of a half; below zero takes back."""

    day = forms.DateField(widget=DayInput(attrs=CONTROL))
    hours = forms.DecimalField(min_value=-24, max_value=24, decimal_places=1)
    said = forms.CharField(required=False, max_length=255)

    def clean_hours(self) -> Any:
        hours = self.cleaned_data["hours"]
        if (hours * HALF_HOURS) % 1:
            raise forms.ValidationError(_("Write how many hours, in steps of half an hour."))
        return hours

    def half_hours(self) -> int:
        return int(self.cleaned_data["hours"] * HALF_HOURS)
