"""The pages after the close: who sees them, what they do without script, and what nobody learns too early."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.cache import cache
from django.test import Client
from docx import Document
from pypdf import PdfReader

from elections.bundle.given import both
from elections.test_paper import on_paper, tellers
from huizhang.congress.queries.session.codes import code_from
from huizhang.elections import actions
from huizhang.elections.models import Election, ElectionCandidate, ElectionCount, TallySheet
from huizhang.elections.queries.counts import counted_again
from huizhang.shell.language import CHINESE

pytestmark = pytest.mark.usefixtures("school")
ALL = ["c1", "c2", "c3", "c4", "c5"]
NAME = "<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    cache.clear()


def browser(account) -> Client:
    client = Client()
    client.force_login(account)
    return client


@pytest.fixture
def closed(hall) -> Election:
    election = hall.opened()
    for place in range(9):
        hall.casts(election, place, ALL)
    return actions.close_election(actor=hall.leads, election=election, pack=hall.pack)


@pytest.fixture
def published(hall, closed) -> Election:
    actions.count_election(actor=hall.scrutineers[0], election=closed, pack=hall.pack)
    return actions.publish_election(actor=hall.leads, election=closed, pack=hall.pack)


def test_an_election_is_counted_published_and_passed_on_without_javascript(hall, closed):
    watching, leading = browser(hall.scrutineers[0]), browser(hall.leads)
    page = f"/elections/{closed.pk}/count"
    assert watching.post(page, {"act": "count"}).status_code == 302
    shown = watching.get(page)
    assert [bar.percent for bar in shown.context["drawn"].bars] == [100] * 5 + [0] * 2
    assert leading.post(page, {"act": "publish"}).status_code == 302
    assert leading.post(page, {"act": "pass_on", "renews": "on"}).status_code == 302
    assert ElectionCount.objects.get().handed_over_at is not None
    assert leading.post(page, {"act": "count"}).status_code == 409
    assert leading.post(page, {"act": "nonsense"}).status_code == 409


def test_each_page_is_for_those_whom_it_concerns(hall, published):
    readers = {
        "leads": hall.leads,
        "scrutineer": hall.scrutineers[0],
        "voter": hall.voter(0),
        "clerk": hall.session.presidium.clerk,
    }
    number = published.pk
    found = {
        page: {
            part: browser(one).get(f"/elections/{number}/{page}").status_code for part, one in readers.items()
        }
        for page in ("count", "sheet", "hall", "announcement.docx", "result", "bundle.zip")
    }
    for_those_concerned = {"leads": 200, "scrutineer": 200, "voter": 200, "clerk": 403}
    everybody = dict.fromkeys(readers, 200)
    assert found == {
        "count": for_those_concerned,
        "sheet": {"leads": 403, "scrutineer": 403, "voter": 403, "clerk": 403},
        "hall": for_those_concerned,
        "announcement.docx": for_those_concerned,
        "result": everybody,
        "bundle.zip": everybody,
    }
    assert browser(hall.voter(0)).post(f"/elections/{number}/count", {"act": "publish"}).status_code == 403


def test_nothing_is_public_before_it_is_published(hall, closed):
    actions.count_election(actor=hall.leads, election=closed, pack=hall.pack)
    for page in ("result", "bundle.zip"):
        assert Client().get(f"/elections/{closed.pk}/{page}").status_code == 404
    assert Client().get("/elections/999999/result").status_code == 404


def test_anybody_downloads_bundle_and_verifier_and_verifies(published, tmp_path):
    visitor = Client()
    page = visitor.get(f"/elections/{published.pk}/result")
    made = ElectionCount.objects.get()
    assert made.sha256 in page.content.decode()
    bundle = visitor.get(f"/elections/{published.pk}/bundle.zip")
    assert both(bundle.content, tmp_path, made.sha256, published.frozen_sha256) == (0, 0)
    assert visitor.get("/elections/verify_election.py").content.startswith(b"#!/usr/bin/env python3")


def test_the_hall_shows_turnout_and_hashes_and_never_an_interim_result(hall):
    election = hall.opened()
    hall.casts(election, 0, ALL)
    page = f"/elections/{election.pk}/hall"
    shown = browser(hall.voter(1)).get(page)
    screen = shown.context["screen"]
    assert (screen.issued, screen.voted, screen.drawn, screen.close) == (9, 1, None, "")
    assert election.frozen_sha256 in shown.content.decode()
    assert 'class="bars"' not in shown.content.decode()
    actions.close_election(actor=hall.leads, election=election, pack=hall.pack)
    cache.clear()
    sealed = browser(hall.voter(1)).get(page)
    election.refresh_from_db()
    assert sealed.context["screen"].drawn is None
    assert election.box_sha256 in sealed.content.decode()
    actions.count_election(actor=hall.leads, election=election, pack=hall.pack)
    actions.publish_election(actor=hall.leads, election=election, pack=hall.pack)
    cache.clear()
    after = browser(hall.voter(1)).get(page)
    for noted in (election.frozen_sha256, election.box_sha256, ElectionCount.objects.get().sha256):
        assert noted in after.content.decode()
    assert [bar.percent for bar in after.context["screen"].drawn.bars] == [11] * 5 + [0] * 2
    assert 'class="bars"' in after.content.decode()


def test_the_computer_of_the_hall_is_asked_again_and_again_and_answers_only_what_changed(
    hall, election, django_assert_max_num_queries
):
    page = f"/hall/{code_from(hall.session.session.hall)}/election"
    asked = {"headers": {"HX-Request": "true"}}
    first = Client().get(page, **asked)
    assert (first.status_code, first.context["screen"].number) == (200, election.pk)
    asked["headers"]["If-None-Match"] = first.headers["ETag"]
    with django_assert_max_num_queries(4):
        assert Client().get(page, **asked).status_code == 304
    hall.casts(election, 0, ALL)
    cache.clear()
    assert Client().get(page, **asked).status_code == 200
    assert Client().get("/hall/nonsense/election").status_code == 404


def test_two_tellers_work_on_their_pages_and_mend_a_difference(hall):
    election = on_paper(hall)
    first, second = map(browser, tellers(hall))
    page = f"/elections/{election.pk}/sheet"
    right = pile(valid=8, invalid=1, approve={"c1": 8, "c2": 8, "c3": 8, "c4": 8, "c5": 8})
    wrong = pile(valid=8, invalid=1, approve={"c1": 8, "c2": 8, "c3": 8, "c4": 8, "c5": 7, "c6": 1})
    assert first.post(page, {**right, "c1_approve": "9"}).status_code == 409
    for client, given in ((first, right), (second, wrong)):
        assert client.post(page, given).status_code == 302
        assert client.post(page, {"act": "hand_in"}).status_code == 302
    shown = first.get(page)
    assert len(shown.context["differences"]) == 4
    assert all(f"{one.name} ({one.username})" in shown.content.decode() for one in tellers(hall))
    assert len(browser(hall.leads).get(f"/elections/{election.pk}/count").context["differences"]) == 4
    assert second.post(page, {"act": "take_back"}).status_code == 302
    form = second.get(f"{page}?pile=1").context["form"]
    assert (form["c5_approve"].value(), form["valid"].value()) == (7, 8)
    for given in ({"act": "drop", "pile": "1"}, right, {"act": "hand_in"}):
        assert second.post(page, given).status_code == 302
    assert second.get(page).context["differences"] == ()
    assert second.post(page, {"act": "nonsense"}).status_code == 409
    assert browser(hall.leads).post(f"/elections/{election.pk}/count", {"act": "count"}).status_code == 302
    assert TallySheet.objects.filter(handed_in_at__isnull=False).count() == 2


def test_before_both_sheets_are_in_neither_teller_nor_who_leads_sees_the_other(hall):
    election = on_paper(hall)
    first, second = map(browser, tellers(hall))
    page = f"/elections/{election.pk}/sheet"
    given = pile(valid=8, invalid=1, approve={"c1": 7})
    first.post(page, given)
    first.post(page, {"act": "hand_in"})
    for client, where in ((second, page), (browser(hall.leads), f"/elections/{election.pk}/count")):
        shown = client.get(where)
        assert shown.context["differences"] == ()
        assert ">7<" not in shown.content.decode()


def pile(valid: int, invalid: int, approve: dict[str, int]) -> dict[str, str]:
    """As a browser sends it; who is not approved of abstains."""
    found = {"act": "put", "pile": "1", "valid": str(valid), "invalid": str(invalid)}
    for key in (f"c{place}" for place in range(1, 8)):
        votes = approve.get(key, 0)
        found |= {f"{key}_approve": str(votes), f"{key}_abstain": str(valid - votes)}
        found |= {f"{key}_oppose": "0", f"{key}_illegible": "0"}
    return found


def test_numbers_of_papers_are_recorded_on_the_page(hall):
    names = tuple(one.username for one in tellers(hall))
    election = hall.opened(mode="paper", tellers=names)
    actions.close_election(actor=hall.leads, election=election, pack=hall.pack)
    client, page = browser(hall.scrutineers[2]), f"/elections/{election.pk}/count"
    assert client.post(page, {"act": "papers", "issued": "", "returned": "9"}).status_code == 422
    voiding = {"act": "papers", "issued": "8", "returned": "9"}
    asked = client.post(page, voiding)
    assert (asked.status_code, 'name="confirmed"' in asked.content.decode()) == (409, True)
    assert client.post(page, {**voiding, "confirmed": "on"}).status_code == 302
    assert client.get(page).context["correctable"]
    election.refresh_from_db()
    assert election.state == "void"
    for teller in map(browser, tellers(hall)):
        sheet = f"/elections/{election.pk}/sheet"
        assert teller.get(sheet).context["form"].rows() == []
        assert (
            teller.post(sheet, {"act": "put", "pile": "1", "valid": "0", "invalid": "9"}).status_code == 302
        )
        assert teller.post(sheet, {"act": "hand_in"}).status_code == 302
    assert client.post(page, {"act": "count"}).status_code == 302
    assert browser(hall.leads).post(page, {"act": "publish"}).status_code == 302
    for where in ("", "/count", "/result", "/hall"):
        shown = browser(hall.leads).get(f"/elections/{election.pk}{where}").content.decode()
        assert ("9" in shown, "本次选举无效" in shown, "重新选举" in shown) == (True, True, True), where
        assert 'class="bars"' not in shown
    word = Document(BytesIO(browser(hall.leads).get(f"/elections/{election.pk}/announcement.docx").content))
    told = "\n".join(one.text for one in word.paragraphs)
    assert "将重新组织选举。原因：收回选票9张，多于发出的8张" in told
    assert word.tables == []
    assert "本次选举无效" in printed(browser(hall.leads), election)


def test_the_announcement_is_the_same_in_word_and_pdf(hall, published):
    client, page = browser(hall.leads), f"/elections/{published.pk}/announcement"
    word = Document(BytesIO(client.get(f"{page}.docx").content))
    told = "\n".join(one.text for one in word.paragraphs)
    cells = [cell.text for row in word.tables[0].rows for cell in row.cells]
    in_pdf = printed(client, published)
    elected = [one.name for one in ElectionCandidate.objects.filter(key__in=ALL).order_by("pk")]
    for name in elected:
        assert name in cells
        assert name in in_pdf
    made = ElectionCount.objects.get()
    assert made.sha256 in told
    assert made.sha256 in in_pdf.replace(" ", "")
    assert CHINESE.say(counted_again(made).steps[1]) in told
    assert client.get(f"{page}.exe").status_code == 404


def printed(client: Client, election: Election) -> str:
    pdf = PdfReader(BytesIO(client.get(f"/elections/{election.pk}/announcement.pdf").content))
    return "".join(one.extract_text() for one in pdf.pages).replace("\n", "")


def test_hostile_names_stay_text_on_every_page(hall, published):
    Election.objects.filter(pk=published.pk).update(title=NAME)
    published.refresh_from_db()
    for page in ("count", "hall", "result"):
        assert NAME not in browser(hall.leads).get(f"/elections/{published.pk}/{page}").content.decode()
