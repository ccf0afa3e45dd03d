"""What is written when a congress's election of the presidium is recorded."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from huizhang.congress.rules.delegates.polls import LONGEST_MINUTES
from huizhang.congress.rules.results.result import Papers
from huizhang.congress.views.vote_forms import VotesForm, number, text

RENEWS, JOINS = "renews", "joins"


class ResultForm(VotesForm):
    entitled = number(_("Entitled to sit"), _("Everybody on the roll of the congress."))
    present = number(_("Present"), _("When the ballots were issued."))
    issued = number(_("Ballots issued"))
    returned = number(_("Ballots returned"))
    whole = forms.ChoiceField(
        label=_("What is elected"),
        choices=[
            (RENEWS, _("the whole presidium: those who served until now leave")),
            (JOINS, _("further members: those who serve stay")),
        ],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    unfilled = text(
        _("What becomes of seats that nobody won"),
        _("Another vote, or left vacant by decision of the congress; only where there are such."),
        most=LONGEST_MINUTES,
        rows=2,
        required=False,
    )

    ABOUT = ("day", "seats", "entitled", "present", "issued", "returned", "valid")
    REST = ("whole", "decided", "tie", "unfilled", "scrutineers", "minutes")

    def papers(self) -> Papers:
        names = ("entitled", "present", "issued", "returned", "valid")
        return Papers(*(self.cleaned_data[name] for name in names))
