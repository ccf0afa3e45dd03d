"""What an organ says of a case."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from huizhang.approvals.rules.deciding import LONGEST_OPINION
from huizhang.approvals.rules.reasons import LONGEST_REASON
from huizhang.kernel.message import message
from huizhang.kernel.procedure import Outcome

WORDS = (
    (Outcome.APPROVE, message("Approve")),
    (Outcome.RETURN, message("Return for correction")),
    (Outcome.REJECT, message("Reject")),
)


class WordForm(forms.Form):
    organ = forms.CharField(max_length=64)
    outcome = forms.ChoiceField(choices=[(outcome, said.text) for outcome, said in WORDS])
    opinion = forms.CharField(
        label=gettext_lazy("Opinion"),
        required=False,
        max_length=LONGEST_OPINION,
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
    )
    reason = forms.CharField(required=False, max_length=LONGEST_REASON)
