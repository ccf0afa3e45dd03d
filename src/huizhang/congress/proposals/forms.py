"""What is written of proposals on pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huizhang.congress.forms import CONTROL
from huizhang.congress.rules.proposals.docketing import LONGEST_SAID
from huizhang.congress.rules.proposals.replying import LONGEST_RATING, LONGEST_REPLY
from huizhang.congress.rules.proposals.words import LONGEST_PART, LONGEST_TITLE
from huizhang.congress.words import DISPOSITIONS, GROUNDS
from huizhang.shell.offering import offer

SELECT = {"class": "form-select"}


def written(rows: int, most: int) -> forms.Textarea:
    return forms.Textarea(attrs={**CONTROL, "rows": rows, "maxlength": most})


class ProposalForm(forms.Form):
    """`categories` are those of the school."""

    def __init__(self, *args: Any, categories: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, category=[(one, one) for one in categories])

    title = forms.CharField(
        label=_("Title"),
        help_text=_("One matter in one proposal."),
        max_length=LONGEST_TITLE,
        widget=forms.TextInput(attrs=CONTROL),
    )
    category = forms.ChoiceField(label=_("Category"), widget=forms.Select(attrs=SELECT))
    background = forms.CharField(
        label=_("Background"),
        help_text=_("What this is about, and whom it touches."),
        required=False,
        max_length=LONGEST_PART,
        widget=written(3, LONGEST_PART),
    )
    problem = forms.CharField(
        label=_("Problem"), required=False, max_length=LONGEST_PART, widget=written(3, LONGEST_PART)
    )
    evidence = forms.CharField(
        label=_("Evidence"),
        help_text=_("What you saw, asked or counted; files are added once it is handed in."),
        required=False,
        max_length=LONGEST_PART,
        widget=written(3, LONGEST_PART),
    )
    suggestion = forms.CharField(
        label=_("Suggestion"),
        help_text=_("Who is to do what. Without a concrete suggestion it is taken as an opinion."),
        required=False,
        max_length=LONGEST_PART,
        widget=written(4, LONGEST_PART),
    )


class DocketForm(forms.Form):
    """`offices` are (as the plan has it, what it is called)."""

    def __init__(self, *args: Any, offices: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, office=[("", "—"), *offices])

    outcome = forms.ChoiceField(
        label=_("Decision on the proposal"),
        choices=[(one, _(said.text)) for one, said in DISPOSITIONS.items()],
        widget=forms.Select(attrs=SELECT),
    )
    office = forms.ChoiceField(
        label=_("Office that replies"),
        help_text=_("For a proposal that is docketed."),
        required=False,
        widget=forms.Select(attrs=SELECT),
    )
    ground = forms.ChoiceField(
        label=_("Ground for not docketing it"),
        required=False,
        choices=[("", "—"), *((one, _(said.text)) for one, said in GROUNDS.items())],
        widget=forms.Select(attrs=SELECT),
    )
    said = forms.CharField(
        label=_("Explanation"),
        help_text=_("Needed where it is not docketed; the proposer reads it."),
        required=False,
        max_length=LONGEST_SAID,
        widget=written(3, LONGEST_SAID),
    )


class CheckForm(forms.Form):
    opinion = forms.CharField(
        label=_("Opinion"),
        help_text=_("Needed to return it."),
        required=False,
        max_length=LONGEST_SAID,
        widget=written(3, LONGEST_SAID),
    )


class ReplyForm(forms.Form):
    opinion = forms.CharField(
        label=_("Reply"),
        help_text=_("What is done, by whom and until when. Everybody who reads the proposal sees it."),
        required=False,
        max_length=LONGEST_REPLY,
        widget=written(5, LONGEST_REPLY),
    )


class HandBackForm(forms.Form):
    why = forms.CharField(
        label=_("Why it is not your office's"),
        help_text=_("The organ that docketed it reads this, and assigns it anew."),
        max_length=LONGEST_REPLY,
        widget=written(2, LONGEST_REPLY),
    )


class RatingForm(forms.Form):
    satisfied = forms.ChoiceField(
        label=_("Are you satisfied with the reply?"),
        choices=[("yes", _("satisfied")), ("no", _("not satisfied"))],
        widget=forms.Select(attrs=SELECT),
    )
    words = forms.CharField(
        label=_("In your own words"),
        help_text=_("Needed where you are not satisfied."),
        required=False,
        max_length=LONGEST_RATING,
        widget=written(3, LONGEST_RATING),
    )
