"""What people type about accounts and seats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huizhang.people.activation import Newcomer
from huizhang.people.models import Account, ClassGroup, College
from huizhang.people.queries.classes import ClassUnknown, class_called
from huizhang.people.queries.seats import CLASS_LEVEL, account_named
from huizhang.policy.pack import Organ
from huizhang.shell.language import Language
from huizhang.shell.offering import offer

MOST_NEWCOMERS = 2000
LONGEST_ADDRESS = 320
OF_COLLEGES = "college"


class DayInput(forms.DateInput):
    input_type = "date"

    def format_value(self, value: Any) -> str | None:
        return value.isoformat() if isinstance(value, date) else value


class ActivationForm(forms.Form):
    username = forms.CharField(
        label=_("Student or staff number"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    code = forms.CharField(
        label=_("Code from the slip"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )
    password = forms.CharField(
        label=_("New password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least ten characters, not only digits."),
    )
    again = forms.CharField(
        label=_("New password, again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        password = given.get("password")
        if password and given.get("again") and password != given["again"]:
            self.add_error("again", gettext("The two passwords differ."))
        elif password:
            # by the number alone: whose it is stays untold until the code is right
            person = Account(username=given.get("username", ""))
            try:
                password_validation.validate_password(password, person)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return given


class StaffForm(forms.Form):
    """Teachers and other staff, whom no roster of students names."""

    people = forms.CharField(
        label=_("Staff, one a line: number, name, and to be written to an address"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("For example: 10023, 贺文澜 or 10023, 贺文澜, hewl@example.edu.cn"),
    )

    def clean_people(self) -> list[Newcomer]:
        lines = [line for line in self.cleaned_data["people"].splitlines() if line.strip()]
        if len(lines) > MOST_NEWCOMERS:
            raise forms.ValidationError(
                gettext("At most {n} people at once.").format(n=MOST_NEWCOMERS), code="many"
            )
        found = [self._newcomer(number, line) for number, line in enumerate(lines, 1)]
        names = [new.username for new in found]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise forms.ValidationError(
                gettext("These numbers stand here twice: {names}").format(names=", ".join(twice))
            )
        return found

    def _newcomer(self, number: int, line: str) -> Newcomer:
        parts = line.replace("，", ",").replace("\t", ",").split(",")
        username, name, address = (part.strip() for part in (*parts, "", "", "")[:3])
        too_long = any(
            len(text) > most for text, most in ((username, 150), (name, 255), (address, LONGEST_ADDRESS))
        )
        if len(parts) not in (2, 3) or not username or not name or too_long:
            said = gettext("Line {n} should be a number, a name and at most an address, with commas between.")
            raise forms.ValidationError(said.format(n=number))
        return Newcomer(username, name, gettext("Staff"), address=address)


class SeatForm(forms.Form):
    """A seat for somebody who has an account; the choices are what the granting person may grant."""

    username = forms.CharField(label=_("User name of the person"), max_length=150)
    organ = forms.ChoiceField(label=_("Organ"))
    college = forms.ModelChoiceField(
        College.objects.none(),
        label=_("College"),
        required=False,
        empty_label=_("none: an organ of the school"),
    )
    class_name = forms.CharField(
        label=_("Class"),
        required=False,
        max_length=255,
        help_text=_("For a class league branch, as 软件2401."),
    )
    start = forms.DateField(label=_("From"), widget=DayInput)
    end = forms.DateField(label=_("Until (may stay empty)"), required=False, widget=DayInput)

    def __init__(
        self,
        given: Mapping[str, Any] | None = None,
        *,
        organs: Sequence[Organ],
        colleges: Sequence[College],
        language: Language,
        **options: Any,
    ) -> None:
        super().__init__(given, **options)
        self.organs = {organ.id: organ for organ in organs}
        choices = [(organ.id, language.choose(organ.names[0], organ.en)) for organ in organs]
        offer(self, organ=choices)
        self.fields["college"].queryset = College.objects.filter(  # type: ignore[attr-defined]  # a ModelChoiceField
            name__in=[college.name for college in colleges]
        ).order_by("name")

    def clean_username(self) -> Account:
        account = account_named(self.cleaned_data["username"].strip())
        if account is None:
            raise forms.ValidationError(
                gettext("Nobody has this user name. Open an account first, then grant the seat.")
            )
        return account

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        organ, college = self.organs.get(given.get("organ", "")), given.get("college")
        if organ and organ.level == OF_COLLEGES and college is None and "college" not in self.errors:
            self.add_error("college", gettext("This organ is a college's: choose which."))
        if organ and organ.level != OF_COLLEGES and college is not None:
            self.add_error("college", gettext("This organ is the school's: choose no college."))
        given["class_name"] = self._class(organ, college, given.get("class_name", ""))
        if given.get("start") and given.get("end") and given["end"] < given["start"]:
            self.add_error("end", gettext("It would end before it starts."))
        return given

    def _class(self, organ: Organ | None, college: College | None, name: str) -> ClassGroup | None:
        of_class = organ is not None and organ.id in CLASS_LEVEL
        if of_class and not name:
            self.add_error("class_name", gettext("This organ is a class's: write which."))
        if organ and name and not of_class:
            self.add_error("class_name", gettext("This organ is not a class's: write no class."))
        if not (of_class and name and college):
            return None
        try:
            return class_called(name, college)
        except ClassUnknown as unknown:
            self.add_error("class_name", unknown.message.say(gettext))
            return None


class EndForm(forms.Form):
    end = forms.DateField(label=_("Ends on"), widget=DayInput)


class TokenForm(forms.Form):
    days = forms.TypedChoiceField(
        label=_("Works for"),
        coerce=int,
        choices=((30, _("30 days")), (90, _("90 days")), (365, _("a year"))),
        initial=90,
    )
