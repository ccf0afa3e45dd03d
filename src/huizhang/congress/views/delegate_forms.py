"""What is written when delegates are recommended, elected, withdrawn and checked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huizhang.congress.actions import Forward
from huizhang.congress.rules.delegates.candidates import LONGEST_STATEMENT, LONGEST_WORD
from huizhang.congress.rules.delegates.credentials import LONGEST_COMMITTEE
from huizhang.congress.rules.delegates.credentials import LONGEST_STATEMENT as LONGEST_REPORT
from huizhang.congress.rules.delegates.polls import LONGEST_MINUTES
from huizhang.congress.views.vote_forms import VotesForm, number, text

SELECT = {"class": "form-select"}
UNKNOWN, YES, NO = "", "yes", "no"
CADRE = {UNKNOWN: None, YES: True, NO: False}
LONGEST_NUMBER = 32


class RecommendForm(forms.Form):
    """What is on record is not asked for again."""

    said = text(
        _("Why this person"),
        _("What the class says for them; everybody who may see the case reads it."),
        most=LONGEST_STATEMENT,
        rows=3,
    )
    gender = text(_("Gender, as the person states"), most=LONGEST_WORD, required=False)
    ethnicity = text(
        _("Ethnicity, as the person states"),
        _("As 汉族 or 彝族; it counts towards the composition and is shown nowhere else."),
        most=LONGEST_WORD,
        required=False,
    )
    cadre = forms.ChoiceField(
        label=_("Holds a student office"),
        help_text=_("In a class, league branch, club or union."),
        choices=[(UNKNOWN, _("not known")), (YES, _("yes")), (NO, _("no"))],
        required=False,
        widget=forms.Select(attrs=SELECT),
    )

    def __init__(self, *args: Any, known: Sequence[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        for name in known:
            del self.fields[name]

    def wish(self, student_no: str) -> Forward:
        given = self.cleaned_data
        return Forward(
            student_no,
            given["said"],
            gender=given.get("gender", ""),
            ethnicity=given.get("ethnicity", ""),
            cadre=CADRE[given["cadre"]],
        )


class ElectionForm(VotesForm):
    eligible = number(_("Entitled to vote"), _("Enrolled students who were called to vote."))
    present = number(_("Ballots handed in"), _("As many as took part."))
    vacant = text(
        _("By which decision seats that nobody won stay vacant"),
        _("Leave it empty, and whoever was not elected stands in a further round."),
        most=LONGEST_MINUTES,
        rows=2,
        required=False,
    )

    ABOUT = ("day", "seats", "eligible", "present", "valid")
    REST = ("decided", "tie", "vacant", "scrutineers", "minutes")


class WhyForm(forms.Form):
    why = text(_("Why"), _("It stays on record."), most=LONGEST_STATEMENT, rows=3)


class OfficeForm(forms.Form):
    student_no = text(_("Student number"), most=LONGEST_NUMBER)
    office = text(_("By which office"), most=LONGEST_STATEMENT)


class CredentialsForm(forms.Form):
    committee = text(_("Members of the credentials committee"), most=LONGEST_COMMITTEE)
    statement = text(
        _("What the committee states"),
        _("How the delegates were checked, and what came of it."),
        most=LONGEST_REPORT,
        rows=4,
    )
