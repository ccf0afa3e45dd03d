"""The pages' scripts and styles are collected when they are others than last time, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError

from huizhang.config import static_files


@pytest.fixture
def style(tmp_path: Path, settings) -> Path:
    """The only file that there is to collect."""
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [tmp_path / "given"]
    settings.STATIC_ROOT = tmp_path / "static"
    (tmp_path / "given").mkdir()
    style = tmp_path / "given/style.css"
    style.write_text("one")
    static_files.collect()
    return style


@pytest.fixture
def collected(style: Path, tmp_path: Path) -> Path:
    """What browsers get of it; marked, to be told from a new copy."""
    collected = tmp_path / "static/style.css"
    assert collected.read_text() == "one"
    collected.write_text("marked")
    return collected


def test_what_was_collected_stays(collected: Path):
    static_files.collect()

    assert collected.read_text() == "marked"


def test_another_content_is_collected(style: Path, collected: Path):
    style.write_text("two")
    static_files.collect()

    assert collected.read_text() == "two"


def test_what_is_no_longer_given_goes(style: Path, collected: Path):
    style.rename(style.with_name("other.css"))
    static_files.collect()

    assert not collected.exists()
    assert collected.with_name("other.css").read_text() == "one"


def test_another_arrangement_is_collected(collected: Path, settings):
    manifest = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": manifest}}
    static_files.collect()

    assert collected.read_text() == "one"
    assert collected.with_name("staticfiles.json").is_file()


def test_an_interrupted_collection_is_made_again(style: Path, collected: Path, monkeypatch):
    def broken(*_given, **_options):
        raise CommandError("no space left")

    style.write_text("two")
    with monkeypatch.context() as patch:
        patch.setattr(static_files, "call_command", broken)
        with pytest.raises(CommandError):
            static_files.collect()
    style.write_text("one")
    static_files.collect()

    assert collected.read_text() == "one"
