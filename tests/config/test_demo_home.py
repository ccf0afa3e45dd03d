"""Where a demo lives, and how it is backed up, is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.command_line import huizhang
from huizhang.config import initialising
from huizhang.config.demo import READY, make
from huizhang.config.serving import of_demo
from huizhang.people.models import Student


def test_a_home_that_holds_only_demos_names_them(home: Path, tmp_path: Path):
    demo = home / "demo" / "kunming"
    (demo / "school").mkdir(parents=True)
    (demo / "school" / "pack.toml").touch()
    refused = huizhang("backup", tmp_path / "copy.tar.gz")

    assert refused.exit_code != 0
    assert f"{home} holds no deployment, only demos; set HUIZHANG_HOME to one: {demo}" in refused.stderr


def test_the_demo_says_how_to_back_it_up():
    assert of_demo(Path("/srv/my demo/demo/kunming")).say() == (
        "the demo lives in /srv/my demo/demo/kunming; to back it up: "
        "DATABASE_URL= HUIZHANG_HOME='/srv/my demo/demo/kunming' huizhang backup FILE"
    )


@pytest.mark.django_db
def test_a_demo_of_an_earlier_version_is_brought_up_to_date(home: Path, monkeypatch: pytest.MonkeyPatch):
    called = []
    monkeypatch.setattr(initialising, "call_command", lambda *given, **_options: called.append(given))
    home.mkdir()
    (home / READY).touch()
    make("kunming", 400)

    assert (called, Student.objects.count()) == ([("migrate",)], 0)
