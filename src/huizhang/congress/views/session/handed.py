"""What the page of a session can be asked for: which form, which act, and what is said when it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from huizhang.approvals.actions import CaseRefused
from huizhang.congress.actions import session as acts
from huizhang.congress.models import Delegation, Entitled, Scrutineer, Session
from huizhang.congress.queries.session.roll import presiding
from huizhang.congress.queries.session.standing import Standing
from huizhang.congress.rules.session.arranging import Point
from huizhang.congress.rules.session.pasted import read_agenda, written
from huizhang.congress.rules.session.resolving import Motion, Show
from huizhang.congress.views.session.forms import (
    AdjournForm,
    AgendaForm,
    CloseForm,
    HeadForm,
    PaperForm,
    PresidiumForm,
    RenewForm,
    ResolutionForm,
    ScrutineerForm,
)
from huizhang.kernel.message import Message, message
from huizhang.people.queries.seeing import SeeingRequest
from huizhang.policy.pack import Pack

Given = Mapping[str, Any]
Does = Callable[[SeeingRequest, Standing, Given, Pack], object]


@dataclass(frozen=True, slots=True)
class Act:
    does: Does
    said: Message


class ReleaseForm(forms.Form):
    scrutineer = forms.IntegerField(widget=forms.HiddenInput)


TITLES = {
    "resolve": message("Record a resolution"),
    "agenda": message("Set the agenda"),
    "presidium": message("Name the presidium of the session"),
    "head": message("Name the head of a delegation"),
    "paper": message("Add a document"),
    "renew": message("Make a lost code anew"),
    "adjourn": message("Adjourn to another hour"),
    "close": message("Close the session"),
    "hall": message("Make a new link for the hall screen"),
    "release": message("Release"),
}


def form_of(act: str, request: SeeingRequest, found: Standing, pack: Pack) -> forms.Form | None:
    """The one that was handed in, bound; None where this act is not open."""
    made = forms_open(found, pack, act, request.POST, request.FILES) if found.leads and act else {}
    if found.session is not None and found.session.closed_at is None:
        made |= {
            "release": ReleaseForm(request.POST) if act == "release" else ReleaseForm(),
            "hall": forms.Form(request.POST) if act == "hall" else forms.Form(),
            "scrutineer": ScrutineerForm(request.POST if act == "scrutineer" else None),
        }
    return made.get(act)


def forms_open(
    found: Standing, pack: Pack, act: str = "", data: Any = None, files: Any = None
) -> dict[str, forms.Form]:
    """Each by its act, in the order in which a session needs them."""

    def given(name: str, **initial: Any) -> dict[str, Any]:
        bound = {"data": data, "files": files} if act == name else {}
        return {**bound, "initial": initial, "auto_id": f"{name}_%s"}

    session = found.session
    if session is None or session.closed_at is not None:
        return {}
    delegations = list(Delegation.objects.filter(session=session).order_by("name").values_list("pk", "name"))
    made: dict[str, forms.Form] = {
        "resolve": ResolutionForm(**given("resolve")),
        "agenda": AgendaForm(**given("agenda", agenda=agenda_of(session))),
        "presidium": PresidiumForm(**given("presidium", members=_members(session))),
        "head": HeadForm(**given("head"), choices=delegations),
        "paper": PaperForm(**given("paper")),
        "renew": RenewForm(**given("renew")),
        "adjourn": AdjournForm(**given("adjourn", place=session.place)),
        "close": CloseForm(**given("close")),
    }
    return made


def agenda_of(session: Session) -> str:
    """As it is typed."""
    return written(
        [
            Point(one.text, timezone.localtime(one.begins), one.minutes, one.speaker)
            for one in session.agenda.all()
        ]
    )


def _members(session: Session) -> str:
    return " ".join(one.student_id for one in presiding(session))


def _session(found: Standing) -> Session:
    if found.session is None:
        raise Http404
    return found.session


def _resolve(request: SeeingRequest, found: Standing, given: Given, pack: Pack) -> object:
    motion = Motion(given["text"], given["majority"], given["method"])
    show = Show(given["in_favour"], given["against"], given["abstained"])
    return acts.resolve(actor=request.user, session=_session(found), motion=motion, show=show, pack=pack)


def _agenda(request: SeeingRequest, found: Standing, given: Given, pack: Pack) -> object:
    session = _session(found)
    read = read_agenda(given["agenda"], timezone.localtime(session.begins))
    if read.faults:
        raise CaseRefused(*read.faults)
    return acts.set_agenda(actor=request.user, session=session, points=read.points, pack=pack)


def _presidium(request: SeeingRequest, found: Standing, given: Given, pack: Pack) -> object:
    members = given["members"].replace("，", " ").replace(",", " ").split()
    return acts.seat_presidium(actor=request.user, session=_session(found), members=members, pack=pack)


def _head(request: SeeingRequest, found: Standing, given: Given, pack: Pack) -> object:
    one = get_object_or_404(Delegation, pk=given["delegation"], session=_session(found))
    return acts.head_delegation(actor=request.user, delegation=one, student_no=given["student_no"], pack=pack)


def _scrutineer(request: SeeingRequest, found: Standing, given: Given, pack: Pack) -> object:
    return acts.name_scrutineer(
        actor=request.user, session=_session(found), username=given["username"], pack=pack
    )


def _release(request: SeeingRequest, found: Standing, given: Given, pack: Pack) -> object:
    one = get_object_or_404(Scrutineer, pk=given["scrutineer"], session=_session(found))
    return acts.release_scrutineer(actor=request.user, scrutineer=one, pack=pack)


def _paper(request: SeeingRequest, found: Standing, given: Given, pack: Pack) -> object:
    file = given["file"]
    content = file.read(settings.LARGEST_ATTACHMENT + 1)
    return acts.add_paper(
        actor=request.user, session=_session(found), name=file.name or "", content=content, pack=pack
    )


def _renew(request: SeeingRequest, found: Standing, given: Given, pack: Pack) -> object:
    number = given["student_no"].strip()
    line = Entitled.objects.filter(session=_session(found), student=number).first()
    if line is None:
        raise CaseRefused(message("{people} are not on the roll of this session.", people=[number]))
    return acts.renew_code(actor=request.user, line=line, pack=pack)


def _adjourn(request: SeeingRequest, found: Standing, given: Given, pack: Pack) -> object:
    return acts.adjourn_session(actor=request.user, session=_session(found), pack=pack, **given)


def _close(request: SeeingRequest, found: Standing, given: Given, pack: Pack) -> object:
    return acts.close_session(actor=request.user, session=_session(found), said=given["said"], pack=pack)


def _hall(request: SeeingRequest, found: Standing, given: Given, pack: Pack) -> object:
    return acts.renew_hall(actor=request.user, session=_session(found), pack=pack)


ACTS = {
    "resolve": Act(_resolve, message("The resolution is recorded.")),
    "agenda": Act(_agenda, message("The agenda is set.")),
    "presidium": Act(_presidium, message("The presidium of the session is named.")),
    "head": Act(_head, message("The head of the delegation is named.")),
    "scrutineer": Act(_scrutineer, message("Named; the check-in page is open to this person now.")),
    "release": Act(_release, message("Released.")),
    "paper": Act(_paper, message("The document lies with the session.")),
    "renew": Act(_renew, message("The code is made anew; the one before opens nothing.")),
    "adjourn": Act(_adjourn, message("Adjourned; everybody has left.")),
    "close": Act(_close, message("The session is closed; its minutes are on record.")),
    "hall": Act(_hall, message("The hall screen has a new link; the one before is dead.")),
}
