from datetime import date

import pytest

from huizhang.kernel.verdict import Status, evidence
from huizhang.policy.kinds.attested import Declaration, Declarations, evaluate
from policy.rules import rule

RULE = rule("attested", "must")
ROW = evidence("attestations", subject="S1")


def declared(holds: bool, by: str, day: int) -> Declaration:
    return Declaration(holds, by, by, date(2026, 8, day), ROW)


@pytest.mark.parametrize(
    ("declarations", "status", "said"),
    [
        ((), Status.FAIL, "nothing is on record"),
        ((declared(True, "league", 20),), Status.PASS, "league, 2026-08-20"),
        (
            (declared(False, "league", 20),),
            Status.FAIL,
            "league declared on 2026-08-20 that it does not hold",
        ),
        ((declared(True, "union", 20),), Status.FAIL, "declared by union on 2026-08-20, but league must"),
        ((declared(True, "league", 31),), Status.FAIL, "declared only on 2026-08-31, after 2026-08-30"),
        ((declared(False, "league", 1), declared(True, "league", 20)), Status.PASS, "league, 2026-08-20"),
        ((declared(True, "league", 20), declared(False, "union", 25)), Status.PASS, "league, 2026-08-20"),
        ((declared(True, "league", 20), declared(False, "league", 31)), Status.PASS, "league, 2026-08-20"),
    ],
)
def test_the_latest_declaration_that_counts_decides(
    declarations: tuple[Declaration, ...], status: Status, said: str
) -> None:
    facts = Declarations(declarations, ("league",), ("league",), date(2026, 8, 30))
    verdict = evaluate(RULE, facts)
    assert (verdict.status, verdict.reasons[0].message.say()) == (status, said)


def test_anybody_may_declare_where_no_organ_is_named() -> None:
    assert evaluate(RULE, Declarations((declared(True, "union", 20),))).status is Status.PASS
