"""Every command and option is documented, and none that does not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import typer

from docs.pages import page
from huizhang.config.cli import app
from huizhang.config.doors import DOORS

OF_EVERY_PROGRAM = {"--help", "--install-completion", "--show-completion"}


def commands(group: Any, name: str) -> Iterator[tuple[str, Any]]:
    """(`huizhang policy list`, command) for every command that does something itself."""
    if not hasattr(group, "commands"):
        yield name, group
        return
    for word, command in sorted(group.commands.items()):
        yield from commands(command, f"{name} {word}")


COMMANDS = dict(commands(typer.main.get_command(app), "huizhang"))


def sections() -> dict[str, str]:
    """{`huizhang policy list`: the text below its heading}"""
    parts = re.split(r"^### `([^`]+)`$", page("commands.md"), flags=re.MULTILINE)
    return {
        " ".join(word for word in heading.split() if not word.isupper()): text
        for heading, text in zip(parts[1::2], parts[2::2], strict=True)
    }


def test_every_command_has_a_section_and_every_section_a_command():
    assert sorted(sections()) == sorted(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_section_lists_the_options_that_its_command_takes(name: str):
    taken = {
        max(option.opts, key=len) for option in COMMANDS[name].params if option.param_type_name == "option"
    }
    listed = re.findall(r"^\| `(--[a-z-]+)` \|", sections()[name], re.MULTILINE)
    assert sorted(listed) == sorted(taken - OF_EVERY_PROGRAM)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_section_shows_its_command_at_work(name: str):
    assert re.search(rf"^{name}\b", sections()[name], re.MULTILINE)


@pytest.mark.parametrize("door", [door for group in DOORS for door in group.each], ids=lambda door: door.name)
def test_a_section_names_the_call_of_the_api_that_does_the_same(door: Any):
    path = re.sub(r"{\w+:", "{", door.path)
    assert f"`{door.method} /api{path}`" in sections()[f"huizhang {door.noun} {door.verb}"]
