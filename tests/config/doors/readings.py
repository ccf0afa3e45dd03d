"""Every call that reads: what lies there before, and how a program and a command ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from config.doors.deeds import UNION
from config.doors.deeds_of_calls import applied, noticed
from config.doors.deeds_of_projects import NAME, called, handed_in_together, signed
from config.doors.deeds_of_unions import two_turns
from huizhang.people.models import Account
from org.test_meetings import decided
from selection.calling import opened
from selection.noticing import objected
from selection.serving import Presidium
from selection.test_nominating import BRANCH, PARTY

Seen = tuple[Account, str, dict[str, Any], tuple[object, ...]]
READ: dict[str, Callable[[Presidium], Seen]] = {}


def reads(name: str) -> Callable[[Callable[[Presidium], Seen]], Callable[[Presidium], Seen]]:
    return lambda built: READ.setdefault(name, built)


@reads("call list")
def _calls(presidium: Presidium) -> Seen:
    opened(presidium.university)
    return presidium.clerk, "/calls", {}, ()


@reads("call show")
def call_read(presidium: Presidium) -> Seen:
    call = opened(presidium.university).pk
    return presidium.clerk, f"/calls/{call}", {}, (call,)


@reads("call applied")
def _applied(presidium: Presidium) -> Seen:
    return Account.objects.get(student=applied(presidium).student), "/applications", {}, ()


@reads("call applications")
def applications_read(presidium: Presidium) -> Seen:
    call = applied(presidium).call_id
    return presidium.guiding(BRANCH), f"/calls/{call}/applications", {"size": 1}, (call, "--size", 1)


@reads("notice list")
def _notices(presidium: Presidium) -> Seen:
    noticed(presidium)
    return presidium.clerk, "/notices", {}, ()


@reads("notice show")
def notice_read(presidium: Presidium) -> Seen:
    found = noticed(presidium)
    objected(presidium.university, found)
    return presidium.guiding(PARTY), f"/notices/{found.pk}", {}, (found.pk,)


@reads("post list")
def posts_read(presidium: Presidium) -> Seen:
    return presidium.members[0], "/posts", {"union": UNION}, ("--union", UNION)


@reads("department list")
def _departments(presidium: Presidium) -> Seen:
    return presidium.members[0], "/departments", {"union": UNION}, ("--union", UNION)


@reads("turn list")
def _turns(presidium: Presidium) -> Seen:
    two_turns(presidium)
    return presidium.members[0], "/turns", {"union": UNION}, ("--union", UNION)


@reads("meeting list")
def _meetings(presidium: Presidium) -> Seen:
    decided(presidium)
    return presidium.members[0], "/meetings", {"union": UNION}, ("--union", UNION)


@reads("meeting show")
def _meeting(presidium: Presidium) -> Seen:
    meeting = decided(presidium).item.meeting_id
    return presidium.guiding(), f"/meetings/{meeting}", {}, (meeting,)


@reads("project list")
def _projects(presidium: Presidium) -> Seen:
    called()
    return presidium.clerk, "/projects", {}, ()


@reads("project show")
def project_read(presidium: Presidium) -> Seen:
    signed(presidium)
    return presidium.members[0], f"/projects/{NAME}", {}, (NAME,)


@reads("deputy list")
def _deputies(presidium: Presidium) -> Seen:
    return presidium.guiding(), "/deputies", {}, ()


@reads("seat list")
def _seats(presidium: Presidium) -> Seen:
    return presidium.guiding(), "/seats", {}, ()


@reads("seat hand-overs")
def _handovers(presidium: Presidium) -> Seen:
    return presidium.guiding(), "/seats/hand-overs", {}, ()


@reads("case of-list")
def _of_list(presidium: Presidium) -> Seen:
    batch = handed_in_together(presidium)
    return presidium.guiding(), f"/cases/lists/{batch}", {}, (batch,)
