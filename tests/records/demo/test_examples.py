"""The committed example folders are what the command makes."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pyarrow.parquet
import pytest

from huizhang.records.demo.examples import EXAMPLES, write_example

COMMITTED = Path(__file__).parents[3] / "examples"
LARGEST = 1_500_000


def content(path: Path) -> object:
    """What a file holds, whatever the compression of the day."""
    if path.name.startswith("~$") or path.suffix in (".csv", ".txt"):
        return path.read_bytes()
    if path.suffix == ".parquet":
        return pyarrow.parquet.read_table(path).to_pydict()
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


@pytest.mark.parametrize("pack", EXAMPLES)
def test_the_committed_example_is_what_the_command_writes(pack: str, tmp_path: Path) -> None:
    made = write_example(pack, tmp_path / pack)
    committed = {path.name: content(path) for path in (COMMITTED / pack).iterdir()}
    assert committed == {path.name: content(path) for path in made.iterdir()}


@pytest.mark.parametrize("pack", EXAMPLES)
def test_an_example_is_small_enough_to_keep_in_the_repository(pack: str) -> None:
    assert sum(path.stat().st_size for path in (COMMITTED / pack).iterdir()) < LARGEST
