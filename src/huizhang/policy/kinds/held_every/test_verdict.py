from random import Random

from hypothesis import given
from hypothesis import strategies as st

from huizhang.kernel.message import message
from huizhang.kernel.verdict import Status, evidence
from huizhang.policy.kinds.held_every import Occasion, Occasions, evaluate
from policy.rules import rule
from policy.verdicts import told

MUST = rule("held_every", "must", every="term")
TERMS = ("2025-2026-2", "2026-2027-1")
REQUIRED = {"held_in": list(TERMS)}


def held(term: str, day: str) -> Occasion:
    return Occasion(term, day, evidence("trainings", held_on=day))


OLD = held("2024-2025-1", "2024-10-10")
SPRING, AUTUMN = held("2025-2026-2", "2026-03-10"), held("2026-2027-1", "2026-09-20")


def test_those_that_count_are_the_evidence() -> None:
    verdict = evaluate(MUST, Occasions(TERMS, (OLD, SPRING, AUTUMN)))
    days = ["2024-10-10", "2026-03-10", "2026-09-20"]
    assert told(verdict) == (Status.PASS, days, REQUIRED, ["done on 2026-03-10, 2026-09-20"])
    assert verdict.evidence == (SPRING.evidence, AUTUMN.evidence)


def test_where_none_counts_all_are_the_evidence() -> None:
    verdict = evaluate(MUST, Occasions(TERMS, (OLD,)))
    said = "none in 2025-2026-2, 2026-2027-1; the last one was 2024-10-10"
    assert told(verdict) == (Status.FAIL, ["2024-10-10"], REQUIRED, [said])
    assert verdict.evidence == (OLD.evidence,)


def test_nothing_on_record_has_no_evidence() -> None:
    verdict = evaluate(MUST, Occasions(TERMS, ()))
    assert told(verdict) == (Status.FAIL, [], REQUIRED, ["none on record in 2025-2026-2, 2026-2027-1"])
    assert verdict.evidence == ()


def test_a_part_that_is_lacking_is_named() -> None:
    facts = Occasions(TERMS, (SPRING,), message("report to {organs}", organs=["校团委"]))
    verdict = evaluate(rule("held_every", "generally", every="term"), facts)
    said = "report to 校团委: none on record in 2025-2026-2, 2026-2027-1"
    assert told(verdict) == (Status.NEEDS_REASON, ["2026-03-10"], REQUIRED, [said])


@given(st.lists(st.sampled_from([OLD, SPRING, AUTUMN])), st.randoms(use_true_random=False))
def test_more_occasions_and_another_order_never_make_it_worse(some: list[Occasion], chance: Random) -> None:
    mixed = [*some, AUTUMN]
    chance.shuffle(mixed)
    assert evaluate(MUST, Occasions(TERMS, tuple(mixed))).status is Status.PASS
