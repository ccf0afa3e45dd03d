"""A sheet as columns, whatever file it came from, and each column as distinct cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isnan
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from huizhang.exchange.problems import Problem
from huizhang.exchange.reading.header import Header
from huizhang.exchange.reading.parsed import Place


@dataclass(frozen=True)
class BrokenCell:
    """The error that a formula left in its cell, such as #DIV/0!."""

    error: str

    def __str__(self) -> str:
        return self.error


@dataclass(frozen=True)
class Grid:
    """The rows below the header, one Arrow column for each header cell, all of one length.

    `first` is the sheet's number of the first of these rows. `special` holds cells that the Arrow column
    cannot: {(row index, position): raw}. `ragged` are problems of whole rows, by row index.
    """

    place: Place
    header: Header
    first: int
    columns: tuple[pa.ChunkedArray, ...]
    special: Mapping[tuple[int, int], Any] = field(default_factory=dict)
    ragged: Mapping[int, Problem] = field(default_factory=dict)
    _distinct: dict[int, Distinct] = field(default_factory=dict, repr=False)

    @property
    def rows(self) -> int:
        return len(self.columns[0]) if self.columns else 0

    def distinct(self, position: int) -> Distinct:
        """The column's distinct cells, found once."""
        if position not in self._distinct:
            self._distinct[position] = self._distinct_of(position)
        return self._distinct[position]

    def _distinct_of(self, position: int) -> Distinct:
        found = distinct(self.columns[position])
        here = {row: raw for (row, place), raw in self.special.items() if place == position}
        return found.with_special(here) if here else found


@dataclass(frozen=True)
class Distinct:
    """`cells` are the distinct raw cells, None (empty) first; `codes` (int64) index them, one a row."""

    cells: list[Any]
    codes: pa.Array

    @property
    def empty(self) -> set[int]:
        return {code for code, cell in enumerate(self.cells) if cell is None}

    def listed(self) -> list[int]:
        found: list[int] = self.codes.to_numpy().tolist()
        return found

    def rows_of(self, codes: set[int]) -> list[int]:
        """The row indexes whose cell is one of `codes`."""
        wanted = pc.is_in(self.codes, pa.array(sorted(codes), pa.int64()))
        found: list[int] = pc.indices_nonzero(wanted).to_pylist()
        return found

    def with_special(self, special: Mapping[int, Any]) -> Distinct:
        cells, codes = list(self.cells), self.listed()
        for row, raw in special.items():
            codes[row] = len(cells)
            cells.append(raw)
        return Distinct(cells, pa.array(codes, pa.int64()))


def distinct(column: pa.ChunkedArray) -> Distinct:
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    array = column.unify_dictionaries().combine_chunks()
    if isinstance(array, pa.ChunkedArray):
        array = array.chunk(0)
    codes = pc.add(pc.fill_null(pc.cast(array.indices, pa.int64()), -1), 1)
    return Distinct([None, *map(cleaned, array.dictionary.to_pylist())], codes)


def cleaned(raw: Any) -> Any:
    """Text without surrounding white space; None where nothing is left or a number is not one."""
    if isinstance(raw, str):
        return raw.strip() or None
    if isinstance(raw, float) and isnan(raw):
        return None
    return raw
