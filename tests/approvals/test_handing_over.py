"""At the end of a term both holders of a seat sign what is handed over; deputies speak for absent ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from approvals.test_cases import nominated
from approvals.university import University, founded
from huizhang.approvals.actions import (
    CaseRefused,
    decide,
    delegate,
    end_delegation,
    hand_over_seat,
    sign_seat_hand_over,
)
from huizhang.approvals.models import Decision, Delegation, SeatHandover, Waiting
from huizhang.approvals.rules.handing_over import Left
from huizhang.kernel.procedure import Outcome
from huizhang.ledger.models import Entry
from selection.serving import break_ledger

pytestmark = pytest.mark.django_db
LEAGUE, PARTY = "college_league_org", "college_party_org"
LEFT = Left("会议记录六册，存柜一", "公章一枚", "handover-2026")
DAY = timedelta(days=1)


@pytest.fixture
def university() -> University:
    return founded()


def handed(university: University, by: str = LEAGUE, to: str = LEAGUE, left: Left = LEFT) -> SeatHandover:
    return hand_over_seat(
        actor=university.seated[by],
        outgoing=university.seated[LEAGUE].seats.get(),
        incoming=university.others[to].seats.get(),
        left=left,
    )


def test_the_list_names_the_cases_that_wait_and_both_signatures_are_acts(university):
    case = nominated(university)
    made = handed(university)
    assert (made.cases, made.incoming_signed) == ([case.number], None)
    signed = sign_seat_hand_over(actor=university.others[LEAGUE], handover=made)
    assert signed.incoming_signed is not None
    acts = Entry.objects.order_by("seq").values_list("act", "account", "payload__folder")
    assert list(acts)[-2:] == [
        ("hand_over_seat", LEAGUE, "handover-2026"),
        ("sign_seat_hand_over", f"{LEAGUE}2", "handover-2026"),
    ]


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"by": PARTY}, "Only the outgoing holder"),
        ({"to": PARTY}, "same organ of the same unit"),
        ({"left": replace(LEFT, records=" ")}, "List the records"),
        ({"left": replace(LEFT, property="")}, "List the property"),
    ],
)
def test_what_is_no_hand_over_is_refused(university, other, said):
    with pytest.raises(CaseRefused, match=said):
        handed(university, **other)
    assert SeatHandover.objects.count() == 0


def test_a_seat_is_handed_over_once_and_signed_once_by_the_one_who_follows(university):
    made = handed(university)
    with pytest.raises(CaseRefused, match="handed over already"):
        handed(university)
    with pytest.raises(CaseRefused, match="Only the incoming holder"):
        sign_seat_hand_over(actor=university.seated[LEAGUE], handover=made)
    sign_seat_hand_over(actor=university.others[LEAGUE], handover=made)
    with pytest.raises(CaseRefused, match="signed by both"):
        sign_seat_hand_over(actor=university.others[LEAGUE], handover=made)


def test_a_seat_that_has_ended_takes_nothing_over(university):
    university.others[LEAGUE].seats.update(end=timezone.localdate())
    with pytest.raises(CaseRefused, match="has ended"):
        handed(university)


def deputised(university: University) -> Delegation:
    today = timezone.localdate()
    absent = university.seated[LEAGUE]
    return delegate(
        actor=absent,
        seat=absent.seats.get(),
        deputy=university.others[LEAGUE],
        first_day=today,
        last_day=today + DAY,
    )


@pytest.mark.parametrize("act", ["hand over", "sign", "delegate", "end"])
def test_nothing_remains_of_an_act_that_the_ledger_does_not_take(university, monkeypatch, act):
    made = handed(university) if act == "sign" else None
    given = deputised(university) if act == "end" else None
    acts = {
        "hand over": lambda: handed(university),
        "sign": lambda: sign_seat_hand_over(actor=university.others[LEAGUE], handover=made),
        "delegate": lambda: deputised(university),
        "end": lambda: end_delegation(actor=university.seated[LEAGUE], delegation=given),
    }
    before = [list(table.objects.values()) for table in (SeatHandover, Delegation)]
    break_ledger(monkeypatch)
    with pytest.raises(RuntimeError, match="the ledger is broken"):
        acts[act]()
    assert [list(table.objects.values()) for table in (SeatHandover, Delegation)] == before


def test_a_deputys_word_says_for_whom_it_was_said(university):
    case = nominated(university)
    deputised(university)
    decide(
        actor=university.others[LEAGUE],
        case=case.pk,
        organ=LEAGUE,
        outcome=Outcome.APPROVE,
        pack=university.pack,
    )
    said = Decision.objects.get(case=case, organ=LEAGUE)
    assert (said.account, said.on_behalf_of) == (university.others[LEAGUE], university.seated[LEAGUE])


@pytest.fixture
def pages(university, monkeypatch):
    """Pages in English, by the plan of these tests."""
    for view in ("deputies", "handing_over", "inbox"):
        monkeypatch.setattr(f"huizhang.approvals.views.{view}.plan_on", lambda _day: university.pack)

    def signed_in(account) -> Client:
        client = Client(headers={"Accept-Language": "en"})
        client.force_login(account, "allauth.account.auth_backends.AuthenticationBackend")
        client.cookies["django_language"] = "en"
        return client

    return signed_in


def test_a_deputy_is_named_on_the_page_and_shows_in_the_deputys_inbox(university, pages):
    today = timezone.localdate()
    absent, deputy = university.seated[LEAGUE], university.others[LEAGUE]
    given = {
        "seat": absent.seats.get().pk,
        "deputy": deputy.seats.get().pk,
        "first_day": today,
        "last_day": today + DAY,
    }
    assert pages(absent).post("/deputies/", given).status_code == 302
    assert f"You speak for {absent.name}" in pages(deputy).get("/inbox/").content.decode()
    assert pages(absent).post("/deputies/", given).status_code == 409
    ended = pages(absent).post(f"/deputies/{Delegation.objects.get().pk}/end")
    assert (ended.status_code, Delegation.objects.get().ended) == (302, today)
    assert "You speak for" not in pages(deputy).get("/inbox/").content.decode()


def test_somebody_of_another_organ_cannot_be_named(university, pages):
    today = timezone.localdate()
    absent = university.seated[LEAGUE]
    given = {
        "seat": absent.seats.get().pk,
        "deputy": university.others[PARTY].seats.get().pk,
        "first_day": today,
        "last_day": today,
    }
    assert pages(absent).post("/deputies/", given).status_code == 422
    assert Delegation.objects.count() == 0


def test_a_seat_is_handed_over_and_signed_on_the_page(university, pages):
    outgoing, incoming = university.seated[LEAGUE], university.others[LEAGUE]
    given = {
        "outgoing": outgoing.seats.get().pk,
        "incoming": incoming.seats.get().pk,
        "records": "<b>会议记录</b>",
        "property": "无",
        "folder": "",
    }
    assert pages(outgoing).post("/seats/hand-over/", given).status_code == 302
    shown = pages(incoming).get("/seats/hand-over/").content.decode()
    assert "&lt;b&gt;会议记录" in shown
    number = SeatHandover.objects.get().pk
    assert pages(university.seated[PARTY]).post(f"/seats/hand-over/{number}/sign").status_code == 404
    assert pages(incoming).post(f"/seats/hand-over/{number}/sign").status_code == 302
    assert SeatHandover.objects.get().incoming_signed is not None


def test_an_overdue_case_is_marked_and_shown_to_the_organ_that_guides(university, pages):
    nominated(university)
    today = timezone.localdate()
    Waiting.objects.update(due=today - DAY, escalated=today)
    late = pages(university.seated[LEAGUE]).get("/inbox/").content.decode()
    guiding = pages(university.seated["school_league_committee"]).get("/inbox/").content.decode()
    assert ("brought before the guiding organ" in late, "Overdue in organs" in late) == (True, False)
    assert "Overdue in organs that you guide" in guiding
