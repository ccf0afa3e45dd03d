"""What people write when they recommend somebody, or a whole list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _

from huizhang.kernel.message import Message, message
from huizhang.kernel.roster import HEAD, MEMBER, PRESIDIUM
from huizhang.people.queries import Student
from huizhang.selection.actions import Wish
from huizhang.selection.queries.offices import Office
from huizhang.selection.rules.nominating import LONGEST_STATEMENT
from huizhang.selection.rules.pasting import Line
from huizhang.shell.offering import offer

POSTS: Mapping[str, Message] = {
    PRESIDIUM: message("presidium member"),
    HEAD: message("department head"),
    MEMBER: message("department member"),
}


class DayInput(forms.DateInput):
    input_type = "date"

    def format_value(self, value: Any) -> str | None:
        return value.isoformat() if isinstance(value, date) else value


def statement(label: Any, hint: Any, *, required: bool = True) -> forms.CharField:
    text = forms.Textarea(attrs={"rows": 3, "class": "form-control"})
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=LONGEST_STATEMENT, widget=text
    )


class PeriodForm(forms.Form):
    """From when to when, and what the recommending organ declares."""

    start = forms.DateField(label=_("Serves from"), widget=DayInput(attrs={"class": "form-control"}))
    end = forms.DateField(
        label=_("Until, without that day"), required=False, widget=DayInput(attrs={"class": "form-control"})
    )
    conduct = statement(
        _("Conviction and conduct"),
        _("What your organ attests: conviction, conduct, discipline, service. It is kept with the case."),
    )
    representative = statement(
        _("Whom the candidate represents"),
        _("For the school presidium: college, grade, staff of the union or outstanding student."),
        required=False,
    )
    reason = statement(
        _("Reason for going beyond what is generally allowed"),
        _("Where a limit is exceeded. The guiding organ accepts it or not, before anything takes effect."),
        required=False,
    )
    # where a limit is told the field stands beside it, outside the form
    reason.widget.attrs["form"] = "recommendation"
    checked = forms.BooleanField(
        label=_("My organ has checked the rank, courses and conduct of everybody named here (article four)."),
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )


def _only_where_asked_for(form: forms.Form, office: Office) -> None:
    """Only candidates of the school presidium say whom they represent (article five)."""
    if not any(one.post == PRESIDIUM and one.union.level == "school" for one in office.openings):
        del form.fields["representative"]


class RecommendForm(PeriodForm):
    opening = forms.ChoiceField(label=_("Post"), widget=forms.Select(attrs={"class": "form-select"}))
    department = forms.ChoiceField(
        label=_("Department"), required=False, widget=forms.Select(attrs={"class": "form-select"})
    )
    field_order = ("opening", "department", "start", "end", "conduct", "representative", "reason", "checked")

    def __init__(
        self,
        given: Mapping[str, Any] | None = None,
        *,
        office: Office,
        departments: Mapping[str, Sequence[str]],
        **options: Any,
    ) -> None:
        super().__init__(given, **options)
        _only_where_asked_for(self, office)
        openings = [
            (one.key, f"{POSTS[one.post].say(gettext)} · {one.union.union}") for one in office.openings
        ]
        offer(self, opening=openings)
        groups = [(union, [(name, name) for name in names]) for union, names in departments.items() if names]
        none = [("", gettext("choose one; none for the presidium"))]
        offer(self, department=[*none, *groups])

    def wish(self, student: Student) -> Wish:
        given = self.cleaned_data
        post, _at, union = given["opening"].partition("@")
        return Wish(
            union,
            student.student_no,
            post,
            given["start"],
            given["conduct"].strip(),
            given["department"],
            given["end"],
            given.get("representative", "").strip(),
            given["reason"].strip(),
        )


class ListForm(PeriodForm):
    union = forms.ChoiceField(label=_("Union"), widget=forms.Select(attrs={"class": "form-select"}))
    rows = forms.CharField(
        label=_("The list"),
        help_text=_("Columns of a spreadsheet, with or without their header: 学号, 职务, 部门."),
        widget=forms.Textarea(attrs={"rows": 10, "class": "form-control rows", "spellcheck": "false"}),
    )
    field_order = ("union", "rows", "start", "end", "conduct", "representative", "reason", "checked")

    def __init__(self, given: Mapping[str, Any] | None = None, *, office: Office, **options: Any) -> None:
        super().__init__(given, **options)
        _only_where_asked_for(self, office)
        names = dict.fromkeys(one.union.union for one in office.openings)
        offer(self, union=[(name, name) for name in names])
        self.fields["conduct"].help_text = gettext_lazy(
            "For everybody on the list; a column 品行 says it of one person alone."
        )

    def wish(self, line: Line) -> Wish:
        given = self.cleaned_data
        return Wish(
            given["union"],
            line.student_no,
            line.post,
            given["start"],
            line.conduct or given["conduct"].strip(),
            line.department,
            given["end"],
            line.representative or given.get("representative", "").strip(),
            given["reason"].strip(),
        )
