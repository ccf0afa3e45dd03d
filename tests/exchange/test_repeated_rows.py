"""Of millions of rows, those whose key an earlier one has."""

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.declared import GRADES
from huizhang.exchange.reading.bulk import MOST_PROBLEMS, repeated_rows

KEYS = st.lists(st.tuples(*[st.sampled_from(["1", "12", "2", None])] * len(GRADES.key)), max_size=40)


def bulk(keys):
    """Rows 2, 3, … of grades.csv with these keys."""
    columns = {name: pa.array([key[n] for key in keys], pa.string()) for n, name in enumerate(GRADES.key)}
    places = {"row": range(2, 2 + len(keys)), "file": ["grades.csv"] * len(keys)}
    return pa.table({**columns, **places, "sheet": pa.nulls(len(keys), pa.string())})


@settings(max_examples=50, deadline=None)
@given(KEYS)
def test_every_later_row_with_a_key_is_told_with_the_first_one(keys):
    first = {}
    expected = [
        (row, f"the same row stands in row {first[key]} of grades.csv; remove one")
        for row, key in enumerate(keys, start=2)
        if first.setdefault(key, row) != row
    ]
    assert [(one.row, one.message.say()) for one in repeated_rows(bulk(keys), GRADES)] == expected


def test_a_whole_table_given_twice_is_not_told_row_by_row():
    keys = [("1", "2025-2026-1", f"C{number}", "正常") for number in range(MOST_PROBLEMS + 3)]
    problems = repeated_rows(bulk(keys * 2), GRADES)
    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[0].value == "1, 2025-2026-1, C0, 正常"
    assert problems[-1].message.say() == (
        "there are 3 more problems like these; correct the ones above first"
    )
