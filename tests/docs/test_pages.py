"""Links lead somewhere, decisions are short, nothing is left out of the map."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.pages import PAGES, ROOT, anchors, page, prose

LINK = re.compile(r"\]\(([^)\s]+)\)")
DECISIONS = sorted((ROOT / "docs" / "adr").glob("0*.md"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_to_a_file_or_heading_leads_there(path: Path):
    links = [link for link in LINK.findall(prose(path.read_text())) if "://" not in link]
    assert [link for link in links if not resolves(path, link)] == []


def resolves(path: Path, link: str) -> bool:
    name, _, fragment = link.partition("#")
    target = path.parent / name if name else path
    return target.exists() and (not fragment or fragment in anchors(target.read_text()))


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_takes_less_than_two_hundred_words(path: Path):
    assert len(path.read_text().split()) < 200


def test_every_decision_is_listed_under_its_own_title():
    titles = [path.read_text().partition("\n")[0].removeprefix("# ") for path in DECISIONS]
    listed = re.findall(r"^(\d+)\. \[(.+)\]\((.+)\)$", page("adr/index.md"), re.MULTILINE)
    assert [f"{number}. {title}" for number, title, _ in listed] == titles
    assert [name for _, _, name in listed] == [path.name for path in DECISIONS]


def test_every_page_is_on_the_map():
    linked = {(ROOT / "docs" / link).resolve() for link in LINK.findall(page("index.md"))}
    assert [
        path for path in (ROOT / "docs").glob("*.md") if path.name != "index.md" and path not in linked
    ] == []


def test_both_readmes_show_the_same_commands():
    first, second = ((ROOT / name).read_text() for name in ("README.md", "README.zh-CN.md"))
    assert commands(first) == commands(second)


def commands(text: str) -> list[str]:
    lines = "\n".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL)).splitlines()
    return [line.partition("#")[0].strip() for line in lines]
