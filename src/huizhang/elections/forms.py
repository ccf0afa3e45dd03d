"""What is written to set an election up and to conduct it, and the marks of a ballot."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huizhang.congress.rules.delegates.candidates import COLLEGE
from huizhang.congress.rules.session.opening import in_words
from huizhang.elections.rules.drafting import (
    LONGEST_SEED,
    LONGEST_STATEMENT,
    LONGEST_TITLE,
    MOST_SEATS,
    Draft,
    chosen,
)
from huizhang.elections.rules.naming import is_number, words_in
from huizhang.elections.rules.running import LONGEST_WHY
from huizhang.elections.rules.states import Kind, Mode, Order
from huizhang.elections.words import BASES, MODES, ORDERS, TIES
from huizhang.kernel.threshold import threshold
from huizhang.people.queries.search import LONGEST
from huizhang.policy.balloting import Balloting
from huizhang.policy.electing import MOST
from huizhang.shell.offering import offer

CONTROL, SELECT = {"class": "form-control"}, {"class": "form-select"}
CHECK = {"class": "form-check-input"}
LONGEST_LIST = 20_000
QUORUMS = (">=2/3", ">2/3", ">1/2", ">=4/5")
MAJORITIES = (">1/2", ">=1/2", ">=2/3", MOST)


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, datetime):
            local = timezone.localtime(value) if timezone.is_aware(value) else value
            return f"{local:%Y-%m-%dT%H:%M}"
        return str(value) if value else None


def why_field(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=LONGEST_WHY, widget=forms.Textarea(attrs={**CONTROL, "rows": 3})
    )


def closes_field(*, required: bool) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=_("The ballot ends at"),
        help_text=_("From this hour on no ballot is taken. Without it the ballot lasts until it is closed."),
        required=required,
        widget=MomentInput(attrs=CONTROL),
    )


class DraftForm(forms.Form):
    """`people` are those who may be chosen as candidates (number, name), None where nobody is offered;
    `units` are the constituencies that may be chosen (`of_unit`, name); `numbers` says of whom names or
    numbers are typed, None where nobody is."""

    title = forms.CharField(
        label=_("Title of the election"), max_length=LONGEST_TITLE, widget=forms.TextInput(attrs=CONTROL)
    )
    office = forms.CharField(
        label=_("Office elected"), max_length=LONGEST_TITLE, widget=forms.TextInput(attrs=CONTROL)
    )
    constituency = forms.ChoiceField(label=_("Constituency"), widget=forms.Select(attrs=SELECT))
    seats = forms.IntegerField(
        label=_("Seats"), min_value=1, max_value=MOST_SEATS, widget=forms.NumberInput(attrs=CONTROL)
    )
    chosen = forms.MultipleChoiceField(
        label=_("Candidates"),
        help_text=_("Only those for whom every step before the election is done."),
        widget=forms.CheckboxSelectMultiple(attrs=CHECK),
    )
    numbers = forms.CharField(
        label=_("Candidates"),
        help_text=_(
            "Names or student numbers, one a line; a name that two people have is told apart by number."
        ),
        max_length=LONGEST_LIST,
        widget=forms.Textarea(attrs={**CONTROL, "rows": 3}),
    )
    scrutineers = forms.CharField(required=False, max_length=LONGEST_LIST, widget=forms.HiddenInput)
    tellers = forms.CharField(required=False, max_length=LONGEST_LIST, widget=forms.HiddenInput)
    who = forms.CharField(
        label=_("Look somebody up: name, pinyin, initials or number"),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(attrs={**CONTROL, "type": "search", "autocomplete": "off"}),
    )
    approved = forms.CharField(
        label=_("How the congress approved them"),
        max_length=LONGEST_STATEMENT,
        widget=forms.TextInput(attrs=CONTROL),
    )
    mode = forms.ChoiceField(label=_("How people vote"), widget=forms.Select(attrs=SELECT))
    closes = closes_field(required=False)
    quorum = forms.ChoiceField(label=_("Quorum, of those entitled"), widget=forms.Select(attrs=SELECT))
    majority = forms.ChoiceField(label=_("Elected is who has"), widget=forms.Select(attrs=SELECT))
    majority_of = forms.ChoiceField(label=_("Of whom"), widget=forms.Select(attrs=SELECT))
    tie = forms.ChoiceField(label=_("A tie at the last seat"), widget=forms.Select(attrs=SELECT))
    equal_number = forms.BooleanField(
        label=_("As many candidates as seats will do"),
        required=False,
        widget=forms.CheckboxInput(attrs=CHECK),
    )
    write_ins = forms.BooleanField(
        label=_("Other names may be written in"), required=False, widget=forms.CheckboxInput(attrs=CHECK)
    )
    order = forms.ChoiceField(label=_("Order on the ballot"), widget=forms.Select(attrs=SELECT))
    seed = forms.CharField(
        label=_("Seed of the lot"),
        help_text=_("Drawn in public, for example by dice in the hall. Without one the program draws it."),
        required=False,
        max_length=LONGEST_SEED,
        widget=forms.TextInput(attrs=CONTROL),
    )

    def __init__(
        self,
        *args: Any,
        kind: str,
        people: list[tuple[str, str]] | None,
        units: list[tuple[str, str]],
        numbers: str | None,
        balloting: Balloting,
        **kwargs: Any,
    ) -> None:
        known = rules_as_fields(balloting)
        self.made: dict[str, Any] = {
            "kind": kind,
            "people": people,
            "units": units,
            "numbers": numbers,
            "balloting": balloting,
        }
        kwargs["initial"] = {**known, "mode": Mode.ELECTRONIC, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.kind, self.balloting = kind, balloting
        other = kind == Kind.OTHER
        wanted = {"chosen": people is not None, "numbers": numbers is not None}
        wanted |= {"constituency": bool(units), "office": other}
        for name in (name for name, asked in wanted.items() if not asked):
            del self.fields[name]
        if "chosen" in self.fields:
            offer(self, chosen=people or [])
            self.initial.setdefault("chosen", [number for number, _name in people or []])
            self.fields["chosen"].required = numbers is None
        if "numbers" in self.fields:
            self.fields["numbers"].label = numbers
            self.fields["numbers"].required = other and people is None
            if kind == Kind.DELEGATES and people is None:
                self.fields["numbers"].help_text = gettext(
                    "Only of a club's first round, by name or student number, one a line; of a college "
                    "whoever is recommended stands."
                )
        if "constituency" in self.fields:
            self.fields["constituency"].required = not other
            delegates = [("", gettext("The congress, by its present delegates"))] if other else []
            offer(self, constituency=[*delegates, *units])
        offer(self, **_choices(balloting))

    def so_far(self) -> dict[str, Any]:
        """What is written on the page, sound or not, by field."""
        given = ((name, one.widget) for name, one in self.fields.items())
        return {name: of.value_from_datadict(self.data, self.files, name) for name, of in given}

    def again(self, given: dict[str, Any]) -> DraftForm:
        """Unsent, with `given` written on it."""
        return DraftForm(initial=given, **self.made)

    def parts(self) -> dict[str, list[forms.BoundField]]:
        """Its fields as the page groups them."""
        return {part: [self[name] for name in names if name in self.fields] for part, names in PARTS.items()}

    @property
    def typed(self) -> tuple[str, ...]:
        """Names and numbers."""
        return words_in(self.cleaned_data.get("numbers", ""))

    @property
    def unit(self) -> tuple[str, str]:
        """(kind, name) of the constituency; the name is empty for the congress."""
        return unit_of(self.cleaned_data.get("constituency", ""))

    def draft(self, candidates: tuple[str, ...]) -> Draft:
        """`candidates` beside those chosen."""
        given = self.cleaned_data
        kind, constituency = self.unit
        return Draft(
            kind=self.kind,
            title=given["title"],
            seats=given["seats"],
            candidates=(*given.get("chosen", ()), *candidates),
            scrutineers=tuple(given["scrutineers"].split()),
            tellers=tuple(given["tellers"].split()),
            approved=given["approved"],
            balloting=chosen(self.balloting, **{name: given[name] for name in RULES}),
            office=given.get("office", ""),
            constituency=constituency,
            constituency_kind=kind,
            mode=given["mode"],
            seed=given["seed"],
            closes=given["closes"],
        )


def named_in(given: Mapping[str, Any]) -> tuple[str, ...]:
    """The candidates that a form was told of so far: chosen, or typed as numbers."""
    typed = words_in(given.get("numbers") or "")
    return (*(given.get("chosen") or ()), *filter(is_number, typed))


PARTS = {
    "elected": ("title", "office", "constituency", "seats", "chosen", "numbers", "order", "seed"),
    "held": ("mode", "closes", "quorum", "majority", "majority_of", "tie", "equal_number", "write_ins"),
}


def unit_of(sent: str) -> tuple[str, str]:
    """(kind, name) of a constituency as the form sends it."""
    kind, _, name = sent.partition(":")
    return kind or COLLEGE, name


RULES = ("quorum", "majority", "majority_of", "tie", "equal_number", "write_ins", "order")


def rules_as_fields(balloting: Balloting) -> dict[str, Any]:
    return {name: getattr(balloting, name) for name in RULES}


def _choices(balloting: Balloting) -> dict[str, list[tuple[str, str]]]:
    quorums = dict.fromkeys((balloting.quorum, *QUORUMS))
    majorities = dict.fromkeys((balloting.majority, *MAJORITIES))
    return {
        "mode": [(one, MODES[one].say(gettext)) for one in Mode],
        "quorum": [(one, share_in_words(one)) for one in quorums],
        "majority": [(one, share_in_words(one)) for one in majorities],
        "majority_of": [(one, said.say(gettext)) for one, said in BASES.items()],
        "tie": [(one, said.say(gettext)) for one, said in TIES.items()],
        "order": [(one, ORDERS[one].say(gettext)) for one in Order],
    }


def share_in_words(written: str) -> str:
    found = threshold(written)
    return in_words(found).say(gettext) if found else gettext("the most votes")


class WithdrawForm(forms.Form):
    candidate = forms.ChoiceField(label=_("Who withdraws"), widget=forms.Select(attrs=SELECT))
    why = why_field(_("Why"))

    def __init__(self, *args: Any, people: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, candidate=people)


class WhyForm(forms.Form):
    why = why_field(_("Why"))


class ExtendForm(forms.Form):
    closes = closes_field(required=True)
    why = why_field(_("Why"))


class ReceiptForm(forms.Form):
    student_no = forms.CharField(
        label=_("Student number"),
        max_length=32,
        widget=forms.TextInput(attrs={**CONTROL, "inputmode": "numeric"}),
    )
    code = forms.CharField(label=_("Receipt"), max_length=32, widget=forms.TextInput(attrs=CONTROL))
