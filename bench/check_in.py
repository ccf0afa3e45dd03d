"""600 delegates check in over HTTP with four phones at the doors, and what each viewer of the hall costs.

`check_in.http` is one check-in as a phone sends it to `huizhang serve`: signed in, judged, written with its
line in the hash chain, committed; beside it a bare transaction that inserts one row into the same kind of
database. 600 in five minutes are 0.5 s each. `check_in.hall` is one viewer's question of the screen while
nothing changed, `check_in.hall_changed` one that is answered anew, both by Django's own request handler.
DATABASE_URL may name a PostgreSQL database that this run may fill.
"""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from socket import socket
from threading import local
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen
from uuid import uuid4

from side_by_side import Measurement, compare, peak_mb, say, seconds

DELEGATES, PHONES, VIEWERS = 600, 4, 100
GOAL = 300 / DELEGATES
NAME, SERVE = "bench", "from huizhang.config.cli import main; main()"
SECONDS_TO_START = 60
CSRF = "c" * 32


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {
            "HUIZHANG_HOME": home,
            "DATABASE_URL": os.environ.get("DATABASE_URL") or f"sqlite:///{Path(home) / 'bench.sqlite3'}",
            "HUIZHANG_TASKS": "off",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "DJANGO_SETTINGS_MODULE": "huizhang.config.settings",
        }
        import django

        django.setup()
        from huizhang.config.initialising import found

        found("kunming", "云岭大学", "管理员", "张老师")
        session, cookie, numbers = opened()
        with served() as port:
            check_in(port, cookie, numbers)
        hall(session)


def opened() -> tuple[Any, str, list[str]]:
    """The session, what signs its scrutineer in, and the delegates' numbers."""
    from django.conf import settings
    from django.db import transaction
    from django.test import Client
    from django.utils import timezone

    from huizhang.congress.actions.session.opening import freeze
    from huizhang.congress.models import Congress, Scrutineer, Session
    from huizhang.congress.queries.session.codes import code_from, fingerprint_of, new_seed
    from huizhang.org.models import Union
    from huizhang.people.models import Account, ClassGroup, College, Major, Seat, Student
    from huizhang.policy.resolve import resolve

    today, pack = timezone.localdate(), resolve(settings.ENVIRONMENT.home / "school")
    with transaction.atomic():
        major = Major.objects.create(college=College.objects.create(name="甲学院"), name="软件工程")
        group = ClassGroup.objects.create(major=major, entry_year=2024, level="本科", name="软件2401")
        union = Union.objects.create(union="校学生会", level="school")
        leads = Account.objects.create_user("leads", name="团委老师")
        Seat.objects.create(account=leads, organ="school_league_committee", start=today)
        scrutineer = Account.objects.create_user("scrutineer", name="签到员")
        congress = Congress.objects.create(congress=NAME, union=union, date=today)
        numbers = [f"2024{number:05}" for number in range(DELEGATES)]
        Student.objects.bulk_create(
            Student(student_no=number, name=f"代表{number}", class_group=group, known_from=today)
            for number in numbers
        )
        now, seed = timezone.now(), new_seed()
        session = Session.objects.create(
            congress=congress,
            place="礼堂",
            begins=now,
            quorum=pack.sitting.quorum,
            decisions=pack.sitting.decisions,
            charter=pack.sitting.charter,
            opened_at=now,
            opened_by=leads,
            organ="school_league_committee",
            hall=seed,
            hall_sha256=fingerprint_of(code_from(seed)),
        )
        freeze(session, [(number, f"第{place % 25 + 1}代表团") for place, number in enumerate(numbers)])
        Scrutineer.objects.create(session=session, account=scrutineer, named_at=now)
    client = Client()
    client.force_login(scrutineer, "allauth.account.auth_backends.AuthenticationBackend")
    return session, client.cookies["sessionid"].value, numbers


@contextmanager
def served() -> Iterator[int]:
    """The port of `huizhang serve`, as it is deployed."""
    with socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-c", SERVE, "serve", "--port", str(port)], stdout=subprocess.DEVNULL
    )
    try:
        until = time.monotonic() + SECONDS_TO_START
        while True:
            try:
                urlopen(f"http://127.0.0.1:{port}/health", timeout=5).close()
                break
            except OSError:
                assert server.poll() is None and time.monotonic() < until, "the server did not start"
                time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait()


def check_in(port: int, cookie: str, numbers: list[str]) -> None:
    """Each delegate once: a check-in cannot be measured twice."""
    phones, path = local(), f"/congresses/{quote(NAME)}/check-in/queue"
    headers = {
        "Cookie": f"sessionid={cookie}; csrftoken={CSRF}",
        "X-CSRFToken": CSRF,
        "Content-Type": "application/json",
    }

    def one(number: str) -> None:
        if not hasattr(phones, "line"):
            phones.line = HTTPConnection("127.0.0.1", port)
        entry = {"key": str(uuid4()), "student_no": number, "act": "in"}
        phones.line.request("POST", path, json.dumps({"entries": [entry]}), headers)
        answer = phones.line.getresponse()
        told = answer.read()
        assert answer.status == 200 and json.loads(told)["answers"][0]["state"] == "done", told[:300]

    def all_of_them() -> None:
        with ThreadPoolExecutor(PHONES) as pool:
            list(pool.map(one, numbers))

    taken, bare = seconds(all_of_them), seconds(inserts)
    baseline = ("bare insert transaction", bare / DELEGATES)
    say(Measurement("check_in.http", taken / DELEGATES, 1, peak_mb(), *baseline, "seconds", GOAL))


def inserts() -> None:
    from django.db import connection, transaction

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare_check_in (id INTEGER PRIMARY KEY, said TEXT)")
    for number in range(DELEGATES):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO bare_check_in (id, said) VALUES (%s, %s)", [number, "in"])


def hall(session: Any) -> None:
    from django.core.cache import cache
    from django.test import Client, override_settings

    from huizhang.config.web import storages
    from huizhang.congress.queries.session.codes import code_from

    client, address = Client(), f"/hall/{code_from(session.hall)}"
    asked, turns = {"HX-Request": "true"}, count()
    with override_settings(STORAGES=storages(debug=True), ALLOWED_HOSTS=["*"]):
        tag = client.get(address, headers=asked).headers["ETag"]

        def unchanged() -> None:
            for _ in range(VIEWERS):
                assert client.get(address, headers={**asked, "If-None-Match": tag}).status_code == 304

        def changed() -> None:
            for _ in range(VIEWERS):
                cache.clear()
                stale = {**asked, "If-None-Match": f'"{next(turns)}"'}
                assert client.get(address, headers=stale).status_code == 200

        def health() -> None:
            for _ in range(VIEWERS):
                assert client.get("/health").status_code == 200

        bare = ("a page that says it is well", health)
        say(compare("check_in.hall", unchanged, bare, per_run=VIEWERS))
        say(compare("check_in.hall_changed", changed, bare, per_run=VIEWERS))


if __name__ == "__main__":
    main()
