from hypothesis import given
from hypothesis import strategies as st

from huizhang.kernel.records import Standing
from huizhang.kernel.verdict import Status, evidence
from huizhang.policy.kinds.rank_within import Ranks, evaluate
from policy.rules import rule
from policy.verdicts import told

WINDOWS = ["last_term", "last_year", "since_entry"]
EXEMPT = {"exempt_first_year": True, "exempt_postgraduates": True}
RULE = rule("rank_within", "should", percent=30, windows=WINDOWS, **EXEMPT)
REQUIRED = {"top_percent": 30, "any_of": WINDOWS}
ROWS = (evidence("standings", student_no="S1", window="last_year"),)


def standing(window: str, best: int | None, worst: int | None, size: int | None = 100) -> Standing:
    return Standing("S1", window, best, worst, size, 0)


def ranks(*standings: Standing, first_year: bool = False, postgraduate: bool = False) -> Ranks:
    return Ranks({one.window: one for one in standings}, first_year, postgraduate, ROWS)


def test_one_window_inside_is_enough_and_all_are_told() -> None:
    verdict = evaluate(RULE, ranks(standing("last_term", 40, 40), standing("last_year", 30, 30)))
    observed = {"last_term": {"rank": 40, "group_size": 100}, "last_year": {"rank": 30, "group_size": 100}}
    said = "in the top 30 %: last term 40/100, last academic year 30/100"
    assert told(verdict) == (Status.PASS, observed, REQUIRED, [said])
    assert verdict.evidence == ROWS


def test_outside_in_every_window_on_record_breaks_it() -> None:
    verdict = evaluate(RULE, ranks(standing("since_entry", 31, 35)))
    observed = {"since_entry": {"best": 31, "worst": 35, "group_size": 100}}
    said = "not in the top 30 %: since entry 31 to 35/100"
    assert told(verdict) == (Status.FAIL, observed, REQUIRED, [said])


def test_the_windows_that_leave_it_open_are_named() -> None:
    facts = ranks(
        standing("last_term", 40, 40), standing("last_year", 28, 33), standing("since_entry", 50, 50)
    )
    verdict = evaluate(RULE, facts)
    observed = {
        "last_term": {"rank": 40, "group_size": 100},
        "last_year": {"best": 28, "worst": 33, "group_size": 100},
        "since_entry": {"rank": 50, "group_size": 100},
    }
    said = (
        "the rank cannot be told for last academic year (scores or ranks missing): "
        "last term 40/100, last academic year 28 to 33/100, since entry 50/100"
    )
    assert told(verdict) == (Status.CANNOT_TELL, observed, REQUIRED, [said])


def test_a_window_without_any_record_is_not_among_those_that_leave_it_open() -> None:
    verdict = evaluate(RULE, ranks(standing("last_year", 28, 33)))
    observed = {"last_year": {"best": 28, "worst": 33, "group_size": 100}}
    said = (
        "the rank cannot be told for last academic year (scores or ranks missing): "
        "last academic year 28 to 33/100"
    )
    assert told(verdict) == (Status.CANNOT_TELL, observed, REQUIRED, [said])


def test_no_standing_at_all_names_the_tables() -> None:
    said = "no standing on record (standings or grades)"
    assert told(evaluate(RULE, ranks())) == (Status.CANNOT_TELL, {}, REQUIRED, [said])


def test_an_empty_rank_is_told_as_none() -> None:
    fixed = rule("rank_within", percent=30, windows=["last_year"])
    verdict = evaluate(fixed, ranks(standing("last_year", None, None, None)))
    observed = {"last_year": {"rank": None, "group_size": None}}
    said = (
        "the rank cannot be told for last academic year (scores or ranks missing): last academic year no rank"
    )
    required = {"top_percent": 30, "any_of": ["last_year"]}
    assert told(verdict) == (Status.CANNOT_TELL, observed, required, [said])


def test_the_exempt_are_told_why() -> None:
    young, graduate = (
        evaluate(RULE, ranks(first_year=first, postgraduate=not first)) for first in (True, False)
    )
    said = "first-year students are exempt from the rank"
    assert told(young) == (Status.NOT_APPLICABLE, {}, REQUIRED, [said])
    assert told(graduate) == (Status.NOT_APPLICABLE, {}, REQUIRED, ["postgraduates are exempt from the rank"])


SIZE = st.integers(1, 200)


@given(st.data())
def test_a_higher_percentage_and_a_better_rank_never_make_it_worse(data: st.DataObject) -> None:
    size = data.draw(SIZE)
    rank, percent = data.draw(st.integers(1, size)), data.draw(st.integers(0, 99))
    better = data.draw(st.integers(1, rank))

    def passes(place: int, top: int) -> bool:
        asked = rule("rank_within", percent=top, windows=["last_year"])
        return evaluate(asked, ranks(standing("last_year", place, place, size))).status is Status.PASS

    assert passes(rank, percent) <= passes(rank, percent + 1)
    assert passes(rank, percent) <= passes(better, percent)


@given(st.data())
def test_a_window_inside_decides_whatever_the_others_say(data: st.DataObject) -> None:
    others = [
        standing(window, *sorted(data.draw(st.tuples(st.integers(1, 100), st.integers(1, 100)))))
        for window in data.draw(st.sets(st.sampled_from(WINDOWS[:2])))
    ]
    assert evaluate(RULE, ranks(*others, standing("since_entry", 1, 30))).status is Status.PASS


@given(st.integers(1, 100))
def test_generally_softens_exactly_what_must_fails(rank: int) -> None:
    softer = rule("rank_within", "generally", percent=30, windows=WINDOWS)
    strict, soft = (evaluate(one, ranks(standing("last_year", rank, rank))) for one in (RULE, softer))
    assert soft.status is (Status.NEEDS_REASON if strict.status is Status.FAIL else strict.status)
