"""A proposal that an office hands back is assigned anew; files and ways to decide stand on its own page."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from compliance.university import PLAN
from congress.proposals.proposing import (
    OFFICES,
    docket,
    docketed,
    drafted,
    fresh,
    handed_in,
    proposing,
    reply,
)
from congress.test_pages import client, text
from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.models import Attachment, Case
from huizhang.congress import actions
from huizhang.congress.rules.proposals.docketing import Disposition, Outcome
from huizhang.ledger.models import Entry
from huizhang.people.queries import plan
from selection.serving import LEAGUE

pytestmark = pytest.mark.django_db
WHY = "属后勤管理部门职责"


@pytest.fixture
def there(monkeypatch):
    monkeypatch.setattr(plan, "SCHOOL", PLAN)
    return proposing()


def handed_back(there, made, why=WHY, organ=OFFICES["college"]):
    return actions.hand_back_proposal(
        actor=there.seat(organ), proposal=made.pk, organ=organ, why=why, pack=there.pack
    )


def test_what_is_handed_back_waits_for_its_organ_and_goes_to_another_office(there):
    made = docketed(there)
    first = made.replies.get().case
    handed_back(there, made)
    made = fresh(made)
    assert (made.stage, made.office, made.case.state) == ("filed", "", "open")
    assert list(made.case.waiting.values_list("organ", flat=True)) == [LEAGUE]
    entry = Entry.objects.get(act="hand_back_proposal")
    assert (entry.organ, entry.payload["why"]) == (OFFICES["college"], WHY)
    docket(there, made, Disposition(Outcome.DOCKET, "college_union"))
    again = made.replies.get()
    assert (again.number, again.organ) == (1, "college_union")
    assert Case.objects.get(pk=first.pk).state == "rejected"
    reply(there, made, organ="college_union")
    assert fresh(made).stage == "answered"


def test_only_the_seat_that_replies_hands_back_with_a_reason_and_before_it_replied(there):
    made = docketed(there)
    with pytest.raises(CaseRefused, match="Say why"):
        handed_back(there, made, why=" ")
    with pytest.raises(CaseRefused):
        handed_back(there, made, organ="college_party_org")
    assert fresh(made).stage == "docketed"
    reply(there, made)
    with pytest.raises(CaseRefused, match="Only a proposal whose reply is waited for"):
        handed_back(there, made)


def test_the_page_hands_back_and_says_who_did(there):
    made = docketed(there)
    office = client(there.seat(OFFICES["college"]))
    page = f"/proposals/{made.pk}/"
    assert 'name="why"' in text(office.get(page))
    given = {"organ": OFFICES["college"], "why": WHY}
    assert office.post(f"{page}hand-back", {**given, "why": ""}).status_code == 422
    assert office.post(f"{page}hand-back", given).status_code == 302
    assert WHY in text(client(there.seat(LEAGUE)).get(page))


def test_the_case_page_leads_to_the_page_where_it_is_docketed(there):
    made = handed_in(there)
    page = text(client(there.seat(LEAGUE)).get(f"/cases/{made.case_id}/"))
    offered = [f'value="{outcome}"' in page for outcome in ("approve", "return", "reject")]
    assert offered == [False, True, False]
    assert f'href="/proposals/{made.pk}/"' in page


def test_before_enough_second_it_the_button_is_off_and_says_why(there):
    made = drafted(there)
    page = text(client(there.proposer).get(f"/proposals/{made.pk}/"))
    assert 'value="hand_in" disabled' in page
    assert 'id="short"' in page
    ready = text(client(there.proposer).get(f"/proposals/{handed_in(there, title='另一件').pk}/"))
    assert "disabled" not in ready


def test_files_are_added_and_opened_on_the_page_of_the_proposal(there):
    made = handed_in(there)
    page = f"/proposals/{made.pk}/"
    pdf = SimpleUploadedFile("调查.pdf", b"%PDF-1.4 survey")
    assert client(there.proposer).post(f"{page}files", {"file": pdf}).status_code == 302
    kept = Attachment.objects.get()
    other = client(there.delegates[4])
    assert f"{page}files/{kept.pk}" in text(other.get(page))
    assert other.get(f"{page}files/{kept.pk}").content == b"%PDF-1.4 survey"
    assert "multipart" not in text(other.get(page))
    assert other.get(f"{page}files/999").status_code == 404
    assert client(there.proposer).post(f"/proposals/{drafted(there).pk}/files", {}).status_code == 404
