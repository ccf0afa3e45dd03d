from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhang.kernel.verdict import Status, evidence
from huizhang.policy.kinds.attested import Declaration, Declarations, evaluate
from huizhang.policy.rule import Rule
from policy.rules import rule
from policy.verdicts import told

MUST, GENERALLY = rule("attested", "must"), rule("attested", "generally")
FIRST = date(2026, 8, 1)
ROW = evidence("attestations", subject="S1")
ATTESTED = {"attested": True}


def declared(holds: bool, day: int, by: str = "league") -> Declaration:
    when = FIRST + timedelta(day)
    return Declaration(holds, by, "校团委", when, evidence("attestations", date=when.isoformat()))


def test_every_declaration_is_evidence_and_one_decides() -> None:
    both = (declared(False, 1), declared(True, 9))
    verdict = evaluate(MUST, Declarations(both))
    assert told(verdict) == (Status.PASS, True, ATTESTED, ["校团委, 2026-08-10"])
    assert verdict.evidence == tuple(one.evidence for one in both)


@pytest.mark.parametrize(("asked", "status"), [(MUST, Status.FAIL), (GENERALLY, Status.NEEDS_REASON)])
def test_nothing_on_record_and_a_no_are_told_apart(asked: Rule, status: Status) -> None:
    nothing, refused = (evaluate(asked, Declarations(some)) for some in ((), (declared(False, 9),)))
    assert told(nothing) == (status, None, ATTESTED, ["nothing is on record"])
    assert told(refused) == (status, False, ATTESTED, ["校团委 declared on 2026-08-10 that it does not hold"])


def test_a_declaration_of_the_wrong_organ_tells_whose_it_must_be() -> None:
    facts = Declarations((declared(True, 0, "union"),), ("league", "branch"), ("学院团组织", "班级团支部"))
    said = "declared by 校团委 on 2026-08-01, but 学院团组织, 班级团支部 must"
    assert told(evaluate(MUST, facts)) == (Status.FAIL, True, ATTESTED, [said])


def test_a_declaration_after_the_day_tells_the_day() -> None:
    facts = Declarations((declared(True, 9),), due=date(2026, 8, 9))
    said = "declared only on 2026-08-10, after 2026-08-09"
    assert told(evaluate(MUST, facts)) == (Status.FAIL, True, ATTESTED, [said])


DAYS = st.lists(st.tuples(st.integers(0, 60), st.booleans()), min_size=1, unique_by=lambda one: one[0])


@given(DAYS, st.randoms(use_true_random=False))
def test_the_latest_decides_in_whatever_order_the_rows_stand(
    days: list[tuple[int, bool]], chance: Random
) -> None:
    rows = [declared(holds, day) for day, holds in days]
    chance.shuffle(rows)
    _, latest = max(days)
    assert evaluate(MUST, Declarations(tuple(rows))).observed is latest


def test_of_two_contradictory_declarations_of_one_day_the_no_decides() -> None:
    said = "校团委 declared on 2026-08-10 that it does not hold"
    rows = (declared(True, 9), declared(False, 9))
    for some in (rows, rows[::-1]):
        assert told(evaluate(MUST, Declarations(some))) == (Status.FAIL, False, ATTESTED, [said])


CROWDED = st.lists(st.tuples(st.integers(0, 3), st.booleans(), st.sampled_from(["league", "union"])))


@given(CROWDED, st.randoms(use_true_random=False), st.none() | st.integers(0, 3), st.booleans())
def test_the_order_of_rows_never_matters(
    some: list[tuple[int, bool, str]], chance: Random, due: int | None, named: bool
) -> None:
    rows = [Declaration(holds, by, by, FIRST + timedelta(day), ROW) for day, holds, by in some]
    mixed = list(rows)
    chance.shuffle(mixed)
    asked = ("league",) if named else ()
    last = None if due is None else FIRST + timedelta(due)
    first, second = (evaluate(MUST, Declarations(tuple(each), asked, asked, last)) for each in (rows, mixed))
    assert told(first) == told(second)


@given(DAYS, st.integers(0, 60))
def test_in_time_means_the_latest_of_those_in_time(days: list[tuple[int, bool]], due: int) -> None:
    rows = tuple(declared(holds, day) for day, holds in days)
    timely = [one for one in days if one[0] <= due]
    verdict = evaluate(MUST, Declarations(rows, due=FIRST + timedelta(due)))
    assert (verdict.status is Status.PASS) == (bool(timely) and max(timely)[1])
