"""What is written once an election is closed: numbers of papers, piles of a sheet, what follows a result."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huizhang.elections.rules.casting import names_in
from huizhang.elections.rules.counting import LONGEST_PILE, MOST_BALLOTS, Passing
from huizhang.elections.rules.running import LONGEST_WHY
from huizhang.elections.rules.states import Kind
from huizhang.kernel.message import message
from huizhang.kernel.tally import Election
from huizhang.kernel.tally.election import void_by_papers
from huizhang.kernel.tally.sheets import Pile, Votes
from huizhang.shell.offering import offer

CONTROL = {"class": "form-control"}
LONG = {**CONTROL, "rows": "3"}
MARKS = (
    ("approve", _("In favour")),
    ("oppose", _("Against")),
    ("abstain", _("Abstained")),
    ("illegible", _("Illegible")),
)
LONGEST_NAMES = 4000


def number_field(label: Any, **more: Any) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={**CONTROL, "inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=0, max_value=MOST_BALLOTS, widget=widget, **more)


def blank_for_none(label: Any) -> forms.IntegerField:
    """Nothing stands in the way of who types a number; what stays empty is 0."""
    field = number_field(label, required=False)
    field.widget.attrs["placeholder"] = "0"
    return field


class PapersForm(forms.Form):
    """`confirmed` is asked for where more came back than were issued: a slip of the pen voids nothing."""

    issued = number_field(_("Ballots issued"))
    returned = number_field(_("Ballots that came back"))
    confirmed = forms.BooleanField(
        label=_("Both numbers were counted again; the election is void"),
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )

    @property
    def voids(self) -> bool:
        """Whether what was written voids the election, which is confirmed."""
        given: dict[str, int] = self.cleaned_data if self.is_bound else {}
        if not given.keys() >= {"issued", "returned"}:
            return False
        return void_by_papers(given["issued"], given["returned"]) is not None

    @property
    def numbers(self) -> list[forms.BoundField]:
        return [self["issued"], self["returned"]]


class PassingForm(forms.Form):
    """`tied` are (number, name) of those among whom a show of hands decided; of a kind of election it asks
    only what is to be said of that one."""

    decided = forms.MultipleChoiceField(
        label=_("Whom the show of hands preferred"),
        help_text=_("As many of those tied as there are seats left."),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
    )
    tie = forms.CharField(
        label=_("How equal votes were decided"),
        required=False,
        max_length=LONGEST_WHY,
        widget=forms.Textarea(attrs=LONG),
    )
    unfilled = forms.CharField(
        label=_("What becomes of seats that nobody won"),
        help_text=_("A further round, or left vacant by decision of the congress."),
        required=False,
        max_length=LONGEST_WHY,
        widget=forms.Textarea(attrs=LONG),
    )
    vacant = forms.CharField(
        label=_("By which decision seats that nobody won stay vacant"),
        help_text=_("Leave it empty, and whoever was not elected stands in a further round."),
        required=False,
        max_length=LONGEST_WHY,
        widget=forms.Textarea(attrs=LONG),
    )
    renews = forms.BooleanField(
        label=_("The whole presidium is elected anew; whoever served until now leaves"),
        required=False,
        initial=True,
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )

    def __init__(self, *args: Any, kind: str, tied: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        of_another = ("unfilled", "renews") if kind == Kind.DELEGATES else ("vacant",)
        for name in of_another if tied else (*of_another, "decided"):
            del self.fields[name]
        if tied:
            offer(self, decided=tied)

    def passing(self) -> Passing:
        return Passing(**{**self.cleaned_data, "decided": tuple(self.cleaned_data.get("decided", ()))})


class PileForm(forms.Form):
    """A row for each candidate; names written in stand below, one a line with how often. Of a void election
    only the ballots: their marks count for nothing, so all are invalid."""

    def __init__(self, *args: Any, election: Election, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.election = election
        void = void_by_papers(election.issued, election.returned) is not None
        self.marked = () if void else election.candidates
        if void:
            self.fields["valid"] = forms.IntegerField(widget=forms.HiddenInput(), initial=0, max_value=0)
            self.fields["invalid"].label = _("Ballots of the pile")
        for one in self.marked:
            for mark, word in MARKS:
                label = message("{name}, {mark}", name=one.name, mark=str(word)).say(gettext)
                self.fields[f"{one.id}_{mark}"] = blank_for_none(label)
        if void or not election.rules.write_ins:
            del self.fields["written"]

    pile = forms.CharField(
        label=_("Pile"), max_length=LONGEST_PILE, initial="1", widget=forms.TextInput(attrs=CONTROL)
    )
    valid = number_field(_("Valid ballots"))
    invalid = blank_for_none(_("Invalid ballots"))
    written = forms.CharField(
        label=_("Written in"),
        help_text=_("One name a line, then how often: 张三 3"),
        required=False,
        max_length=LONGEST_NAMES,
        widget=forms.Textarea(attrs=LONG),
    )

    def rows(self) -> list[tuple[str, list[tuple[forms.BoundField, Any]]]]:
        """(name, the fields of the marks with their words) of each candidate."""
        return [(one.name, [(self[f"{one.id}_{mark}"], word) for mark, word in MARKS]) for one in self.marked]

    def clean_written(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for line in names_in(self.cleaned_data["written"]):
            name, _, times = line.rpartition(" ")
            if not name or not (times.isascii() and times.isdigit()) or len(times) > len(str(MOST_BALLOTS)):
                raise forms.ValidationError(
                    message("“{line}”: write a name, then how often.", line=line).say(gettext)
                )
            found[name] = found.get(name, 0) + int(times)
        return found

    def as_pile(self) -> Pile:
        data = self.cleaned_data
        votes = {one.id: Votes() for one in self.election.candidates}
        votes |= {one.id: Votes(*(data[f"{one.id}_{mark}"] or 0 for mark, _ in MARKS)) for one in self.marked}
        return Pile(
            data["pile"].strip(), data["valid"], data["invalid"] or 0, votes, data.get("written") or {}
        )


def written_as(pile: Pile) -> dict[str, Any]:
    """What a form for this pile begins with."""
    marks = {f"{key}_{mark}": getattr(votes, mark) for key, votes in pile.votes.items() for mark, _ in MARKS}
    written = "\n".join(f"{name} {times}" for name, times in pile.written.items())
    return {"pile": pile.name, "valid": pile.valid, "invalid": pile.invalid, "written": written, **marks}
