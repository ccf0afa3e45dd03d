"""What a union or its guiding organ writes when posts end, departments change and the chair turns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _

from huizhang.org.queries import Post, Resolution
from huizhang.selection.forms import DayInput, statement
from huizhang.selection.rules.departments import LONGEST_NAME
from huizhang.shell.offering import offer
from huizhang.shell.templatetags.shell import day

CONTROL = {"class": "form-control"}
SELECT = {"class": "form-select"}


class MatterForm(forms.Form):
    """`resolutions` are the presidium's decisions that the case may name; without any it is not asked."""

    resolution = forms.ChoiceField(
        label=_("Decided by the presidium"),
        required=False,
        help_text=_("Important matters are decided together (article two). It can be named later too."),
        widget=forms.Select(attrs=SELECT),
    )

    def __init__(
        self,
        given: Mapping[str, Any] | None = None,
        *,
        resolutions: Sequence[Resolution] = (),
        **options: Any,
    ) -> None:
        super().__init__(given, **options)
        if not resolutions:
            del self.fields["resolution"]
            return
        known = [(str(one.pk), f"{day(one.item.meeting.at)} {one.text[:60]}") for one in resolutions]
        choices = [("", gettext("none named")), *known]
        offer(self, resolution=choices)


class ChangeForm(MatterForm):
    opens = forms.ChoiceField(
        label=_("What is asked"),
        choices=[("open", _("open a department")), ("close", _("close a department"))],
        widget=forms.Select(attrs=SELECT),
    )
    department = forms.CharField(
        label=_("Department"), max_length=LONGEST_NAME, widget=forms.TextInput(attrs=CONTROL)
    )
    day = forms.DateField(label=_("Takes effect on"), widget=DayInput(attrs=CONTROL))
    said = statement(_("Why"), _("What the department is for, or why it is needed no longer."))
    reason = statement(
        _("Reason for going beyond what is generally allowed"),
        _("Where there are as many departments as the plan allows; the guiding organ accepts it or not."),
        required=False,
    )
    field_order = ("opens", "department", "day", "said", "reason", "resolution")


class TurnForm(MatterForm):
    """`members` as (number, name), whose turn it is first."""

    student = forms.ChoiceField(label=_("Executive chair"), widget=forms.Select(attrs=SELECT))
    said = statement(_("Why"), _("Where it is not the one whose turn it is, say why."), required=False)
    field_order = ("student", "said", "resolution")

    def __init__(
        self,
        given: Mapping[str, Any] | None = None,
        *,
        members: Sequence[tuple[str, str]],
        **options: Any,
    ) -> None:
        super().__init__(given, **options)
        offer(self, student=list(members))


class LeavingForm(forms.Form):
    day = forms.DateField(label=_("Without the post from"), widget=DayInput(attrs=CONTROL))
    said = statement(_("Why"), gettext_lazy("The organs that decide read it."))


class DismissalForm(LeavingForm, MatterForm):
    said = statement(_("Basis"), _("What the person did or failed to do, and by which rule."))
    misconduct = forms.CharField(
        label=_("Misconduct case"),
        required=False,
        max_length=64,
        help_text=_("Its number, where the dismissal follows from one."),
        widget=forms.TextInput(attrs=CONTROL),
    )
    field_order = ("day", "said", "misconduct", "resolution")


class EndOfTermForm(forms.Form):
    day = forms.DateField(label=_("Without their posts from"), widget=DayInput(attrs=CONTROL))
    sure = forms.BooleanField(
        label=_("Everybody in this union leaves their post"),
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )


class HandoverForm(forms.Form):
    matters = statement(_("Open matters"), _("What the next executive chair takes over, point by point."))


class PassPostForm(forms.Form):
    """`followers` are the posts of those who hold the same one afterwards, with their students."""

    incoming = forms.ChoiceField(label=_("Who takes it over"), widget=forms.Select(attrs=SELECT))
    matters = statement(
        _("Open matters"),
        _("Tasks, contacts, files, money, seals and keys, point by point; where there are none, say so."),
    )

    def __init__(
        self, given: Mapping[str, Any] | None = None, *, followers: Sequence[Post] = (), **options: Any
    ) -> None:
        super().__init__(given, **options)
        names = [(str(one.pk), f"{one.student.name} {day(one.start)}") for one in followers]
        offer(self, incoming=names)
