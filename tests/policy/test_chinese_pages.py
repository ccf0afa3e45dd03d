"""The pages for those who write a pack in Chinese tell the truth, and link to nothing that is gone."""

import re
from pathlib import Path

import pytest

from docs.pages import page as document
from huizhang.compliance.judging import SOURCES
from huizhang.kernel.verdict import Status
from huizhang.policy import kinds
from huizhang.policy.facts import FACTS
from huizhang.policy.kinds import KINDS
from huizhang.policy.load import PACKS
from policy.pages import documented, facts_of

FOLDER = Path(kinds.__file__).parent
SCREEN = 50
PARAMETER = re.compile(r"^\| `(\w+)` \| [^|]+ \| ([是否]) \|$", re.MULTILINE)
FACT = re.compile(r"^\| `(\w+)` \| [^|]+ \| [^|]+ \| ([^|]+) \|$", re.MULTILINE)
STATUS = re.compile(r"^\| \S+ `(\w+)` \|", re.MULTILINE)
EXAMPLE = re.compile(r"例（`(\S+)`）：\n\n```toml\n(.*?)```", re.DOTALL)
every_kind = pytest.mark.parametrize("kind", sorted(KINDS))


def page(kind: str) -> str:
    return (FOLDER / kind / "page.zh-CN.md").read_text(encoding="utf-8")


@every_kind
def test_a_page_lists_every_parameter_and_which_are_required(kind: str):
    listed = {name: needed == "是" for name, needed in PARAMETER.findall(page(kind))}
    assert listed == documented(kind)


@every_kind
def test_both_pages_name_the_facts_that_alone_read_a_parameter(kind: str):
    english = (FOLDER / kind / "page.md").read_text(encoding="utf-8")
    rows = [line for text in (page(kind), english) for line in text.splitlines()]
    unnamed = [
        (name, of)
        for of in facts_of(kind)
        for name in FACTS[of].reads
        if sum(line.startswith(f"| `{name}` |") and f"`{of}`" in line for line in rows) != 2
    ]
    assert unnamed == []


@every_kind
def test_a_page_lists_the_facts_of_its_kind_with_the_tables_they_need(kind: str):
    listed = {of: set(re.findall(r"[a-z_]+", tables)) for of, tables in FACT.findall(page(kind))}
    needed = {of: tables(of) for of in facts_of(kind)}
    assert listed.keys() == needed.keys()
    assert {of: needed[of] - listed[of] for of in needed if needed[of] - listed[of]} == {}


def tables(of: str) -> set[str]:
    source = SOURCES[of]
    named = {name for names in source.tables for name in names.split("|")}
    return named | {source.matters} if source.matters else named


@every_kind
def test_a_page_speaks_of_every_status(kind: str):
    _, _, statuses = page(kind).partition("| 结果 | 何时 |")
    assert set(STATUS.findall(statuses)) == set(Status)


@every_kind
def test_the_example_of_a_page_stands_in_the_pack_it_names(kind: str):
    [(pack, example)] = EXAMPLE.findall(page(kind))
    assert example in (PACKS / pack / "rules.toml").read_text(encoding="utf-8")


@every_kind
def test_a_page_fits_a_screen(kind: str):
    assert len(page(kind).splitlines()) <= SCREEN


@every_kind
def test_the_index_links_both_pages_and_names_the_facts(kind: str):
    row = next(line for line in document("kinds.md").splitlines() if line.startswith(f"| `{kind}` |"))
    pages = [f"](../src/huizhang/policy/kinds/{kind}/{name})" for name in ("page.md", "page.zh-CN.md")]
    assert [link for link in pages if link not in row] == []
    assert [of for of in facts_of(kind) if f"`{of}`" not in row] == []
