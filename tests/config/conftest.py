from pathlib import Path

import pytest

from config.command_line import DAY, huizhang, small_university, told
from huizhang.config import initialising
from huizhang.config.environment import Environment

ADMINISTRATOR, OFFICER = "温景云", "顾明川"


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUIZHANG_LANGUAGE", "en")
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture
def home(tmp_path: Path, settings) -> Path:
    """The folder of a deployment that is still to be made."""
    folder = tmp_path / "home"
    settings.ENVIRONMENT = Environment(HUIZHANG_HOME=folder)
    settings.TRANSCRIPTS = folder / "transcripts"
    return folder


@pytest.fixture
def tokens(db, home: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A deployment in the test's database, whose tables exist already: {name: token}."""
    monkeypatch.setattr(initialising, "call_command", lambda *_arguments, **_options: None)
    people = ("--administrator", ADMINISTRATOR, "--officer", OFFICER)
    issued = told("init", "--pack", "kunming", "--institution", "云岭大学", *people)["tokens"]
    assert list(issued) == [ADMINISTRATOR, OFFICER]
    return issued


@pytest.fixture
def officer(tokens: dict[str, str]) -> str:
    """The token of who sits on the school league committee."""
    return tokens[OFFICER]


@pytest.fixture
def imported(officer: str, tmp_path: Path) -> int:
    """The number of an import of a small university."""
    folder = small_university(tmp_path / "ledger")
    number: int = told("import", folder, "--on", DAY, token=officer)["import"]
    assert huizhang("check").exit_code == 0
    return number
