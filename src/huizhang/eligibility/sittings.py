"""One transcript row as one whole number, so that the greatest of them is the attempt that decides.

From the high bits to the low: when it was sat, the credits, the result. All whole numbers: credits in
hundredths (at most 9,999.99), scores in ten-thousandths of a point.
"""

from __future__ import annotations

from collections.abc import Mapping

import ibis
from ibis.expr import types as ir

ATTEMPTS = {"正常": 0, "缓考": 1, "补考": 2, "重修": 3}
PASSED_WORD = "合格"
FAILED_WORD = "不合格"
FAILED_WORDS = ("不及格", FAILED_WORD)

POINT = 10_000
CREDIT = 100

# What a result is, in its lowest three bits; above them the score, where there is one.
SCORED, SCORED_FAILED, PASSED, FAILED, PENDING = range(5)

_OUTCOME_BITS, _RESULT_BITS, _CREDIT_BITS = 3, 24, 20


def pack(grades: ir.Table, words: Mapping[str, int], pass_mark: int) -> ir.IntegerColumn:
    """The rows of `grades` as numbers, later attempts of the same course greater than earlier ones.

    Later is a later term, then 正常 < 缓考 < 补考 < 重修. `words` gives the score that a word stands for.
    Text that is neither a word nor a number is an error when the expression runs.
    """
    credits = (grades.credits.cast("decimal(6, 2)") * CREDIT).cast("int64")
    when = _term_order(grades.term) * len(ATTEMPTS) + attempt_order(grades.attempt)
    shift = _CREDIT_BITS + _RESULT_BITS
    return (when << shift) | (credits << _RESULT_BITS) | _result(grades.score, words, pass_mark)


def credits_of(packed: ir.IntegerColumn) -> ir.IntegerColumn:
    """Hundredths of a credit."""
    return (packed >> _RESULT_BITS) & _mask(_CREDIT_BITS)


def points_of(packed: ir.IntegerColumn) -> ir.IntegerColumn:
    """Ten-thousandths of a point; 0 where no score counts."""
    return (packed & _mask(_RESULT_BITS)) >> _OUTCOME_BITS


def outcome_of(packed: ir.IntegerColumn) -> ir.IntegerColumn:
    """SCORED, SCORED_FAILED, PASSED, FAILED or PENDING."""
    return packed & _mask(_OUTCOME_BITS)


def attempt_order(attempt: ir.StringColumn) -> ir.IntegerColumn:
    """An empty attempt is a first one."""
    later = [(name, order) for name, order in ATTEMPTS.items() if order]
    return attempt.cases(*later, else_=0).cast("int64")


def _term_order(term: ir.StringColumn) -> ir.IntegerColumn:
    return term.substr(0, 4).cast("int64") * 2 + term.substr(10, 1).cast("int64")


def _result(score: ir.StringColumn, words: Mapping[str, int], pass_mark: int) -> ir.IntegerColumn:
    number = (score.cast("decimal(7, 4)") * POINT).cast("int64")
    failed = number < pass_mark * POINT
    return ibis.cases(
        (score.isnull() | (score == ""), PENDING),
        (score == PASSED_WORD, PASSED),
        *((score == word, _result_of(word, words, pass_mark)) for word in (*words, *FAILED_WORDS)),
        else_=(number << _OUTCOME_BITS) | failed.ifelse(SCORED_FAILED, SCORED),
    )


def _result_of(word: str, words: Mapping[str, int], pass_mark: int) -> int:
    if word not in words:
        return FAILED
    failed = word in FAILED_WORDS or words[word] < pass_mark
    return (words[word] * POINT << _OUTCOME_BITS) | (SCORED_FAILED if failed else SCORED)


def _mask(bits: int) -> int:
    return (1 << bits) - 1
