"""The compliance board of a university of 60,000 students and 25 colleges, in the browser.

The university is made once a run. `board` is the page by Django's own request handler, compressed, beside a
bare Django page that asks the same database one query, in turns in this process; `board.first` is the visit
that judges, after which it is looked up. `board.queries` stands beside the board of a small university.
`board.weight` is everything that Chromium fetches from `huizhang serve` for the first page, headers too.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from side_by_side import Measurement, compare, peak_mb, say, seconds

STUDENTS, FEW, COLLEGES, PACK, SEED = 60_000, 400, 25, "kunming", 1
BOARD, READER = "/board/", "gumingchuan"
ROUNDS, AT_MOST_SECONDS = 21, 0.3
MOST_BYTES = 200_000
COUNT_ONLY = "--queries"
SECONDS_TO_START = 60
QUIET = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync")
SERVE = "from huizhang.config.cli import main; main()"


def settle(home: Path, students: int) -> Any:
    """Make the university in `home`, ready for this process; a client of whoever sees the whole school."""
    own = {"HUIZHANG_HOME": str(home), "DATABASE_URL": "", "HUIZHANG_DEMO": "1", "HUIZHANG_TASKS": "off"}
    # one key for this process, which signs in, and for the server
    os.environ.update(
        own, SECRET_KEY=secrets.token_urlsafe(50), DJANGO_SETTINGS_MODULE="huizhang.config.settings"
    )
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    from huizhang.config.demo import make
    from huizhang.people.models import Account

    make(PACK, students, seed=SEED)
    call_command("collectstatic", verbosity=0, interactive=False)
    client = Client(headers={"host": "127.0.0.1", "accept-encoding": "gzip"})
    reader = Account.objects.get(username=READER)
    client.force_login(reader, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def visit(client: Any, address: str = BOARD) -> Callable[[], None]:
    def ask() -> None:
        assert client.get(address).status_code == 200

    return ask


def bare_client() -> Any:
    """Of a Django page without middleware that counts the colleges."""
    from django.http import HttpResponse
    from django.test import Client, override_settings
    from django.urls import path

    from huizhang.people.models import College

    global urlpatterns
    urlpatterns = [path("", lambda request: HttpResponse(str(College.objects.count())))]
    client = Client(headers={"host": "127.0.0.1"})
    with override_settings(MIDDLEWARE=[f"{__name__}.of_this_module"]):
        answer = client.get("/")
    assert int(answer.content) == COLLEGES
    return client


def of_this_module(get_response: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Django middleware: the addresses are `urlpatterns` of this file."""

    def respond(request: Any) -> Any:
        request.urlconf = __name__
        return get_response(request)

    return respond


def queries(client: Any) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(BOARD)
    with CaptureQueriesContext(connection) as asked:
        client.get(BOARD)
    return len(asked)


def queries_of_few() -> int:
    """Counted in a process of its own, because a process has one database."""
    ran = subprocess.run([sys.executable, __file__, COUNT_ONLY], stdout=subprocess.PIPE, check=True)
    return int(ran.stdout)


@contextmanager
def served(home: Path) -> Iterator[str]:
    """The address of `huizhang serve`, as it is deployed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-c", SERVE, "serve", "--port", str(port)], stdout=subprocess.DEVNULL
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        try:
            urlopen(address, timeout=5)  # noqa: S310  # this machine
            return
        except URLError:
            time.sleep(0.1)
    raise TimeoutError(f"nothing answers at {address}")


def fetched(address: str, session: str) -> dict[str, int]:
    """{path: bytes over the wire} of everything that Chromium asks for, with nothing in its cache."""
    from playwright.sync_api import sync_playwright

    executable = shutil.which("chromium")
    if executable is None:
        raise SystemExit("Chromium is missing. On Debian 12: apt-get install chromium")
    paths: dict[str, str] = {}
    sizes: dict[str, int] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(QUIET))
        context = browser.new_context(viewport={"width": 1440, "height": 900}, service_workers="block")
        context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
        page = context.new_page()
        wire = context.new_cdp_session(page)
        wire.on(
            "Network.requestWillBeSent", lambda one: paths.update({one["requestId"]: one["request"]["url"]})
        )
        wire.on(
            "Network.loadingFinished",
            lambda one: sizes.update({paths[one["requestId"]]: int(one["encodedDataLength"])}),
        )
        wire.send("Network.enable")
        page.goto(address + BOARD, wait_until="networkidle")
        assert page.url == address + BOARD, page.url
        browser.close()
    return {url.removeprefix(address): size for url, size in sizes.items() if url.startswith(address)}


def tell(bench: str, **facts: Any) -> None:
    """A line of what is no time."""
    print(json.dumps({"bench": bench, **facts}, ensure_ascii=False), flush=True)


def main(home: Path) -> None:
    client = settle(home, STUDENTS)
    say(Measurement("board.first", seconds(visit(client)), 1, peak_mb()))
    bare = ("a bare Django page with one query", visit(bare_client(), "/"))
    board = compare("board", visit(client), bare, rounds=ROUNDS, goal_of="seconds", at_most=AT_MOST_SECONDS)
    say(board)
    tell(
        "board.pages_per_second",
        pages_per_second=1 / board.seconds,
        baseline=board.baseline,
        baseline_pages_per_second=1 / (board.baseline_seconds or 0),
    )
    asked, of_few = queries(client), queries_of_few()
    few = f"the board of {FEW} students"
    tell("board.queries", queries=asked, baseline=few, baseline_queries=of_few, met=asked == of_few)
    with served(home) as address:
        sizes = fetched(address, client.cookies["sessionid"].value)
    weight = sum(sizes.values())
    tell("board.weight", bytes=weight, at_most=MOST_BYTES, met=weight < MOST_BYTES, fetched=sizes)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="huizhang-bench-") as place:
        if sys.argv[1:] == [COUNT_ONLY]:
            print(queries(settle(Path(place), FEW)))
        else:
            main(Path(place))
