"""The closed vocabulary: every kind has its page, every fact its kind, every page tells the truth."""

import re
from pathlib import Path

import pytest

from huizhang.compliance.judging import SOURCES
from huizhang.policy import kinds
from huizhang.policy.facts import FACTS, parameters
from huizhang.policy.kinds import KINDS
from huizhang.policy.resolve import resolve
from policy.packs import local_pack
from policy.pages import documented

FOLDER = Path(kinds.__file__).parent
ROW = re.compile(r"^\| `(\w+)` \| ([^|]+) \|", re.MULTILINE)
EXAMPLE = re.compile(r"```toml\n(.*?)```", re.DOTALL)
REQUIRED = re.compile(r", required$")


def page(kind: str) -> str:
    return (FOLDER / kind / "page.md").read_text()


def test_every_folder_is_a_kind():
    assert sorted(path.parent.name for path in FOLDER.glob("*/__init__.py")) == sorted(KINDS)


def test_every_fact_is_judged_by_a_kind_and_every_kind_judges_a_fact():
    assert {fact.kind for fact in FACTS.values()} == set(KINDS)


def test_every_fact_is_built_by_a_capability():
    assert set(SOURCES) == set(FACTS)


def test_every_choice_is_one_of_a_parameter_that_is_accepted():
    assert [of for of, fact in FACTS.items() if not set(fact.choices) <= set(parameters(of))] == []


def test_every_rule_of_the_packs_uses_the_vocabulary():
    assert {rule.of for rule in resolve("kunming").rules.values()} == set(FACTS)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_page_lists_every_parameter_and_which_are_required(kind: str):
    listed = {name: bool(REQUIRED.search(shape.strip())) for name, shape in ROW.findall(page(kind))}
    assert listed == documented(kind)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_example_of_a_page_works(tmp_path: Path, kind: str):
    example = EXAMPLE.findall(page(kind))[0]
    rule = resolve(local_pack(tmp_path / "ours", rules=example))
    changed = [one for one in rule.rules.values() if "ours" in one.origin.values()]
    assert [one.kind for one in changed] == [kind]
