from hypothesis import given
from hypothesis import strategies as st

from huizhang.kernel.message import message
from huizhang.kernel.verdict import Status, evidence
from huizhang.policy.kinds.held_every import Occasion, Occasions, evaluate
from policy.rules import rule

RULE = rule("held_every", "generally", every="academic_year")
YEARS = ("2025-2026", "2026-2027")


def held(*years: str) -> tuple[Occasion, ...]:
    return tuple(Occasion(year, f"{year[:4]}-10-10", evidence("congresses", congress=year)) for year in years)


def test_the_last_one_is_told_where_it_was_too_long_ago() -> None:
    verdict = evaluate(RULE, Occasions(YEARS, held("2023-2024", "2024-2025")))
    assert (verdict.status, verdict.reasons[0].message.say()) == (
        Status.NEEDS_REASON,
        "none in 2025-2026, 2026-2027; the last one was 2024-10-10",
    )


def test_nothing_on_record_is_told() -> None:
    said = evaluate(RULE, Occasions(YEARS, ())).reasons[0].message.say()
    assert said == "none on record in 2025-2026, 2026-2027"


def test_an_occasion_without_all_its_parts_does_not_count() -> None:
    verdict = evaluate(RULE, Occasions(YEARS, held("2025-2026"), message("report to 校团委")))
    assert verdict.status is Status.NEEDS_REASON


@given(st.lists(st.sampled_from(["2023-2024", "2024-2025", "2025-2026", "2026-2027"])))
def test_any_period_that_counts_is_enough(years: list[str]) -> None:
    verdict = evaluate(RULE, Occasions(YEARS, held(*years)))
    assert (verdict.status is Status.PASS) == bool(set(years) & set(YEARS))
