"""What a program and a command are told: the same, and enough to say the next thing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from ninja import Schema

import cast
import config.doors.deeds_of_elections
import config.doors.deeds_of_sessions
import config.doors.deeds_of_tallies
import config.doors.readings_of_congresses
import config.doors.readings_of_proposals  # noqa: F401  # each tells its readings
from config.command_line import huizhang
from config.doors.conftest import by_api, by_command
from config.doors.deeds import UNION
from config.doors.deeds_of_calls import applied
from config.doors.deeds_of_projects import called, serves
from config.doors.readings import READ, applications_read, call_read, notice_read, posts_read, project_read
from huizhang.config.doors import DOORS
from huizhang.config.doors.labels import LABELS
from huizhang.eligibility.models import StandingView
from huizhang.org.models import Department
from huizhang.people.actions import issue_token
from org.test_meetings import decided
from selection.calling import opened
from selection.serving import Presidium

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", READ)
def test_a_program_and_a_command_are_told_the_same(presidium: Presidium, name: str):
    account, path, given, words = READ[name](presidium)
    status, answer = by_api(account, "get", path, given)
    assert (status, by_command(account, *name.split(), *words)) == (200, (0, answer))


def test_every_call_that_reads_is_tried():
    read = {f"{one.noun} {one.verb}" for group in DOORS for one in group.each if one.method == "GET"}
    assert set(READ) == read


MORE: dict[str, Callable[[Presidium, int], Any]] = {
    "call list": lambda presidium, _: opened(presidium.university),
    "call applications": lambda presidium, number: applied(presidium, 80 + number),
    "department list": lambda _, number: Department.objects.create(union_id=UNION, department=f"部{number}"),
    "meeting list": lambda presidium, _: decided(presidium),
    "project list": lambda _, number: called(f"项目{number}"),
}


@pytest.mark.parametrize("name", MORE)
def test_a_list_asks_as_often_for_many_rows_as_for_few(presidium: Presidium, name: str):
    account, path, _, words = READ[name](presidium)
    given = {"union": UNION} if "--union" in words else {}
    with CaptureQueriesContext(connection) as for_one:
        by_api(account, "get", path, given)
    for number in range(3):
        MORE[name](presidium, number)
    with CaptureQueriesContext(connection) as for_more:
        _, told = by_api(account, "get", path, given)
    assert (told["count"] > 3, len(for_more)) == (True, len(for_one))


def test_a_student_reads_the_own_verdict_before_applying(presidium: Presidium):
    account, path, _, _ = call_read(presidium)
    _, told = by_api(account, "get", path)
    assert [(one["article"], one["status"]) for one in told["conditions"]] == [("四", "pass")] * 3
    assert (told["wanted"][0]["wanted"], told["application"], told["stops"]) == (
        3,
        None,
        [],
    )


def test_looking_at_applications_is_recorded(presidium: Presidium):
    account, path, given, _ = applications_read(presidium)
    _, told = by_api(account, "get", path, given)
    assert [one["student_no"] for one in told["items"]] == list(
        StandingView.objects.values_list("student_no", flat=True)
    )


def test_objections_are_told_to_who_answers_and_to_who_objected_alone(presidium: Presidium):
    account, path, _, _ = notice_read(presidium)
    seen = {
        "answers": by_api(account, "get", path)[1],
        "objected": by_api(presidium.guiding("personnel"), "get", path)[1],
        "others": by_api(presidium.members[0], "get", path)[1],
    }
    assert {who: len(told["objections"]) for who, told in seen.items()} == {
        "answers": 1,
        "objected": 1,
        "others": 0,
    }
    assert {who: told["unanswered"] for who, told in seen.items()} == {
        "answers": 1,
        "objected": None,
        "others": None,
    }


def test_who_signed_up_is_told_to_who_runs_the_project_alone(presidium: Presidium):
    account, path, _, _ = project_read(presidium)
    runs, other = by_api(account, "get", path)[1], by_api(presidium.guiding("personnel"), "get", path)[1]
    assert (len(runs["sign_ups"]), other["sign_ups"], other["volunteers"]) == (1, [], [])


def test_in_words_a_list_has_a_line_a_row(presidium: Presidium):
    account, _, _, words = posts_read(presidium)
    said = huizhang("post", "list", *words, token=issue_token(actor=account, account=account))
    lines = said.stdout.splitlines()
    assert (said.exit_code, len(lines), "4 in all" in lines[-1]) == (0, 5, True)
    assert any(cast.STUDENT.name in line for line in lines)


def test_in_words_what_was_done_is_said_last(presidium: Presidium):
    number = serves(presidium)
    token = issue_token(actor=presidium.guiding(), account=presidium.guiding())
    said = huizhang("project", "release", number, token=token)
    assert said.stdout.splitlines()[-1] == "The volunteer is released."


def schemas(annotation: Any) -> set[type[Schema]]:
    """The schema that an annotation names, and all that its fields name."""
    if isinstance(annotation, type) and issubclass(annotation, Schema):
        fields = annotation.model_fields.values()
        return {annotation}.union(*(schemas(field.annotation) for field in fields))
    return set().union(*map(schemas, get_args(annotation)))


def test_whatever_is_answered_has_a_name_for_people():
    answered = {one for group in DOORS for door in group.each for one in schemas(door.answers)}
    keys = {key for one in answered for key in one.model_fields}
    assert keys - LABELS.keys() == {"count", "items", "page", "pages"}
