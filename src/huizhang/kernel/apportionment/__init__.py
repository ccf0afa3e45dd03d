"""Seats for people: one list by largest remainder or Sainte-Laguë, a matrix by the biproportional method.

Everything is decided in whole numbers and exact fractions; a solver in floating point only proposes.
"""

from huizhang.kernel.apportionment.biproportional import (
    Biproportional,
    Certificate,
    TiedCells,
    biproportional,
)
from huizhang.kernel.apportionment.divisor import sainte_lague
from huizhang.kernel.apportionment.flow import Matrix, Shortage, shortage
from huizhang.kernel.apportionment.remainder import largest_remainder
from huizhang.kernel.apportionment.shares import Shares, Tie

__all__ = [
    "Biproportional",
    "Certificate",
    "Matrix",
    "Shares",
    "Shortage",
    "Tie",
    "TiedCells",
    "biproportional",
    "largest_remainder",
    "sainte_lague",
    "shortage",
]
