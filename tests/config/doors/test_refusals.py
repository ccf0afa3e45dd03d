"""A refusal is the same through the API and on the command line: its words, and whether a rule gave it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import config.doors.deeds_of_unions  # noqa: F401  # tells its deeds
from config.command_line import huizhang
from config.doors.conftest import by_api, by_command
from config.doors.deeds import DEEDS, UNION, day
from huizhang.approvals.models import Case
from huizhang.org.models import Meeting
from huizhang.people.models import Account
from huizhang.selection.models import Application, Call
from org.test_meetings import held
from selection.calling import classmate, opened
from selection.serving import Presidium, account_of
from selection.test_nominating import stands

pytestmark = pytest.mark.django_db
Asked = tuple[Account, str, dict[str, Any], tuple[object, ...]]


def unknown(presidium: Presidium) -> Asked:
    return presidium.clerk, "/calls/999/close", {}, ("call", "close", 999)


def anothers_post(presidium: Presidium) -> Asked:
    post = presidium.post_of(presidium.clerk, "department_member").pk
    given = {"said": "实习"}
    return presidium.members[0], f"/posts/{post}/resign", given, ("post", "resign", post, "--said", "实习")


def anothers_applications(presidium: Presidium) -> Asked:
    call = opened(presidium.university).pk
    words = ("call", "recommend", call, "--conduct", "品行端正")
    return presidium.clerk, f"/calls/{call}/recommend", {"conduct": "品行端正"}, words


def not_guiding(presidium: Presidium) -> Asked:
    given = {"union": UNION, "day": day()}
    words = ("post", "end-term", "--union", UNION, "--day", day())
    return presidium.members[0], "/posts/end-term", given, words


def not_of_the_union(presidium: Presidium) -> Asked:
    given = {"union": UNION, "department": "学习部", "said": "学风"}
    words = ("department", "open", "--union", UNION, "--department", "学习部", "--said", "学风")
    return presidium.clerk, "/departments/open", given, words


def ineligible(presidium: Presidium) -> Asked:
    call, student = opened(presidium.university), classmate(presidium.university, 70)
    stands(student, rank=40, size=100, failed=1)
    given = {"wanted": call.wanted.get().pk, "statement": "愿意服务"}
    words = ("call", "apply", call.pk, "--wanted", given["wanted"], "--statement", "愿意服务")
    return account_of(student), f"/calls/{call.pk}/apply", given, words


def of_no_such_call(presidium: Presidium) -> Asked:
    """A post of another call is none of this one."""
    here, there = opened(presidium.university), opened(presidium.university)
    given = {"wanted": there.wanted.get().pk, "statement": "愿意服务"}
    words = ("call", "apply", here.pk, "--wanted", given["wanted"], "--statement", "愿意服务")
    return presidium.clerk, f"/calls/{here.pk}/apply", given, words


def votes_that_do_not_add_up(presidium: Presidium) -> Asked:
    meeting = held(presidium).pk
    words = ("meeting", "decide", meeting, 1, "--text", "同意", "--in-favour", 1)
    return presidium.members[0], f"/meetings/{meeting}/points/1", {"text": "同意", "in_favour": 1}, words


def a_term_long_past(presidium: Presidium) -> Asked:
    student = presidium.members[0].student_id
    given = {"union": UNION, "student_no": student, "term": "2020-2021-1"}
    words = ("turn", "propose", "--union", UNION, "--student-no", student, "--term", "2020-2021-1")
    return presidium.members[0], "/turns", given, words


def no_term(presidium: Presidium) -> Asked:
    given = {"union": UNION, "student_no": "20240001", "term": "spring"}
    words = ("turn", "propose", "--union", UNION, "--student-no", "20240001", "--term", "spring")
    return presidium.members[0], "/turns", given, words


def no_day(presidium: Presidium) -> Asked:
    given = {"union": UNION, "day": "2026-02-30"}
    words = ("post", "end-term", "--union", UNION, "--day", "2026-02-30")
    return presidium.guiding(), "/posts/end-term", given, words


def thirds_of_an_hour(presidium: Presidium) -> Asked:
    words = ("project", "hours", 1, "--hours", "0.3")
    return presidium.guiding(), "/volunteers/1/hours", {"hours": "0.3"}, words


def a_post_without_a_number(presidium: Presidium) -> Asked:
    facts = {"union": UNION, "said": "欢迎", "closes": day(3), "start": day(9)}
    words = ("call", "open", "--union", UNION, "--said", "欢迎", "--closes", day(3), "--from", day(9),
             "--wanted", "department_member@办公室")  # fmt: skip
    branch = presidium.guiding("class_league_branch")
    return branch, "/calls", {**facts, "wanted": ["department_member@办公室"]}, words


@pytest.mark.parametrize(
    ("asked", "status", "exit_code", "told"),
    [
        (unknown, 404, 2, "There is no"),
        (anothers_post, 404, 2, "There is no"),
        (anothers_applications, 403, 2, "seen by the organ that recommends these students"),
        (not_guiding, 403, 2, "An organ that guides this union does this"),
        (not_of_the_union, 403, 2, "those who guide this union, serve it or preside over it"),
        (ineligible, 409, 1, "(article 四)"),
        (of_no_such_call, 409, 1, "There is no such post in this call"),
        (votes_that_do_not_add_up, 409, 1, "1 votes do not make 3"),
        (a_term_long_past, 409, 1, "A turn is proposed for"),
        (no_term, 422, 2, "a term is written"),
        (no_day, 422, 2, "2026-11-21"),
        (thirds_of_an_hour, 422, 2, "in steps of 0.5"),
        (a_post_without_a_number, 422, 2, "write a whole number"),
    ],
    ids=lambda one: getattr(one, "__name__", None),
)
def test_both_doors_refuse_alike(
    presidium: Presidium, asked: Callable[[Presidium], Asked], status: int, exit_code: int, told: str
):
    account, path, given, words = asked(presidium)
    before = counts()
    program = by_api(account, "post", path, given)
    command = by_command(account, *words)
    assert (program[0], command[0], counts()) == (status, exit_code, before)
    assert told in program[1]
    assert told in command[1]


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Case, Call, Application, Meeting))


def test_without_a_token_or_with_a_wrong_one_nothing_is_told(presidium: Presidium):
    for words in (("call", "list"), ("notice", "list"), ("post", "list"), ("seat", "list")):
        refused = [huizhang(*words, token=token) for token in ("", "wrong")]
        assert [(one.exit_code, one.stdout) for one in refused] == [(2, ""), (2, "")]


OF_A_UNION = {
    "post list": "/posts",
    "department list": "/departments",
    "turn list": "/turns",
    "meeting list": "/meetings",
    "project list": "/projects",
}


@pytest.mark.parametrize("name", OF_A_UNION)
def test_a_unions_matters_are_closed_to_who_guides_another(
    presidium: Presidium, teacher_elsewhere: Account, name: str
):
    path = OF_A_UNION[name]
    for union in (UNION, "无此组织"):
        status, said = by_api(teacher_elsewhere, "get", path, {"union": union})
        exit_code, told = by_command(teacher_elsewhere, *name.split(), "--union", union)
        assert (status, exit_code, said) == (403, 2, told)


def test_what_is_returned_is_corrected_by_whoever_handed_it_in_alone(presidium: Presidium):
    deed = DEEDS["post correct"](presidium)
    for account in (presidium.members[0], presidium.guiding()):
        assert by_api(account, "post", deed.path, deed.given)[0] == 404
        assert by_command(account, "post", "correct", *deed.words)[0] == 2
