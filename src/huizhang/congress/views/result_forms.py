"""What is written when a congress's election of the presidium is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huizhang.congress.forms import CONTROL, DayInput
from huizhang.congress.rules.delegates.polls import LONGEST_MINUTES, LONGEST_NAMES
from huizhang.congress.rules.results.result import Papers
from huizhang.congress.views.delegate_forms import number, text

RENEWS, JOINS = "renews", "joins"


class ResultForm(forms.Form):
    """`names` are those of the candidates by number: each has a field of its own, or all are pasted."""

    day = forms.DateField(label=_("Day of the election"), widget=DayInput(attrs=CONTROL))
    seats = number(_("Seats filled"))
    entitled = number(_("Entitled to sit"), _("Everybody on the roll of the congress."))
    present = number(_("Present"), _("When the ballots were issued."))
    issued = number(_("Ballots issued"))
    returned = number(_("Ballots returned"))
    valid = number(_("Valid ballots"))
    pasted = text(
        _("Votes copied from a spreadsheet"),
        _("In each line a student number or a name, and the votes."),
        most=50_000,
        rows=4,
        required=False,
    )
    whole = forms.ChoiceField(
        label=_("What is elected"),
        choices=[
            (RENEWS, _("the whole presidium: those who served until now leave")),
            (JOINS, _("further members: those who serve stay")),
        ],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    decided = text(
        _("Preferred by the run-off"),
        _("Only where votes are equal at the last seat: the student numbers, in order."),
        most=LONGEST_NAMES,
        required=False,
    )
    tie = text(_("How equal votes were decided"), most=LONGEST_MINUTES, rows=2, required=False)
    unfilled = text(
        _("What becomes of seats that nobody won"),
        _("Another vote, or left vacant by decision of the congress; only where there are such."),
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
        return [self[name] for name in ("day", "seats", "entitled", "present", "issued", "returned", "valid")]

    @property
    def votes(self) -> list[forms.BoundField]:
        return [self[f"votes-{student_no}"] for student_no in self.names]

    @property
    def rest(self) -> list[forms.BoundField]:
        return [self[name] for name in ("whole", "decided", "tie", "unfilled", "scrutineers", "minutes")]

    def typed(self) -> dict[str, int]:
        given = {one: self.cleaned_data.get(f"votes-{one}") for one in self.names}
        return {student_no: count for student_no, count in given.items() if count is not None}

    def papers(self) -> Papers:
        names = ("entitled", "present", "issued", "returned", "valid")
        return Papers(*(self.cleaned_data[name] for name in names))
