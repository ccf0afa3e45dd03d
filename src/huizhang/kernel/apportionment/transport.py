"""The biproportional matrix as a transport problem.

N. Gaffke and F. Pukelsheim, Divisor methods for proportional representation systems: an optimization approach
to vector and matrix apportionment problems, Mathematical Social Sciences 56 (2008). The n-th seat of a cell
costs log((n - 1/2) / people); the cheapest matrix with the given totals is the biproportional one. The costs
rise with n, so that the linear programme has whole numbers at its corners.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

ROUNDS_OF_FITTING = 50
FIRST_WINDOW = 2


def cheapest(people: Sequence[Sequence[int]], rows: Sequence[int], columns: Sequence[int]) -> list[list[int]]:
    """A matrix with the totals, cheapest up to the solver's floating-point tolerance.

    The totals must be possible (see `flow`).
    """
    counts = np.array(people, dtype=float)
    fitted = _fitted(counts, np.array(rows, dtype=float), np.array(columns, dtype=float))
    largest = np.minimum.outer(np.array(rows), np.array(columns)) * (counts > 0)
    window = FIRST_WINDOW
    while True:
        low = np.minimum(np.maximum(np.floor(fitted).astype(int) - window, 0), largest)
        high = np.minimum(np.ceil(fitted).astype(int) + window, largest)
        found = _solved(counts, low, high, rows, columns)
        if found is not None:
            return [[int(seats) for seats in line] for line in found]
        window *= 4


def _fitted(
    counts: NDArray[np.float64], rows: NDArray[np.float64], columns: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Iterative proportional fitting: where the seats lie, to within a few."""
    fitted = counts.copy()
    for _ in range(ROUNDS_OF_FITTING):
        for totals, axis in ((rows, 1), (columns, 0)):
            sums = fitted.sum(axis=axis)
            factors = np.divide(totals, sums, out=np.zeros_like(totals), where=sums > 0)
            fitted = fitted * (factors[:, None] if axis else factors[None, :])
    return fitted


def _solved(
    counts: NDArray[np.float64],
    low: NDArray[np.int64],
    high: NDArray[np.int64],
    rows: Sequence[int],
    columns: Sequence[int],
) -> NDArray[np.int64] | None:
    """The cheapest matrix between `low` and `high`; None where there is none."""
    # scipy takes a second to import, for which every command would wait
    from scipy.optimize import linprog
    from scipy.sparse import coo_array

    cells = [(i, j, n) for (i, j), top in np.ndenumerate(high) for n in range(low[i, j] + 1, top + 1)]
    missing = np.concatenate([np.array(rows) - low.sum(axis=1), np.array(columns) - low.sum(axis=0)])
    if not cells:
        return None if missing.any() else low
    i, j, n = np.array(cells).T
    units = np.arange(len(cells))
    ones = np.ones(2 * len(cells))
    totals = coo_array((ones, (np.concatenate([i, len(rows) + j]), np.concatenate([units, units]))))
    totals.resize((len(missing), len(cells)))
    answer = linprog(
        np.log((n - 0.5) / counts[i, j]), A_eq=totals, b_eq=missing, bounds=(0, 1), method="highs-ds"
    )
    if answer.x is None:
        return None
    found = low.copy()
    np.add.at(found, (i, j), np.rint(answer.x).astype(int))
    return found
