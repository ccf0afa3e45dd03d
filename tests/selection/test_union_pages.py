"""The pages of a union's matters: who may, what stops it, what follows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.encoding import iri_to_uri

import cast
from compliance.university import PLAN
from huizhang.approvals.models import Case
from huizhang.kernel.procedure import Outcome
from huizhang.org.models import Department, Meeting, Post, PostHandover, Resolution
from huizhang.people.models import Account
from huizhang.people.queries import plan
from huizhang.policy.resolve import resolve
from huizhang.selection.actions import decide_departure, decide_turn
from huizhang.selection.models import Backing, Departure
from huizhang.selection.views.rotation import SWITCH
from org.test_meetings import decided
from selection.serving import COMMITTEE, LEAGUE, PARTY, Presidium, backed, chairs, says, serving, today

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
UNION = f"/unions/{cast.COLLEGE_UNION}"


@pytest.fixture
def presidium(monkeypatch) -> Presidium:
    found = serving()
    monkeypatch.setattr(plan, "SCHOOL", PLAN)
    return found


def client(account: Account) -> Client:
    made = Client()
    made.force_login(account, BACKEND)
    return made


def guiding(presidium: Presidium) -> Client:
    return client(presidium.guiding())


PAGES = ("meetings", "departments", "rotation", "posts")


def test_the_presidium_opens_the_page_of_its_own_union(presidium):
    answers = [client(one).get(UNION).status_code for one in (presidium.members[0], presidium.clerk)]
    assert answers == [200, 403]


@pytest.mark.parametrize("page", PAGES)
def test_a_unions_pages_are_for_its_presidium_and_those_who_guide_it(presidium, page):
    answers = {
        "member": client(presidium.members[0]).get(f"{UNION}/{page}").status_code,
        "guiding": guiding(presidium).get(f"{UNION}/{page}").status_code,
        "clerk": client(presidium.clerk).get(f"{UNION}/{page}").status_code,
        "unknown": client(presidium.clerk).get(f"/unions/无此组织/{page}").status_code,
    }
    assert answers == {"member": 200, "guiding": 200, "clerk": 403, "unknown": 403}


@pytest.mark.parametrize("page", PAGES)
def test_a_unions_pages_ask_as_often_for_many_as_for_few(presidium, page):
    counts = []
    for number in (2, 20):
        for n in range(number):
            Department.objects.create(union_id=cast.COLLEGE_UNION, department=f"部门{number}-{n}")
            Meeting.objects.create(
                union_id=cast.COLLEGE_UNION,
                at=timezone.now(),
                place="301",
                convened_by=presidium.members[0],
            )
        reader = guiding(presidium)
        with CaptureQueriesContext(connection) as asked:
            reader.get(f"{UNION}/{page}")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_member_of_staff_resigns_from_their_own_page(presidium):
    reader = client(presidium.clerk)
    post = presidium.post_of(presidium.clerk, "department_member")
    assert [one["post"] for one in reader.get("/posts/").context["posts"]] == [post]
    answer = reader.post(f"/posts/{post.pk}/leave", {"day": today().isoformat(), "said": "毕业实习"})
    departure = Departure.objects.get()
    assert (answer.headers["Location"], departure.said) == (f"/cases/{departure.case_id}/", "毕业实习")
    assert reader.get(f"/cases/{departure.case_id}/").status_code == 200
    assert client(presidium.members[0]).get(f"/posts/{post.pk}/leave").status_code == 404


def test_a_returned_resignation_is_corrected_on_its_page(presidium):
    reader = client(presidium.clerk)
    post = presidium.post_of(presidium.clerk, "department_member")
    reader.post(f"/posts/{post.pk}/leave", {"day": today().isoformat(), "said": "毕业实习"})
    case = Case.objects.get()
    assert reader.get(f"/cases/{case.pk}/leaving").status_code == 404
    says(decide_departure, presidium, case, LEAGUE, Outcome.RETURN, opinion="写明交接")
    assert "写明交接" in reader.get(f"/cases/{case.pk}/leaving").content.decode()
    reader.post(f"/cases/{case.pk}/leaving", {"day": today().isoformat(), "said": "已交接"})
    case.refresh_from_db()
    assert (case.round, case.state, Departure.objects.get().said) == (2, "open", "已交接")


def test_the_guiding_organ_dismisses_and_others_may_not(presidium):
    post = presidium.post_of(presidium.clerk, "department_member")
    given = {"day": today().isoformat(), "said": "长期不履职"}
    refused = client(presidium.members[0]).post(f"/posts/{post.pk}/dismissal", given)
    answer = guiding(presidium).post(f"/posts/{post.pk}/dismissal", given)
    assert (refused.status_code, answer.status_code) == (403, 302)
    shown = client(presidium.guiding(PARTY)).get(answer.headers["Location"]).content.decode()
    assert "长期不履职" in shown


def test_ending_the_term_needs_a_tick_and_a_guiding_seat(presidium):
    given = {"day": today().isoformat()}
    member = client(presidium.members[0]).post(f"{UNION}/end-of-term", {**given, "sure": "on"})
    unsure = guiding(presidium).post(f"{UNION}/end-of-term", given)
    assert (member.status_code, unsure.status_code, Post.objects.filter(end=None).count()) == (403, 422, 4)
    guiding(presidium).post(f"{UNION}/end-of-term", {**given, "sure": "on"})
    assert Post.objects.filter(end=None).count() == 0


def test_a_department_is_asked_for_with_the_presidiums_decision(presidium):
    resolution = decided(presidium)
    given = {"opens": "open", "department": "学习部", "day": today().isoformat(), "said": "学风"}
    member = client(presidium.members[0])
    answer = member.post(f"{UNION}/departments", {**given, "resolution": resolution.pk})
    shown = guiding(presidium).get(answer.headers["Location"]).content.decode()
    assert (answer.status_code, Backing.objects.get().resolution) == (302, resolution)
    assert resolution.text in shown
    assert client(presidium.members[1]).post(f"{UNION}/departments", given).status_code == 409


def test_a_proposed_project_says_whether_the_presidium_decided_on_it(presidium):
    member = client(presidium.members[0])
    start = timezone.localdate() + timedelta(days=3)
    given = {
        "name": "迎新志愿服务", "purpose": "车站接站", "needed": "5",
        "start": start.isoformat(), "end": (start + timedelta(days=9)).isoformat(),
    }  # fmt: skip
    member.post(f"{UNION}/projects", given)
    without = member.get(f"/cases/{Case.objects.get().pk}/").context["important"]
    resolution = decided(presidium)
    answer = member.post(f"{UNION}/projects", {**given, "name": "运动会", "resolution": resolution.pk})

    assert (without, answer.status_code, Backing.objects.get().resolution) == (True, 302, resolution)


def test_a_case_without_the_presidiums_decision_says_so_until_it_names_one(presidium):
    given = {"opens": "open", "department": "学习部", "day": today().isoformat(), "said": "学风"}
    member, other = client(presidium.members[0]), client(presidium.members[1])
    address = member.post(f"{UNION}/departments", given).headers["Location"]
    warned = guiding(presidium).get(address).content.decode()
    refused = guiding(presidium).post(f"{address}decide", {"organ": LEAGUE, "outcome": "approve"})
    resolution = decided(presidium)
    asked = [
        f"{address}presidium-decision" in one.get(address).content.decode()
        for one in (other, guiding(presidium))
    ]
    other.post(f"{address}presidium-decision", {"resolution": resolution.pk})
    named = guiding(presidium).get(address).content.decode()

    meetings = f'href="{iri_to_uri(UNION)}/meetings"'
    assert [what in warned for what in ("notice warning", "须待", meetings)] == [True] * 3
    assert (refused.status_code, "须待" in refused.content.decode()) == (409, True)
    assert asked == [True, False]
    assert ("notice warning" in named, "须待" in named) == (False, False)


@pytest.mark.parametrize("page", ["departments", "rotation", "projects"])
def test_whoever_asks_is_told_beforehand_that_the_presidium_decides_first(presidium, page):
    said = [client(presidium.members[0]).get(f"{UNION}/{page}").context["collective"]]
    Post.objects.filter(post="presidium_member").update(end=today())
    said.append(guiding(presidium).get(f"{UNION}/{page}").context["collective"])
    assert said == ["waits", "vacant"]


def test_next_terms_chair_is_proposed_and_hands_over(presidium):
    calendar = presidium.pack.calendar
    now = calendar.term_of(today())
    first = chairs(presidium.members[0], calendar.start(now), calendar.start(now.next()))
    member = client(presidium.members[2])
    shown = member.get(f"{UNION}/rotation")
    assert next(name for name, _ in shown.context["form"].fields["student"].choices) == "20240002"
    answer = member.post(f"{UNION}/rotation", {"student": "20240002", "term": str(now.next())})
    case = Case.objects.get()
    assert answer.headers["Location"] == f"/cases/{case.pk}/"
    says(decide_turn, presidium, backed(case), LEAGUE)
    outgoing, incoming = client(presidium.members[0]), client(presidium.members[1])
    outgoing.post(f"{UNION}/rotation/hand-over", {"matters": "经费结算"})
    handover = PostHandover.objects.get()
    incoming.post(f"/hand-overs/{handover.pk}/sign")
    handover.refresh_from_db()
    assert (handover.outgoing, handover.incoming_signed is None) == (first, False)
    assert "经费结算" in outgoing.get(f"{UNION}/rotation").content.decode()


def test_where_nobody_takes_turns_the_page_says_so_and_the_way_to_change_it_only_to_who_may(monkeypatch):
    monkeypatch.setattr(plan, "SCHOOL", PLAN.parent / "xianning")
    found = serving("xianning")
    pages = [
        client(one).get(f"{UNION}/rotation").content.decode()
        for one in (found.members[0], found.guiding(COMMITTEE))
    ]
    assert ["未实行轮值" in page for page in pages] == [True, True]
    assert ["structure.rotation" in page for page in pages] == [False, True]
    assert ['href="/settings/"' in page.split("</nav>")[-1] for page in pages] == [False, True]


def test_what_the_page_says_to_write_switches_rotation_on(tmp_path):
    folder = tmp_path / "school"
    folder.mkdir()
    (folder / "pack.toml").write_text('id = "school"\ninstitution = "示范学院"\nextends = "xianning"\n')
    (folder / "rules.toml").write_text(SWITCH)
    pack = resolve(folder)
    assert "executive_chair" in pack.rules["structure.posts"].get("allowed")
    assert pack.rules["structure.rotation"].get("exactly") == 1


def test_a_meeting_is_called_and_minuted_in_the_browser(presidium):
    member = client(presidium.members[0])
    at = timezone.localtime() + timedelta(days=1)
    given = {"at": at.strftime("%Y-%m-%dT%H:%M"), "place": "301", "agenda": "设立学习部\n<b>其他</b>"}
    address = member.post(f"{UNION}/meetings", given).headers["Location"]
    meeting = Meeting.objects.get()
    assert "&lt;b&gt;其他" in member.get(address).content.decode()
    Meeting.objects.update(at=timezone.now() - timedelta(hours=1))
    member.post(f"{address}attendance", {"present": ["20240001", "20240002", "20240003"]})
    wrong = member.post(f"{address}points/1", {"text": "同意", "in_favour": 1, "against": 0, "abstained": 0})
    right = member.post(
        f"{address}points/1",
        {
            "text": "同意",
            "in_favour": 3,
            "against": 0,
            "abstained": 0,
            "responsible": "20240002",
            "due": today().isoformat(),
        },
    )
    resolution = Resolution.objects.get()
    assert (wrong.status_code, right.status_code, resolution.carried) == (409, 302, True)
    assert "同意" in member.get(f"{address}minutes").content.decode()
    assert client(presidium.clerk).get(address).status_code == 403
    member.post(f"/decisions/{resolution.pk}/done")
    resolution.refresh_from_db()
    assert (resolution.done_on, meeting.pk) == (today(), resolution.item.meeting_id)
