"""A session that is adjourned decides nothing until it sits again; its minutes keep its days apart."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from congress.sitting import Sitting, sitting
from huizhang.approvals.actions import CaseRefused
from huizhang.congress.actions import session as acts
from huizhang.congress.models import Milestone, Session, SessionResolution, Stay
from huizhang.congress.models import Sitting as Adjourned
from huizhang.congress.printing_session import minutes_values
from huizhang.congress.queries.session.minutes import minutes_of
from huizhang.congress.rules.session.arranging import Point, Span, faults_of_agenda, put_off
from huizhang.congress.rules.timeline import Name

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NINE = datetime(2026, 12, 1, 9, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def there() -> Sitting:
    return sitting()


def adjourned(there: Sitting, later: timedelta = 7 * DAY) -> Session:
    begins = timezone.now() + later
    facts = {"actor": there.leads, "session": there.session, "pack": there.pack}
    return acts.adjourn_session(**facts, begins=begins, place="礼堂")


def days_ago(session: Session, days: int) -> None:
    """All that is on record of a session, so many days earlier."""
    back = timedelta(days=days)
    for one in Stay.objects.all():
        one.arrived, one.left = one.arrived - back, one.left and one.left - back
        one.save()
    for one in SessionResolution.objects.all():
        one.at -= back
        one.save()
    for one in Adjourned.objects.all():
        one.begins, one.ended = one.begins - back, one.ended - back
        one.save()
    session.opened_at, session.begins = session.opened_at - back, session.begins - back
    session.save()


def test_while_it_is_adjourned_nothing_is_decided(there):
    there.came_in(7)
    adjourned(there)
    there.came_in(7)
    with pytest.raises(CaseRefused, match="sits again at"):
        there.resolved(5, 1, 1)
    assert not SessionResolution.objects.exists()


def test_the_agenda_follows_the_sittings(there):
    there.came_in(7)
    points = [Point("审议报告", there.begins, 20), Point("选举", timezone.now() + HOUR, 40)]
    acts.set_agenda(actor=there.leads, session=there.session, points=points, pack=there.pack)
    session = adjourned(there)
    first, second = session.agenda.all()
    assert (first.begins, second.begins) == (there.begins, session.begins)
    with pytest.raises(CaseRefused, match="Point 1 begins while the session is adjourned"):
        acts.set_agenda(
            actor=there.leads,
            session=session,
            points=[Point("选举", timezone.now() + DAY, 40)],
            pack=there.pack,
        )


def test_without_a_quorum_the_whole_agenda_follows(there):
    there.came_in(5)
    points = [Point("审议报告", there.begins, 20)]
    acts.set_agenda(actor=there.leads, session=there.session, points=points, pack=there.pack)
    session = adjourned(there)
    assert session.agenda.get().begins == session.begins


def test_points_lie_within_a_sitting_and_move_together():
    sittings = (Span(NINE, NINE + HOUR), Span(NINE + DAY))
    points = [Point("一", NINE, 20), Point("二", NINE + HOUR, 20), Point("三", NINE + DAY, 20)]
    assert [one.values["n"] for one in faults_of_agenda(points, sittings)] == [2]
    moved = put_off(points[:2], NINE + HOUR, NINE + DAY)
    assert [one.begins for one in moved] == [NINE, NINE + DAY]
    assert put_off(points[:1], NINE + HOUR, NINE + DAY) == ()


def test_the_minutes_of_two_days_name_the_day_of_everything(there):
    there.came_in(7)
    there.resolved(5, 1, 1)
    session = adjourned(there, HOUR)
    days_ago(session, 3)
    session.begins = timezone.now() - timedelta(minutes=10)
    session.save()
    Session.objects.update(begins=session.begins)
    there.came_in(8)
    there.went(there.numbers[0])
    acts.close_session(actor=there.leads, session=session, said="", pack=there.pack)
    session.refresh_from_db()
    found = minutes_of(session)
    came = Stay.objects.order_by("arrived").values_list("arrived", flat=True)
    day, today = (said_of(one) for one in (came[0], timezone.now()))
    assert (found.attended, found.attendance.count(day)) == (8, 1)
    assert [one["at"].startswith(day) for one in found.resolutions] == [True]
    assert {one["when"].split("日")[0] + "日" for one in found.late} == {day, today}
    assert [(one["name"], "返回" in one["when"]) for one in found.left] == [("代表1", False)]
    when = minutes_values(session, found)["when"]
    begun = [one.begins for one in found.sittings]
    assert [part.split(" ")[0].split("年")[1] for part in when.split("；")] == [said_of(one) for one in begun]
    assert Milestone.objects.get(name=Name.SESSION).day == timezone.localdate(begun[-1])


def said_of(moment: datetime) -> str:
    day = timezone.localdate(moment)
    return f"{day.month}月{day.day}日"
