"""Where a demo lives, and how it is backed up, is said."""

from __future__ import annotations

from pathlib import Path

from config.command_line import huizhang
from huizhang.config.serving import of_demo


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
