from hypothesis import given
from hypothesis import strategies as st

from huizhang.kernel.verdict import Status, evidence
from huizhang.policy.kinds.covers_all import NAMES, Coverage, evaluate
from policy.rules import rule
from policy.verdicts import told

DIMENSIONS = ["college", "grade"]
RULE = rule("covers_all", "should", dimensions=DIMENSIONS)
ROWS = (evidence("congresses", congress="第十届学代会"),)


def test_full_coverage_tells_how_much_there_was() -> None:
    verdict = evaluate(RULE, Coverage({"college": (), "grade": ()}, {"college": 12, "grade": 4}, (), ROWS))
    said = "all covered: colleges 12 of 12, grades 4 of 4"
    assert told(verdict) == (Status.PASS, {"missing": {}}, {"cover": DIMENSIONS}, [said])
    assert verdict.evidence == ROWS


def test_force_decides_what_a_gap_means() -> None:
    facts = Coverage({"college": ("理学院",), "grade": ()}, {"college": 12, "grade": 4})
    softer = rule("covers_all", "generally", dimensions=DIMENSIONS)
    strict, soft = (evaluate(asked, facts) for asked in (RULE, softer))
    rest = ({"missing": {"college": ["理学院"]}}, {"cover": DIMENSIONS}, ["colleges not covered: 理学院"])
    assert (told(strict), told(soft)) == ((Status.FAIL, *rest), (Status.NEEDS_REASON, *rest))


@given(st.dictionaries(st.sampled_from(sorted(NAMES)), st.lists(st.text("甲乙丙", min_size=1), max_size=3)))
def test_it_passes_exactly_where_nothing_is_missing_and_tells_each_dimension(
    missing: dict[str, list[str]],
) -> None:
    facts = Coverage({name: tuple(left) for name, left in missing.items()}, {})
    verdict = evaluate(RULE, facts)
    gaps = [name for name, left in missing.items() if left]
    assert (verdict.status is Status.PASS) == (not gaps)
    assert list(verdict.observed["missing"]) == gaps
