"""What members of a presidium write when they call a meeting and keep its minutes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huizhang.org.rules.meetings import LONGEST_TEXT, Votes
from huizhang.shell.offering import offer

CONTROL = {"class": "form-control"}


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"


class DayInput(forms.DateInput):
    input_type = "date"


class ConveneForm(forms.Form):
    at = forms.DateTimeField(
        label=_("When"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        widget=MomentInput(attrs=CONTROL, format="%Y-%m-%dT%H:%M"),
    )
    place = forms.CharField(
        label=_("Meeting place"), max_length=LONGEST_TEXT, widget=forms.TextInput(attrs=CONTROL)
    )
    agenda = forms.CharField(
        label=_("Agenda"),
        help_text=_("One point a line."),
        widget=forms.Textarea(attrs={**CONTROL, "rows": 4}),
    )

    @property
    def points(self) -> list[str]:
        return str(self.cleaned_data["agenda"]).splitlines()


def number(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=0, max_value=1000, initial=0, widget=forms.NumberInput(attrs=CONTROL)
    )


class DecisionForm(forms.Form):
    text = forms.CharField(
        label=_("What was decided"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={**CONTROL, "rows": 2}),
    )
    in_favour = number(_("In favour"))
    against = number(_("Against"))
    abstained = number(_("Abstained"))
    responsible = forms.ChoiceField(
        label=_("Who follows it up"), required=False, widget=forms.Select(attrs={"class": "form-select"})
    )
    due = forms.DateField(
        label=_("Until when"), required=False, widget=DayInput(attrs=CONTROL, format="%Y-%m-%d")
    )

    def __init__(
        self,
        given: Mapping[str, Any] | None = None,
        *,
        members: Sequence[tuple[str, str]],
        **options: Any,
    ) -> None:
        super().__init__(given, **options)
        choices = [("", gettext("nobody")), *members]
        offer(self, responsible=choices)

    @property
    def votes(self) -> Votes:
        given = self.cleaned_data
        return Votes(given["in_favour"], given["against"], given["abstained"])
