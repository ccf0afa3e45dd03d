"""What is written to hold a session."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huizhang.congress.actions.session.closing import LONGEST_REMARK
from huizhang.congress.forms import CONTROL
from huizhang.congress.rules.session.attendance import LONGEST_DOOR
from huizhang.congress.rules.session.opening import LONGEST_PLACE, QUORUMS, in_words
from huizhang.congress.rules.session.resolving import (
    CHARTER,
    COUNT,
    DECISION,
    HANDS,
    LONGEST_TEXT,
)
from huizhang.kernel.threshold import threshold
from huizhang.policy.sitting import Sitting
from huizhang.shell.offering import offer

SELECT = {"class": "form-select"}
LONGEST_LIST = 20_000
MOST_VOTES = 100_000


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, datetime):
            local = timezone.localtime(value) if timezone.is_aware(value) else value
            return f"{local:%Y-%m-%dT%H:%M}"
        return str(value) if value else None


def place_field() -> forms.CharField:
    return forms.CharField(label=_("Hall"), max_length=LONGEST_PLACE, widget=forms.TextInput(attrs=CONTROL))


def begins_field() -> forms.DateTimeField:
    return forms.DateTimeField(label=_("Begins"), widget=MomentInput(attrs=CONTROL))


class OpeningForm(forms.Form):
    """`sitting` is what the school's plan says of sessions."""

    def __init__(self, *args: Any, sitting: Sitting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [written for written in QUORUMS if written != sitting.quorum]
        found = [(written, threshold(written)) for written in (sitting.quorum, *known)]
        choices = [(written, in_words(one).say(gettext)) for written, one in found if one is not None]
        offer(self, quorum=choices)

    place = place_field()
    begins = begins_field()
    quorum = forms.ChoiceField(
        label=_("Quorum that the congress chose"),
        help_text=_("Of those entitled. It stands until the session is closed."),
        widget=forms.Select(attrs=SELECT),
    )


class LookUpForm(forms.Form):
    """Whom to name, among those who have an account."""

    who = forms.CharField(
        label=_("Who is to check people in: name, pinyin, initials or number"),
        required=False,
        max_length=64,
        widget=forms.TextInput(attrs={**CONTROL, "type": "search", "autocomplete": "off"}),
    )


class ScrutineerForm(forms.Form):
    username = forms.CharField(max_length=150, widget=forms.HiddenInput)


class AgendaForm(forms.Form):
    agenda = forms.CharField(
        label=_("Agenda of the session"),
        help_text=_("A point in each line: the hour, how many minutes, what it is, a bar and who speaks."),
        max_length=LONGEST_LIST,
        widget=forms.Textarea(attrs={**CONTROL, "rows": 6, "placeholder": "09:00 20 审议工作报告 | 张三"}),
    )


class PresidiumForm(forms.Form):
    members = forms.CharField(
        label=_("Presidium of the session"),
        help_text=_("Student numbers of those entitled, whoever leads it first."),
        max_length=LONGEST_LIST,
        widget=forms.Textarea(attrs={**CONTROL, "rows": 3}),
    )


class HeadForm(forms.Form):
    """`choices` are the delegations by number."""

    def __init__(self, *args: Any, choices: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, delegation=choices)

    delegation = forms.ChoiceField(label=_("Delegation"), widget=forms.Select(attrs=SELECT))
    student_no = forms.CharField(
        label=_("Student number of its head"), max_length=32, widget=forms.TextInput(attrs=CONTROL)
    )


class PaperForm(forms.Form):
    file = forms.FileField(label=_("Document for those who sit"), widget=forms.FileInput(attrs=CONTROL))


class ResolutionForm(forms.Form):
    text = forms.CharField(
        label=_("What is voted on"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={**CONTROL, "rows": 2}),
    )
    majority = forms.ChoiceField(
        label=_("Majority"),
        choices=[(DECISION, _("a decision")), (CHARTER, _("the charter"))],
        widget=forms.Select(attrs=SELECT),
    )
    method = forms.ChoiceField(
        label=_("How it is counted"),
        choices=[(HANDS, _("show of hands")), (COUNT, _("votes counted"))],
        widget=forms.Select(attrs=SELECT),
    )
    in_favour, against, abstained = (
        forms.IntegerField(
            label=label,
            min_value=0,
            max_value=MOST_VOTES,
            initial=initial,
            widget=forms.NumberInput(attrs=CONTROL),
        )
        for label, initial in ((_("In favour"), None), (_("Against"), 0), (_("Abstained"), 0))
    )


class RenewForm(forms.Form):
    student_no = forms.CharField(
        label=_("Student number of whose code was lost"),
        help_text=_("The code on paper and on the phone is made anew; the one before opens nothing."),
        max_length=32,
        widget=forms.TextInput(attrs=CONTROL),
    )


class AdjournForm(forms.Form):
    begins = begins_field()
    place = place_field()


class CloseForm(forms.Form):
    said = forms.CharField(
        label=_("What else belongs into the minutes"),
        help_text=_("For an election who was elected with how many votes. The rest is written by itself."),
        required=False,
        max_length=LONGEST_REMARK,
        widget=forms.Textarea(attrs={**CONTROL, "rows": 4}),
    )


class DoorForm(forms.Form):
    """What is typed at a door to find somebody."""

    door = forms.CharField(
        label=_("Door"),
        required=False,
        max_length=LONGEST_DOOR,
        widget=forms.TextInput(attrs={**CONTROL, "autocomplete": "off"}),
    )
    q = forms.CharField(
        label=_("Name, pinyin, initials or number"),
        required=False,
        max_length=64,
        widget=forms.TextInput(attrs={**CONTROL, "type": "search", "autocomplete": "off"}),
    )
