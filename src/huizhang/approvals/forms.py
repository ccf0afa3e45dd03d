"""What an organ says of a case; who speaks for whom, who follows whom, and where people are written to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from huizhang.approvals.rules.deciding import LONGEST_OPINION
from huizhang.approvals.rules.handing_over import LONGEST_FOLDER, LONGEST_LIST, Left
from huizhang.approvals.rules.reasons import LONGEST_REASON
from huizhang.kernel.message import message
from huizhang.kernel.procedure import Outcome
from huizhang.shell.offering import offer

WORDS = (
    (Outcome.APPROVE, message("Approve")),
    (Outcome.RETURN, message("Return for correction")),
    (Outcome.REJECT, message("Reject")),
)

CONTROL = {"class": "form-control"}
SELECT = {"class": "form-select"}
Choice = tuple[str, str]


class DayInput(forms.DateInput):
    input_type = "date"

    def format_value(self, value: Any) -> str | None:
        return value.isoformat() if isinstance(value, date) else value


class WordForm(forms.Form):
    organ = forms.CharField(max_length=64)
    outcome = forms.ChoiceField(choices=[(outcome, said.text) for outcome, said in WORDS])
    opinion = forms.CharField(
        label=gettext_lazy("Opinion"),
        required=False,
        max_length=LONGEST_OPINION,
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
    )
    reason = forms.CharField(required=False, max_length=LONGEST_REASON)


class DeputyForm(forms.Form):
    """`seats` are the reader's, `deputies` the others on the same organs and units, as (seat, words)."""

    seat = forms.ChoiceField(label=gettext_lazy("Your seat"), widget=forms.Select(attrs=SELECT))
    deputy = forms.ChoiceField(label=gettext_lazy("Who speaks for it"), widget=forms.Select(attrs=SELECT))
    first_day = forms.DateField(label=gettext_lazy("First day"), widget=DayInput(attrs=CONTROL))
    last_day = forms.DateField(label=gettext_lazy("Last day"), widget=DayInput(attrs=CONTROL))

    def __init__(
        self, *given: Any, seats: Sequence[Choice] = (), deputies: Sequence[Choice] = (), **options: Any
    ) -> None:
        super().__init__(*given, **options)
        offer(self, seat=seats, deputy=deputies)


class HandoverForm(forms.Form):
    outgoing = forms.ChoiceField(label=gettext_lazy("Your seat"), widget=forms.Select(attrs=SELECT))
    incoming = forms.ChoiceField(label=gettext_lazy("Who follows"), widget=forms.Select(attrs=SELECT))
    records = forms.CharField(
        label=gettext_lazy("Records"),
        help_text=gettext_lazy("Files, minutes, accounts: what there is and where it lies."),
        max_length=LONGEST_LIST,
        widget=forms.Textarea(attrs={**CONTROL, "rows": 4}),
    )
    property = forms.CharField(
        label=gettext_lazy("Property"),
        help_text=gettext_lazy("Seals, keys, equipment, money; where there is none, say so."),
        max_length=LONGEST_LIST,
        widget=forms.Textarea(attrs={**CONTROL, "rows": 3}),
    )
    folder = forms.CharField(
        label=gettext_lazy("Exported folder"),
        help_text=gettext_lazy("The name of the folder that huizhang export wrote, if there is one."),
        required=False,
        max_length=LONGEST_FOLDER,
        widget=forms.TextInput(attrs=CONTROL),
    )

    def __init__(
        self, *given: Any, seats: Sequence[Choice] = (), followers: Sequence[Choice] = (), **options: Any
    ) -> None:
        super().__init__(*given, **options)
        offer(self, outgoing=seats, incoming=followers)

    def left(self) -> Left:
        given = self.cleaned_data
        return Left(given["records"], given["property"], given["folder"])


class MailForm(forms.Form):
    address = forms.EmailField(
        label=gettext_lazy("Mail address"),
        help_text=gettext_lazy("Empty: no mail."),
        required=False,
        widget=forms.EmailInput(attrs={**CONTROL, "autocomplete": "email"}),
    )
