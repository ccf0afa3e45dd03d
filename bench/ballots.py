"""Ballots cast over HTTP, durable when they are acknowledged, beside a bare insert over HTTP in the same run.

`ballots.http` is one ballot as a program casts it before `huizhang serve`: who asks, the roll, the rules, the
box, on the disk; its baseline a server as lean as can be that commits one row as durably. `ballots.rush` is
the slowest of 2,000 voters who come evenly over two minutes. `ballots.killed` is one ballot before a server
that is killed 200 times on the way; it fails where an acknowledged ballot is lost or doubled, or roll and box
disagree.
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
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import local
from typing import Any

from check_in import served
from side_by_side import Measurement, peak_mb, say, seconds

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))
from elections.killing import Attempt  # noqa: E402  # stands beside the tests that use it
from elections.killing import served as killable  # noqa: E402

CAST, PHONES = 1000, 8
RUSH, RUSH_SECONDS, SLOWEST = 2000, 120, 2.0
KILLED, KILLS, CLIENTS = 1600, 200, 8
CANDIDATES = 7
Ask = Callable[[str], None]


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
        elections = opened((CAST, RUSH, KILLED))
        with served() as port:
            throughput(port, *elections[0])
            rush(port, *elections[1])
        killed(*elections[2])


def opened(sizes: Sequence[int]) -> list[tuple[int, list[str]]]:
    """Of each size an election that is open, with the student numbers of its roll."""
    from django.db import connection, transaction
    from django.utils import timezone

    from huizhang.congress.models import Congress
    from huizhang.org.models import Union
    from huizhang.people.models import Account, ClassGroup, College, Major, Student, Token
    from huizhang.people.queries import fingerprint

    today, most = timezone.localdate(), max(sizes)
    numbers = [f"2024{number:05}" for number in range(most)]
    with transaction.atomic():
        major = Major.objects.create(college=College.objects.create(name="甲学院"), name="软件工程")
        group = ClassGroup.objects.create(major=major, entry_year=2024, level="本科", name="软件2401")
        union = Union.objects.create(union="校学生会", level="school")
        congress = Congress.objects.create(congress="bench", union=union, date=today)
        Student.objects.bulk_create(
            Student(student_no=one, name="选民", class_group=group, known_from=today) for one in numbers
        )
        accounts = Account.objects.bulk_create(
            Account(username=one, name="选民", student_id=one, password="!")  # noqa: S106  # signs in by token
            for one in numbers
        )
        Token.objects.bulk_create(
            Token(sha256=fingerprint(token_of(one.username)), account=one) for one in accounts
        )
        made = [(election(congress, accounts[0], size), numbers[:size]) for size in sizes]
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE bare_ballot (key VARCHAR(32) PRIMARY KEY, marks TEXT NOT NULL)")
    for number, voters in made:
        enrol(number, voters)
    return made


def election(congress: Any, by: Any, size: int) -> int:
    from django.utils import timezone

    from huizhang.elections.models import Election, ElectionCandidate
    from huizhang.elections.rules.frozen import canonical, digest, rules_of
    from huizhang.policy.balloting import Balloting

    now, rules = timezone.now(), rules_of(Balloting())
    people = [{"id": f"c{place}", "name": f"候选人{place}"} for place in range(1, CANDIDATES + 1)]
    manifest = {"election": f"bench-{size}", "title": "选举主席团", "seats": 5, "candidates": people}
    manifest |= {"entitled": size, "present": size, "issued": size, "rules": rules}
    frozen = canonical({"manifest": manifest})
    made = Election.objects.create(
        union=congress.union,
        congress=congress,
        kind="other",
        office="主席团",
        title="选举主席团",
        seats=5,
        rules=rules,
        order="lot",
        mode="electronic",
        state="open",
        approved="通过",
        organ="school_league_committee",
        drafted_by=by,
        drafted_at=now,
        opened_at=now,
        frozen=frozen,
        frozen_sha256=digest(frozen),
    )
    ElectionCandidate.objects.bulk_create(
        ElectionCandidate(election=made, key=one["id"], name=one["name"]) for one in people
    )
    return made.pk


def enrol(number: int, voters: Sequence[str]) -> None:
    from huizhang.elections.models import RollEntry

    RollEntry.objects.bulk_create(RollEntry(election_id=number, voter_id=one, issued=True) for one in voters)


def token_of(voter: str) -> str:
    return f"token-of-{voter}"


def marks_of(place: int) -> dict[str, list[str]]:
    """Alike for nobody among the first 2,000 as far as candidates allow."""
    every = [f"c{candidate + 1}" for candidate in range(CANDIDATES) if place >> candidate & 1]
    return {"approve": every[:5], "oppose": every[5:]}


def casting(port: int, number: int) -> Ask:
    """Casts a voter's ballot through a connection of the thread's own."""
    phones = local()

    def cast(voter: str) -> None:
        if not hasattr(phones, "line"):
            phones.line = HTTPConnection("127.0.0.1", port)
        headers = {"Authorization": f"Bearer {token_of(voter)}", "Content-Type": "application/json"}
        body = json.dumps(marks_of(int(voter)))
        phones.line.request("POST", f"/api/elections/{number}/ballot", body, headers)
        answer = phones.line.getresponse()
        told = answer.read()
        assert answer.status == 200, told[:300]

    return cast


def throughput(port: int, number: int, voters: Sequence[str]) -> None:
    """Each once: a ballot cannot be cast twice."""
    taken = seconds(lambda: by_all(casting(port, number), voters))
    agree(number, len(voters))
    with bare() as other:
        inserted = seconds(lambda: by_all(casting(other, number), voters))
    baseline = ("bare durable insert over HTTP", inserted / len(voters))
    say(Measurement("ballots.http", taken / len(voters), 1, peak_mb(), *baseline))


def by_all(cast: Ask, voters: Sequence[str]) -> None:
    with ThreadPoolExecutor(PHONES) as pool:
        list(pool.map(cast, voters))


@contextmanager
def bare() -> Iterator[int]:
    """The port of the leanest server, with as many threads as `huizhang serve` has."""
    from huizhang.config.serving import THREADS

    program = [sys.executable, "-m", "granian", "--interface", "wsgi", "--blocking-threads", str(THREADS)]
    port = 18_000 + secrets.randbelow(2000)
    server = subprocess.Popen(
        [*program, "--port", str(port), "--no-log", "inserting:application"], cwd=HERE / "bare"
    )
    try:
        until = time.monotonic() + 60
        while True:
            try:
                HTTPConnection("127.0.0.1", port).connect()
                break
            except OSError:
                assert server.poll() is None and time.monotonic() < until, "the baseline did not start"
                time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait()


def rush(port: int, number: int, voters: Sequence[str]) -> None:
    """Voters come evenly; how long each waits counts from when they came."""
    cast, begun = casting(port, number), time.monotonic() + 1

    def comes(place: int) -> float:
        due = begun + place * RUSH_SECONDS / len(voters)
        time.sleep(max(0.0, due - time.monotonic()))
        cast(voters[place])
        return time.monotonic() - due

    with ThreadPoolExecutor(PHONES * 4) as pool:
        waited = list(pool.map(comes, range(len(voters))))
    agree(number, len(voters))
    say(Measurement("ballots.rush", max(waited), 1, peak_mb(), goal_of="seconds", at_most=SLOWEST))


def killed(number: int, voters: Sequence[str]) -> None:
    from huizhang.elections.models import Election
    from huizhang.elections.queries.receipts import receipt_of

    ballots = {voter: marks_of(int(voter)) for voter in voters}
    attempt = Attempt(number, {one: token_of(one) for one in voters}, ballots, KILLS)
    with killable(os.environ) as server:
        taken = seconds(lambda: attempt.run(server, CLIENTS))
    found = Election.objects.get(pk=number)
    assert attempt.receipts == {one: receipt_of(found, one) for one in voters}
    agree(number, len(voters))
    say(Measurement("ballots.killed", taken / len(voters), 1, peak_mb()))


def agree(number: int, voters: int) -> None:
    """Everybody's ballot lies in the box once, with the marks that were cast."""
    from collections import Counter

    from huizhang.elections.box import turnout
    from huizhang.elections.models import Ballot

    kept = [
        json.loads(text)["marks"]
        for text in Ballot.objects.filter(election=number).values_list("marks", flat=True)
    ]
    found = Counter(tuple(sorted(key for key in marks if marks[key] == "1")) for marks in kept)
    numbers = range(202_400_000, 202_400_000 + voters)
    wanted = Counter(tuple(sorted(marks_of(one)["approve"])) for one in numbers)
    assert (turnout(number).voted, found) == (voters, wanted)


if __name__ == "__main__":
    main()
