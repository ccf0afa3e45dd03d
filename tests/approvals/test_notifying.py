"""People are told after the act, on every channel, once; a channel that fails keeps nothing back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from approvals.test_cases import matter
from approvals.university import SINCE, University, founded
from huizhang.approvals.actions import decide, delegate, open_case
from huizhang.approvals.actions.deadlines import escalate, remind
from huizhang.approvals.actions.notifying import deliver
from huizhang.approvals.channels import Channel, channels
from huizhang.approvals.models import Delivery, MailAddress, Notification, Waiting
from huizhang.approvals.queries.notifying import escalated_to
from huizhang.approvals.rules.notifying import PAUSES
from huizhang.kernel.procedure import Outcome
from huizhang.people.models import Seat

pytestmark = pytest.mark.django_db
LEAGUE, PARTY, BRANCH = "college_league_org", "college_party_org", "class_league_branch"
MAIL = "mailto://mail.example.edu.cn"


@pytest.fixture
def university(settings, monkeypatch) -> University:
    made = founded()
    settings.NOTIFY = ["console"]
    settings.ADDRESS = "https://huizhang.example.edu.cn"
    monkeypatch.setattr("huizhang.approvals.actions.notifying.plan_on", lambda _day: made.pack)
    return made


@pytest.fixture
def opened(university, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return open_case(
            actor=university.seated[BRANCH], matter=matter(university), pack=university.pack, organ=BRANCH
        )


def told(why: str) -> set[str]:
    return set(Notification.objects.filter(why=why).values_list("told__username", flat=True))


def test_those_for_whom_a_case_waits_are_told_and_no_student_is_named(university, opened):
    said = Notification.objects.get()
    assert told("waits") == {LEAGUE, f"{LEAGUE}2"}
    assert opened.number in said.body and f"https://huizhang.example.edu.cn/cases/{opened.pk}/" in said.body
    assert university.student.name not in said.title + said.body
    assert university.student.pk not in said.title + said.body


def test_nothing_is_told_of_an_act_that_was_undone(university, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        open_case(
            actor=university.seated[BRANCH], matter=matter(university), pack=university.pack, organ=BRANCH
        )
    assert (len(callbacks) > 0, Notification.objects.count()) == (True, 0)


@pytest.mark.parametrize(("outcome", "why"), [(Outcome.RETURN, "returned"), (Outcome.REJECT, "rejected")])
def test_whoever_handed_in_is_told_what_came_of_it(
    university, opened, django_capture_on_commit_callbacks, outcome, why
):
    with django_capture_on_commit_callbacks(execute=True):
        decide(
            actor=university.seated[LEAGUE],
            case=opened.pk,
            organ=LEAGUE,
            outcome=outcome,
            pack=university.pack,
            opinion="材料不全",
        )
    assert told(why) == {BRANCH}
    assert "材料不全" not in Notification.objects.get(why=why).body


def test_the_deputy_is_told_in_place_of_the_absent_one(university, django_capture_on_commit_callbacks):
    today = timezone.localdate()
    absent = university.seated[LEAGUE]
    delegate(
        actor=absent,
        seat=absent.seats.get(),
        deputy=university.others[LEAGUE],
        first_day=today,
        last_day=today,
    )
    with django_capture_on_commit_callbacks(execute=True):
        open_case(
            actor=university.seated[BRANCH], matter=matter(university), pack=university.pack, organ=BRANCH
        )
    assert told("waits") == {f"{LEAGUE}2"}


def test_mail_goes_to_those_who_wrote_down_an_address(university, settings, monkeypatch, opened):
    settings.NOTIFY = ["console", MAIL, "wecombot://a-key"]
    MailAddress.objects.create(account=university.seated[LEAGUE], address="he@example.edu.cn")
    Waiting.objects.update(due=timezone.localdate())
    sent = sending(monkeypatch)
    told_again(university)
    deliver.func()
    assert sorted(sent) == [("mailto", "he@example.edu.cn"), ("wecombot", "")]


def sending(monkeypatch, failing: str = "") -> list[tuple[str, str]]:
    """What apprise would have sent; `failing` is the scheme that refuses."""
    sent = []

    def send(channel: Channel, _title: str, _body: str, to: str = "") -> bool:
        scheme = channel.address.partition("://")[0]
        if scheme == failing:
            return False
        if scheme != "console":
            sent.append((scheme, to))
        return True

    monkeypatch.setattr(Channel, "send", send)
    return sent


def told_again(university: University) -> None:
    """A reminder, with its rows of the outbox."""
    from huizhang.approvals.actions.notifying import tell_organ
    from huizhang.approvals.rules.notifying import Why

    waiting = Waiting.objects.select_related("case__union").get()
    tell_organ(waiting, Why.REMINDS, university.pack, (LEAGUE,), waiting.college_id)


def test_a_channel_that_fails_keeps_no_other_back_and_is_tried_again_later(
    university, settings, monkeypatch, opened
):
    settings.NOTIFY = ["wecombot://a-key", "dingtalk://a-token"]
    sent = sending(monkeypatch, failing="wecombot")
    told_again(university)
    assert deliver.func() == 1
    failed = Delivery.objects.get(channel__startswith="wecombot")
    waits = failed.due - timezone.now()
    assert (sent, failed.attempts, failed.sent) == ([("dingtalk", "")], 1, None)
    assert timedelta(seconds=50) < waits <= PAUSES[0]
    assert deliver.func() == 0


def test_a_channel_that_never_answers_is_given_up_after_growing_pauses(
    university, settings, monkeypatch, opened
):
    settings.NOTIFY = ["wecombot://a-key"]
    sending(monkeypatch, failing="wecombot")
    told_again(university)
    for _ in range(len(PAUSES) + 1):
        Delivery.objects.filter(sent=None).update(due=timezone.now())
        deliver.func()
    failed = Delivery.objects.get(channel__startswith="wecombot")
    assert (failed.attempts, failed.given_up, deliver.func()) == (len(PAUSES) + 1, True, 0)


def test_secrets_of_channels_stay_out_of_the_database(settings):
    settings.NOTIFY = ["wecombot://a-secret-key", "console"]
    assert [("secret" in name) for name in channels()] == [False, False]


def test_an_organ_is_reminded_once_before_the_day(university, opened, django_capture_on_commit_callbacks):
    due = Waiting.objects.get().due
    days = timedelta(days=university.pack.days["remind"])
    with django_capture_on_commit_callbacks(execute=True):
        counts = [remind(pack=university.pack, day=day) for day in (due - 2 * days, due - days, due)]
    assert (counts, told("reminds")) == ([0, 1, 0], {LEAGUE, f"{LEAGUE}2"})


def test_what_is_overdue_comes_before_the_organ_that_guides_once(
    university, opened, django_capture_on_commit_callbacks
):
    waiting = Waiting.objects.get()
    day = waiting.due + timedelta(days=1)
    with django_capture_on_commit_callbacks(execute=True):
        counts = [escalate(pack=university.pack, day=on) for on in (waiting.due, day, day)]
    guiding = "school_league_committee"
    assert (counts, told("escalated")) == ([0, 1, 0], {guiding, f"{guiding}2"})
    assert list(escalated_to(university.seated[guiding], university.pack, day)) == [waiting]
    assert list(escalated_to(university.seated[PARTY], university.pack, day)) == []


def test_somebody_whom_the_case_is_about_is_not_told(university, django_capture_on_commit_callbacks):
    about = university.others[LEAGUE]
    about.student = university.student
    about.save()
    with django_capture_on_commit_callbacks(execute=True):
        open_case(
            actor=university.seated[BRANCH], matter=matter(university), pack=university.pack, organ=BRANCH
        )
    assert told("waits") == {LEAGUE}


def test_seats_that_ended_are_not_told(university, django_capture_on_commit_callbacks):
    Seat.objects.filter(account=university.others[LEAGUE]).update(end=SINCE + timedelta(days=9))
    with django_capture_on_commit_callbacks(execute=True):
        open_case(
            actor=university.seated[BRANCH], matter=matter(university), pack=university.pack, organ=BRANCH
        )
    assert told("waits") == {LEAGUE}
