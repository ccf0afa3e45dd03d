"""What holds for every test: no network, reproducible examples, a mark on what needs a database."""

from __future__ import annotations

import gc
import re
import socket
from ipaddress import ip_address
from typing import Any

import pytest
from django.test import SimpleTestCase
from hypothesis import settings

settings.register_profile("reproducible", derandomize=True, database=None, deadline=5000, max_examples=60)
settings.load_profile("reproducible")

DATABASE_FIXTURES = frozenset({"db", "transactional_db", "django_db_reset_sequences", "live_server"})
# who may do what, through which door, what a page says, and what comes out of whole universities is asked at
# length; none of it hangs on the database, and the acts and reads below are held on both
ON_ONE_DATABASE = re.compile(
    r"tests/(authority/|config/doors/|config/test_(query_counts|bad_input|demo_alive|audit|acts)"
    r"|records/demo/|records/test_audit_agrees|.*_pages\.py|.*test_pages)"
)


class NetworkBlocked(AssertionError):
    """A test tried to leave the machine."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if needs_database(item) and not ON_ONE_DATABASE.match(item.nodeid):
            item.add_marker(pytest.mark.database)


def pytest_collection_finish() -> None:
    """What is imported stays: looking through it for garbage again and again is a tenth of the whole time."""
    gc.collect()
    gc.freeze()


def needs_database(item: pytest.Item) -> bool:
    case = getattr(item, "cls", None)
    return bool(
        item.get_closest_marker("django_db")
        or DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ()))
        or (isinstance(case, type) and issubclass(case, SimpleTestCase) and case is not SimpleTestCase)
    )


@pytest.fixture(autouse=True, scope="session")
def only_this_machine() -> Any:
    """Sockets reach this machine only."""
    reach = {name: getattr(socket.socket, name) for name in ("connect", "connect_ex")}

    def guarded(name: str) -> Any:
        def connect(self: socket.socket, address: Any) -> Any:
            if not is_here(self.family, address):
                raise NetworkBlocked(f"tests stay on this machine, not {address!r}")
            return reach[name](self, address)

        return connect

    with pytest.MonkeyPatch.context() as patch:
        for name in reach:
            patch.setattr(socket.socket, name, guarded(name))
        yield


def is_here(family: int, address: Any) -> bool:
    if family not in (socket.AF_INET, socket.AF_INET6):
        return True
    host = address[0]
    return host == "localhost" or ((host[:1].isdigit() or ":" in host) and ip_address(host).is_loopback)
