"""How delegates are elected is a setting of the school, with its day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from huizhang.policy.diff import diff
from huizhang.policy.electing import Electing, laid
from huizhang.policy.resolve import resolve
from policy.packs import local_pack

BLOCKS = [
    {"from": date(2026, 9, 1), "surplus": "1/4", "women": 25},
    {"equal_number": True, "majority_of": "valid"},
]


def test_without_a_word_of_the_school_practice_holds():
    assert resolve("kunming").electing == resolve("xianning").electing == Electing()


@pytest.mark.parametrize(
    ("on", "found"),
    [
        (date(2026, 8, 31), Electing(equal_number=True, majority_of="valid")),
        (date(2026, 9, 1), Electing(Fraction(1, 4), equal_number=True, majority_of="valid", women=25)),
        (None, Electing(Fraction(1, 4), equal_number=True, majority_of="valid", women=25)),
    ],
)
def test_a_later_block_holds_from_its_day(on, found):
    assert laid(Electing(), BLOCKS, on) == (found, [])


@pytest.mark.parametrize(
    ("given", "where", "said"),
    [
        ({"surplus": 20}, "delegates, surplus", 'write a part of one in quotes, as "2/3"'),
        ({"quorum": "3/2"}, "delegates, quorum", 'write a part of one in quotes, as "2/3"'),
        ({"majority": "1/0"}, "delegates, majority", 'write a part of one in quotes, as "2/3"'),
        ({"women": 101}, "delegates, women", "write a whole number of percent, 0 to 100; 0 is no floor"),
        ({"equal_number": "no"}, "delegates, equal_number", "write true or false"),
        ({"majority_of": "all"}, "delegates, majority_of", "write one of present, entitled, valid, most"),
        ({"surplu": "1/5"}, "delegates, surplu", "there is no key “surplu”; did you mean “surplus”?"),
        ({"from": "2026"}, "delegates, from", "write a date without quotes: 2024-09-01"),
    ],
)
def test_what_is_written_wrong_is_named_and_changes_nothing(given, where, said):
    found, wrong = laid(Electing(), given, None)
    assert (found, [(at, one.say()) for at, one in wrong]) == (Electing(), [(where, said)])


def test_two_blocks_of_one_day_are_one_too_many():
    _, wrong = laid(Electing(), [{"women": 10}, {"women": 20}], None)
    assert [at for at, _ in wrong] == ["delegates"]


def test_two_plans_that_differ_in_it_are_told_apart(tmp_path):
    ours = resolve(local_pack(tmp_path / "ours", '[delegates]\nsurplus = "1/4"\n'))
    (found,) = [one for one in diff(resolve("kunming"), ours) if one.key == "electing"]
    assert (found.a["surplus"], found.b["surplus"]) == ("1/5", "1/4")
