"""What is written to publish a call, to apply to one, and to recommend a shortlist."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huizhang.kernel.roster import PRESIDIUM
from huizhang.selection.actions import Declared
from huizhang.selection.forms import POSTS, DayInput, statement
from huizhang.selection.models import WantedPost
from huizhang.selection.queries.offices import Opening
from huizhang.selection.rules.applying import LONGEST_APPLICATION, LONGEST_CALL, MOST_WANTED, Days, Wanted
from huizhang.selection.rules.nominating import needs_department
from huizhang.shell.offering import offer

CONTROL = {"class": "form-control"}


def day_field(label: Any, *, required: bool = True) -> forms.DateField:
    return forms.DateField(label=label, required=required, widget=DayInput(attrs=CONTROL))


class CallForm(forms.Form):
    """One number for each post of each department; none is no call for that post."""

    said = forms.CharField(
        label=_("What the call says"),
        help_text=_("What the work is, what you look for, how you choose. Everybody signed in reads it."),
        max_length=LONGEST_CALL,
        widget=forms.Textarea(attrs={"rows": 5, **CONTROL}),
    )
    opens = day_field(_("People apply from"))
    closes = day_field(_("Last day to apply"))
    start = day_field(_("Serves from"))
    end = day_field(_("Until, without that day"), required=False)

    def __init__(
        self,
        given: Mapping[str, Any] | None = None,
        *,
        openings: Sequence[Opening],
        departments: Sequence[str],
        **options: Any,
    ) -> None:
        super().__init__(given, **options)
        self.posts = [
            (one.post, department)
            for one in openings
            for department in (departments if needs_department(one.post) else [""])
        ]
        for index, (post, department) in enumerate(self.posts):
            label = " · ".join(filter(None, (department, POSTS[post].say(gettext))))
            number = forms.NumberInput(attrs={"inputmode": "numeric", **CONTROL})
            self.fields[f"number_{index}"] = forms.IntegerField(
                label=label, required=False, min_value=0, max_value=MOST_WANTED, widget=number
            )

    def numbers(self) -> list[forms.BoundField]:
        """The fields of how many are wanted for which post."""
        return [self[f"number_{index}"] for index in range(len(self.posts))]

    def others(self) -> list[forms.BoundField]:
        return [self[name] for name in ("said", "opens", "closes", "start", "end")]

    def days(self) -> Days:
        given = self.cleaned_data
        return Days(given["opens"], given["closes"], given["start"], given["end"])

    def wanted(self) -> list[Wanted]:
        given = [(place, self.cleaned_data[f"number_{index}"] or 0) for index, place in enumerate(self.posts)]
        return [Wanted(post, department, number) for (post, department), number in given if number]


class ApplyForm(forms.Form):
    wanted = forms.ChoiceField(
        label=_("For which post you apply"), widget=forms.Select(attrs={"class": "form-select"})
    )
    statement = forms.CharField(
        label=_("Why you apply"),
        help_text=_("A few sentences: what you did so far, what you want to do. Those who choose read it."),
        max_length=LONGEST_APPLICATION,
        widget=forms.Textarea(attrs={"rows": 4, **CONTROL}),
    )

    def __init__(
        self, given: Mapping[str, Any] | None = None, *, wanted: Sequence[WantedPost], **options: Any
    ) -> None:
        super().__init__(given, **options)
        choices = [(one.pk, post_called(one)) for one in wanted]
        offer(self, wanted=choices)


class ShortlistForm(forms.Form):
    """What the recommending organ declares of everybody on the shortlist."""

    conduct = statement(
        _("Conviction and conduct"),
        _("What your organ attests: conviction, conduct, discipline, service. It is kept with the case."),
    )
    representative = statement(
        _("Whom the candidates represent"),
        _("For the school presidium: college, grade, staff of the union or outstanding student."),
        required=False,
    )

    def __init__(
        self, given: Mapping[str, Any] | None = None, *, wanted: Sequence[WantedPost], **options: Any
    ) -> None:
        super().__init__(given, **options)
        if not any(one.post == PRESIDIUM for one in wanted):
            del self.fields["representative"]

    def declared(self) -> Declared:
        given = self.cleaned_data
        return Declared(given["conduct"].strip(), given.get("representative", "").strip())


def post_called(one: WantedPost) -> str:
    return " · ".join(filter(None, (one.department, POSTS[one.post].say(gettext))))
