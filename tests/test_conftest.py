"""What conftest.py and cast.py promise to every test."""

from __future__ import annotations

import os
import socket
import tomllib
from pathlib import Path

import pytest

from cast import CAST
from huizhang.config.settings import DATABASES

BASE = Path(__file__).parents[1] / "src" / "huizhang" / "policy" / "packs" / "cn-2019-9" / "pack.toml"


def test_a_connection_to_another_machine_is_refused():
    with socket.socket() as outgoing, pytest.raises(AssertionError, match="tests stay on this machine"):
        outgoing.connect(("192.0.2.1", 80))


def test_a_connection_to_this_machine_is_allowed():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as client:
        client.connect(server.getsockname())
        assert client.getpeername() == server.getsockname()


def test_nothing_is_written_to_the_home_of_whoever_runs_the_tests():
    assert Path(os.environ["HUIZHANG_HOME"]).name.startswith("huizhang-tests-")


@pytest.mark.django_db
def test_a_test_of_the_database_is_marked_without_being_asked(request: pytest.FixtureRequest):
    assert request.node.get_closest_marker("database")


@pytest.mark.django_db
def test_the_database_tests_run_on_the_database_that_the_environment_names():
    asked_for_postgresql = os.environ.get("DATABASE_URL", "").startswith("postgres")
    assert DATABASES["default"]["ENGINE"].endswith("postgresql" if asked_for_postgresql else "sqlite3")


def test_everybody_in_the_cast_has_a_part_and_sits_on_an_organ_that_packs_know():
    organs = tomllib.loads(BASE.read_text())["organs"]
    assert len({person.part for person in CAST}) == len({person.name for person in CAST}) == 10
    assert {person.organ for person in CAST if person.organ} <= organs.keys()
