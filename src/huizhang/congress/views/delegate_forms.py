"""What is written when delegates are recommended, elected, withdrawn and checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huizhang.congress.actions import Forward
from huizhang.congress.forms import CONTROL, DayInput
from huizhang.congress.rules.delegates.candidates import LONGEST_STATEMENT, LONGEST_WORD
from huizhang.congress.rules.delegates.credentials import LONGEST_COMMITTEE
from huizhang.congress.rules.delegates.credentials import LONGEST_STATEMENT as LONGEST_REPORT
from huizhang.congress.rules.delegates.polls import LONGEST_MINUTES, LONGEST_NAMES

SELECT = {"class": "form-select"}
UNKNOWN, YES, NO = "", "yes", "no"
CADRE = {UNKNOWN: None, YES: True, NO: False}
MOST_PEOPLE = 1_000_000
LONGEST_NUMBER = 32


def text(label: Any, hint: Any = "", *, most: int, rows: int = 0, required: bool = True) -> forms.CharField:
    """With `rows` a field of several lines."""
    widget: forms.Widget = (
        forms.Textarea(attrs={**CONTROL, "rows": rows}) if rows else forms.TextInput(attrs=CONTROL)
    )
    return forms.CharField(label=label, help_text=hint, max_length=most, required=required, widget=widget)


def number(label: Any, hint: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=hint,
        min_value=0,
        max_value=MOST_PEOPLE,
        widget=forms.NumberInput(attrs={**CONTROL, "inputmode": "numeric"}),
    )


class RecommendForm(forms.Form):
    """What is on record is not asked for again."""

    said = text(
        _("Why this person"),
        _("What the class says for them; everybody who may see the case reads it."),
        most=LONGEST_STATEMENT,
        rows=3,
    )
    gender = text(_("Gender, as the person states"), most=LONGEST_WORD, required=False)
    ethnicity = text(
        _("Ethnicity, as the person states"),
        _("As 汉族 or 彝族; it counts towards the composition and is shown nowhere else."),
        most=LONGEST_WORD,
        required=False,
    )
    cadre = forms.ChoiceField(
        label=_("Holds a student office"),
        help_text=_("In a class, league branch, club or union."),
        choices=[(UNKNOWN, _("not known")), (YES, _("yes")), (NO, _("no"))],
        required=False,
        widget=forms.Select(attrs=SELECT),
    )

    def __init__(self, *args: Any, known: Sequence[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        for name in known:
            del self.fields[name]

    def wish(self, student_no: str) -> Forward:
        given = self.cleaned_data
        return Forward(
            student_no,
            given["said"],
            gender=given.get("gender", ""),
            ethnicity=given.get("ethnicity", ""),
            cadre=CADRE[given["cadre"]],
        )


class ElectionForm(forms.Form):
    """`names` are those of the candidates by number: each has a field of its own, or all are pasted."""

    day = forms.DateField(label=_("Day of the election"), widget=DayInput(attrs=CONTROL))
    seats = number(_("Seats filled"))
    eligible = number(_("Entitled to vote"), _("Enrolled students who were called to vote."))
    present = number(_("Ballots handed in"), _("As many as took part."))
    valid = number(_("Valid ballots"))
    pasted = text(
        _("Votes copied from a spreadsheet"),
        _("In each line a student number or a name, and the votes."),
        most=50_000,
        rows=4,
        required=False,
    )
    decided = text(
        _("Preferred by the run-off"),
        _("Only where votes are equal at the last seat: the student numbers, in order."),
        most=LONGEST_NAMES,
        required=False,
    )
    tie = text(_("How equal votes were decided"), most=LONGEST_MINUTES, rows=2, required=False)
    vacant = text(
        _("By which decision seats that nobody won stay vacant"),
        _("Leave it empty, and whoever was not elected stands in a further round."),
        most=LONGEST_MINUTES,
        rows=2,
        required=False,
    )
    scrutineers = text(
        _("Established by"), _("The scrutineers and tellers, no candidate among them."), most=LONGEST_NAMES
    )
    minutes = text(_("Minutes"), _("Where and how was voted, and who counted."), most=LONGEST_MINUTES, rows=4)

    def __init__(self, *args: Any, names: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        for student_no, name in names.items():
            field = number(f"{name} {student_no}")
            field.required = False
            self.fields[f"votes-{student_no}"] = field
        self.names = names

    @property
    def about(self) -> list[forms.BoundField]:
        return [self[name] for name in ("day", "seats", "eligible", "present", "valid")]

    @property
    def votes(self) -> list[forms.BoundField]:
        return [self[f"votes-{student_no}"] for student_no in self.names]

    @property
    def rest(self) -> list[forms.BoundField]:
        return [self[name] for name in ("decided", "tie", "vacant", "scrutineers", "minutes")]

    def typed(self) -> dict[str, int]:
        given = {one: self.cleaned_data.get(f"votes-{one}") for one in self.names}
        return {student_no: count for student_no, count in given.items() if count is not None}


class WhyForm(forms.Form):
    why = text(_("Why"), _("It stays on record."), most=LONGEST_STATEMENT, rows=3)


class OfficeForm(forms.Form):
    student_no = text(_("Student number"), most=LONGEST_NUMBER)
    office = text(_("By which office"), most=LONGEST_STATEMENT)


class CredentialsForm(forms.Form):
    committee = text(_("Members of the credentials committee"), most=LONGEST_COMMITTEE)
    statement = text(
        _("What the committee states"),
        _("How the delegates were checked, and what came of it."),
        most=LONGEST_REPORT,
        rows=4,
    )
