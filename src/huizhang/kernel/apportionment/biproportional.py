"""The biproportional divisor method, with the certificate that proves a matrix right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from huizhang.kernel.apportionment.choice import prefer_first
from huizhang.kernel.apportionment.flow import Matrix
from huizhang.kernel.apportionment.margins import centred, loosened, tied
from huizhang.kernel.apportionment.multipliers import Arc, Cell, arcs_of, exchange, settle
from huizhang.kernel.apportionment.transport import cheapest

HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Certificate:
    """One multiplier for each row and each column: people times both, rounded, are the seats of a cell."""

    rows: tuple[Fraction, ...]
    columns: tuple[Fraction, ...]

    def claim(self, people: Sequence[Sequence[int]], cell: Cell) -> Fraction:
        """What is rounded to the seats of the cell."""
        i, j = cell
        return people[i][j] * self.rows[i] * self.columns[j]

    def margin(self, people: Sequence[Sequence[int]], seats: Sequence[Sequence[int]]) -> Fraction:
        """How far the claim nearest to a rounding point is from it, in seats; 0 is a tie.

        Negative where the certificate does not prove the matrix.
        """
        return min(
            (
                _margin(self.claim(people, (i, j)), given)
                for i, line in enumerate(seats)
                for j, given in enumerate(line)
                if people[i][j] or given
            ),
            default=HALF,
        )


@dataclass(frozen=True, slots=True)
class TiedCells:
    """`seats` of the last seats of these cells could lie in others of them just as well."""

    cells: tuple[Cell, ...]
    seats: int


@dataclass(frozen=True, slots=True)
class Biproportional:
    """Where there are ties, `seats` is the one of the equally right matrices that prefers the first cells."""

    seats: Matrix
    certificate: Certificate
    ties: tuple[TiedCells, ...] = ()


def biproportional(
    people: Sequence[Sequence[int]], rows: Sequence[int], columns: Sequence[int]
) -> Biproportional:
    """The totals must be possible with only cells that have people (see `flow.shortage`).

    The solver's matrix is only where this begins: exchanges of seats make it exactly the cheapest.
    """
    seats = cheapest(people, rows, columns)
    factors = [Fraction(1)] * (len(rows) + len(columns))
    while cycle := settle(arcs := arcs_of(people, seats), factors):
        exchange(seats, cycle)
    groups = tied(arcs, factors)
    prefer_first(people, seats, factors, [arc.cell for group in groups for arc in group])
    arcs = arcs_of(people, seats)
    inside = centred(arcs, loosened(arcs, factors))
    certificate = Certificate(tuple(inside[: len(rows)]), tuple(1 / factor for factor in inside[len(rows) :]))
    ties = sorted((_tied_cells(group) for group in groups), key=lambda tie: tie.cells)
    return Biproportional(tuple(map(tuple, seats)), certificate, tuple(ties))


def _tied_cells(arcs: Sequence[Arc]) -> TiedCells:
    return TiedCells(tuple(sorted({arc.cell for arc in arcs})), sum(arc.change < 0 for arc in arcs))


def _margin(claim: Fraction, seats: int) -> Fraction:
    above = seats + HALF - claim
    return min(above, claim - seats + HALF) if seats else above
