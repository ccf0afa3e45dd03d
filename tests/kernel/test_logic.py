from hypothesis import given
from hypothesis import strategies as st

from huizhang.kernel.logic import all_of, any_of, within_percent

TRUTHS = st.lists(st.sampled_from([True, False, None]))


@given(TRUTHS)
def test_unknown_stands_for_either(truths):
    """A known answer is the answer however the unknown ones turn out."""
    for combine, both in ((all_of, all), (any_of, any)):
        best = both(True if truth is None else truth for truth in truths)
        worst = both(False if truth is None else truth for truth in truths)
        assert combine(truths) == (best if best == worst else None)


@given(st.integers(1, 500), st.integers(1, 500), st.integers(1, 500), st.integers(1, 99))
def test_an_interval_of_ranks_decides_only_where_every_rank_in_it_agrees(first, second, size, percent):
    best, worst = sorted((first, second))
    answers = {rank * 100 <= percent * size for rank in range(best, worst + 1)}
    expected = answers.pop() if len(answers) == 1 else None
    assert within_percent(best, worst, size, percent) is expected


def test_thirty_percent_of_ten_is_the_third_place():
    assert within_percent(3, 3, 10, 30) is True
    assert within_percent(4, 4, 10, 30) is False
    assert within_percent(3, 4, 10, 30) is None
