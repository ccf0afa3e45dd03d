"""What every form asks on which the votes of an election are recorded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from huizhang.congress.forms import CONTROL, DayInput
from huizhang.congress.rules.delegates.polls import LONGEST_MINUTES, LONGEST_NAMES

MOST_PEOPLE = 1_000_000
LONGEST_PASTED = 50_000


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


class VotesForm(forms.Form):
    """`names` are those of the candidates by number: each has a field of its own, or all are pasted.

    Pages show the fields `ABOUT` the ballot before the votes, the `REST` after them.
    """

    ABOUT: ClassVar[tuple[str, ...]] = ()
    REST: ClassVar[tuple[str, ...]] = ("decided", "tie", "scrutineers", "minutes")

    day = forms.DateField(label=_("Day of the election"), widget=DayInput(attrs=CONTROL))
    seats = number(_("Seats filled"))
    valid = number(_("Valid ballots"))
    pasted = text(
        _("Votes copied from a spreadsheet"),
        _("In each line a student number or a name, and the votes."),
        most=LONGEST_PASTED,
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
        return [self[name] for name in self.ABOUT]

    @property
    def votes(self) -> list[forms.BoundField]:
        return [self[f"votes-{student_no}"] for student_no in self.names]

    @property
    def rest(self) -> list[forms.BoundField]:
        return [self[name] for name in self.REST]

    def typed(self) -> dict[str, int]:
        given = {one: self.cleaned_data.get(f"votes-{one}") for one in self.names}
        return {student_no: count for student_no, count in given.items() if count is not None}
