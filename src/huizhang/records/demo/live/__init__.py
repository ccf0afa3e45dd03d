"""What goes on in the demo university today: matters that wait, done by the same acts as anybody's."""

from __future__ import annotations

from huizhang.records.demo.live.calls import publish_calls
from huizhang.records.demo.live.delegates import send_delegates
from huizhang.records.demo.live.elections import open_ballot, publish_ballot
from huizhang.records.demo.live.meetings import convene, write_minutes
from huizhang.records.demo.live.people import University, seat_colleagues
from huizhang.records.demo.live.projects import call_volunteers
from huizhang.records.demo.live.proposals import propose
from huizhang.records.demo.live.recommending import recommend_people
from huizhang.records.demo.live.results import elect_presidium
from huizhang.records.demo.live.sessions import hold_session
from huizhang.records.demo.live.unions import change_unions


def come_alive() -> None:
    """Needs the cast with its seats, and a plan in force."""
    university = University.found()
    seat_colleagues(university)
    meetings = convene(university)
    recommend_people(university)
    publish_calls(university)
    for meeting in meetings:
        write_minutes(university, meeting)
    call_volunteers(university)
    change_unions(university)
    send_delegates(university)
    propose(university)
    hold_session(university)
    elect_presidium(university)
    open_ballot(university)
    publish_ballot(university)
