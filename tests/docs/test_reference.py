"""What the program takes is what the documents say that it takes: tables and settings."""

from __future__ import annotations

import importlib
import re

import pytest

from docs.pages import ROOT, page
from huizhang.config.environment import Environment
from huizhang.exchange.table import Table

VARIABLE = re.compile(r"""["'](HUIZHANG_[A-Z_]+)["']""")


def declared_tables() -> list[Table]:
    source = ROOT / "src" / "huizhang"
    modules = [
        importlib.import_module(f"huizhang.{path.parent.name}.exchange")
        for path in source.glob("*/exchange.py")
    ]
    return sorted(
        {
            value.name: value
            for module in modules
            for value in vars(module).values()
            if isinstance(value, Table)
        }.values(),
        key=lambda table: table.name,
    )


def described_tables() -> dict[str, str]:
    return dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", page("exchange-format.md"), re.MULTILINE))


@pytest.mark.parametrize("table", declared_tables(), ids=lambda table: table.name)
def test_a_table_is_described_column_by_column(table: Table):
    outside_brackets = re.sub(r"\([^)]*\)", "", described_tables()[table.name])
    described = re.findall(r"`(\w+)`(\*?)/([^\s,;.]+)", outside_brackets)
    columns = {column.name for column in table.columns}
    assert [column for column in described if column[0] in columns] == [
        (column.name, "*" if column.required else "", column.zh[0]) for column in table.columns
    ]


def test_every_described_table_is_declared():
    assert sorted(described_tables()) == [table.name for table in declared_tables()]


def test_every_setting_is_documented():
    read = {field.alias for field in Environment.model_fields.values()}
    source = (path.read_text() for path in (ROOT / "src").rglob("*.py"))
    named = {name for text in source for name in VARIABLE.findall(text)}
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", page("settings.md"), re.MULTILINE))
    assert documented == read | named
