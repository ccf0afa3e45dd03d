"""Every command shows an example, and tells what it does."""

import pytest

from config.command_line import huizhang
from huizhang.config.doors import DOORS

COMMANDS = [
    *(
        (name,)
        for name in (
            "audit",
            "eligibility",
            "init",
            "import",
            "undo",
            "export",
            "check",
            "doctor",
            "demo-data",
        )
    ),
    *(("policy", name) for name in ("list", "show", "lint", "diff", "cases", "coverage")),
    ("seat", "grant"),
    ("inbox",),
    ("nominate",),
    ("case", "show"),
    ("case", "decide"),
    ("case", "withdraw"),
    ("nomination", "check"),
    ("project", "certificate"),
    *((door.noun, door.verb) for group in DOORS for door in group.each),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_shows_an_example(command):
    shown = huizhang(*command, "--help")
    assert (shown.exit_code, f"huizhang {' '.join(command)}" in shown.stdout.partition("--help")[2]) == (
        0,
        True,
    )


def test_the_list_of_commands_is_complete():
    shown = huizhang("--help").stdout
    assert [name for name, *_ in COMMANDS if name not in shown] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("audit",),
        ("audit", "x"),
        ("audit", "x", "--pack", "kunming", "--as-of", "2026-02-30"),
        ("import", "x", "--on", "2026-13-01"),
        ("undo", "three"),
        ("nothing",),
    ],
    ids=" ".join,
)
def test_bad_usage_ends_with_two(arguments):
    assert huizhang(*arguments).exit_code == 2


def test_a_day_that_is_none_is_told_how_to_write_one():
    for command in (("audit", "x", "--pack", "kunming", "--as-of"), ("import", "x", "--on")):
        assert "昨天 is no day; write it as 2026-11-21" in huizhang(*command, "昨天").stderr
