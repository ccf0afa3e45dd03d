"""The inbox and the page of a case at 10,000 open cases, and decisions on SQLite.

Pages are asked for as a browser does, through all middleware and templates; their baseline is the same page
for an organ with few open cases in the same database. A page whose number of queries grows fails the run.
`inbox.decide` is one organ's word: judged, written as decision, step, ledger entry and inbox row, and
committed; beside it a bare transaction that inserts two rows into tables without constraints.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from side_by_side import compare, say

FEW, MANY, ROUNDS, WORDS = 50, 10_000, 9, 20
CHAIN, FIRST, NEXT = "nomination.college", "class_league_branch", "college_league_org"


@dataclass(frozen=True)
class Place:
    """A college, its league organisation's person, and its open cases by key."""

    name: str
    account: Any
    cases: list[int]


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {
            "HUIZHANG_HOME": home,
            "DATABASE_URL": f"sqlite:///{Path(home) / 'bench.sqlite3'}",
            "HUIZHANG_TASKS": "off",
            "DJANGO_SETTINGS_MODULE": "huizhang.config.settings",
        }
        Path(home, "static").mkdir()
        import django

        django.setup()
        from django.test import override_settings

        from huizhang.config.initialising import found
        from huizhang.config.web import storages

        found("kunming", "云岭大学", "管理员", "张老师")
        with override_settings(STORAGES=storages(debug=True), ALLOWED_HOSTS=["*"]):
            few, many = place("甲学院", FEW, "1"), place("乙学院", MANY, "2")
            pages(few, many)
            decisions(many)


def place(name: str, cases: int, prefix: str) -> Place:
    """With a student, a recommendation and an open case for each, which wait for the league organisation."""
    from django.db import transaction

    from huizhang.org.models import Union
    from huizhang.people.models import Account, ClassGroup, College, Major, Seat, Student

    with transaction.atomic():
        college = College.objects.create(name=name)
        major = Major.objects.create(college=college, name="软件工程")
        group = ClassGroup.objects.create(major=major, entry_year=2024, level="本科", name=f"{name}2401")
        union = Union.objects.create(union=f"{name}学生会", level="college", college=college)
        account = Account.objects.create_user(f"league{prefix}", name=f"{name}老师")
        Seat.objects.create(account=account, organ=NEXT, college=college, start=_today())
        students = Student.objects.bulk_create(
            Student(
                student_no=f"{prefix}{number:06}",
                name=f"学生{number}",
                political_status="共青团员",
                class_group=group,
                known_from=_today(),
            )
            for number in range(cases)
        )
        made = list(_opened(account, college, group, union, students))
    return Place(name, account, made)


def _today() -> Any:
    from django.utils import timezone

    return timezone.localdate()


def _opened(account: Any, college: Any, group: Any, union: Any, students: list[Any]) -> Iterator[int]:
    from django.conf import settings
    from django.utils import timezone

    from huizhang.approvals.models import Case, Decision, Step, Waiting
    from huizhang.approvals.rules import Place as Of
    from huizhang.approvals.rules import stages_of
    from huizhang.approvals.rules.stages import as_rows
    from huizhang.policy.resolve import resolve
    from huizhang.selection.models import Nomination

    plan = resolve(settings.ENVIRONMENT.home / "school")
    stages = as_rows(stages_of(plan, CHAIN, Of("college", college.pk, group.pk, group.name)))
    now, today, pack_hash = timezone.now(), _today(), plan.hash
    cases = Case.objects.bulk_create(
        Case(
            kind=CHAIN,
            title="推荐",
            union=union,
            college=college,
            student=student,
            subject=student.pk,
            pack_hash=pack_hash,
            stages=stages,
            submitted_by=account,
            submitted_for=FIRST,
            opened_at=now,
        )
        for student in students
    )
    steps = Step.objects.bulk_create(
        Step(
            case=case.number, kind=CHAIN, student_id=case.student_id, act="recommend", organ=FIRST, date=today
        )
        for case in cases
    )
    said = {"stage": 0, "act": "recommend", "organ": FIRST, "round": 1, "outcome": "approve"}
    Decision.objects.bulk_create(
        Decision(case=case, account=account, at=now, step=step, **said)
        for case, step in zip(cases, steps, strict=True)
    )
    Waiting.objects.bulk_create(
        Waiting(case=case, stage=1, organ=NEXT, college=college, since=now, due=today + timedelta(days=7))
        for case in cases
    )
    Nomination.objects.bulk_create(
        Nomination(
            case=case,
            union=union,
            student_id=case.student_id,
            post="department_member",
            department="办公室",
            start=today,
            conduct="品行端正",
            conditions=[],
        )
        for case in cases
    )
    yield from (case.pk for case in cases)


def pages(few: Place, many: Place) -> None:
    for bench, address in (
        ("inbox.page", lambda _at: "/inbox/"),
        ("inbox.cases", lambda _at: "/cases/"),
        ("inbox.case", lambda at: f"/cases/{at.cases[-1]}/"),
    ):
        queries = [_queries(_asked(at, address(at))) for at in (few, many)]
        assert queries[0] == queries[1], f"{bench}: {queries} queries"
        baseline = (f"{FEW} open cases", _asked(few, address(few)))
        say(compare(bench, _asked(many, address(many)), baseline, rounds=ROUNDS, goal_of="ratio", at_most=2))


def _asked(at: Place, address: str) -> Callable[[], None]:
    from django.test import Client

    client = Client()
    client.force_login(at.account, "allauth.account.auth_backends.AuthenticationBackend")

    def ask() -> None:
        status = client.get(address).status_code
        assert status == 200, f"{address}: {status}"

    return ask


def _queries(ask: Callable[[], None]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    ask()
    with CaptureQueriesContext(connection) as captured:
        ask()
    return len(captured)


def decisions(at: Place) -> None:
    from django.conf import settings
    from django.db import connection, transaction

    from huizhang.approvals.actions import decide
    from huizhang.kernel.procedure import Outcome
    from huizhang.policy.resolve import resolve

    plan, cases = resolve(settings.ENVIRONMENT.home / "school"), iter(at.cases)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare_decision (id INTEGER PRIMARY KEY, said TEXT)")
        cursor.execute("CREATE TABLE bare_entry (id INTEGER PRIMARY KEY, said TEXT)")
    numbers = count()

    def words() -> None:
        for _ in range(WORDS):
            decide(actor=at.account, case=next(cases), organ=NEXT, outcome=Outcome.APPROVE, pack=plan)

    def bare() -> None:
        for _ in range(WORDS):
            with transaction.atomic(), connection.cursor() as cursor:
                said = f"{next(numbers)}"
                cursor.execute("INSERT INTO bare_decision (said) VALUES (%s)", [said])
                cursor.execute("INSERT INTO bare_entry (said) VALUES (%s)", [said])

    measured = compare(
        "inbox.decide", words, ("bare two-insert transaction", bare), rounds=ROUNDS, per_run=WORDS
    )
    say(measured)


if __name__ == "__main__":
    main()
