"""How a school elects by ballot: its own settings, from a day on, and what is wrong with them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from huizhang.policy.balloting import Balloting, laid

BLOCKS = [{"order": "pinyin"}, {"from": date(2027, 1, 1), "majority": "most", "surplus": "0/5"}]


def test_a_later_block_holds_from_its_day():
    before, _ = laid(Balloting(), BLOCKS, date(2026, 12, 31))
    after, wrong = laid(Balloting(), BLOCKS, date(2027, 1, 1))
    assert (before.order, before.majority, before.surplus) == ("pinyin", ">1/2", Fraction(1, 5))
    assert (after.order, after.majority, after.surplus, wrong) == ("pinyin", "most", Fraction(0), [])


def test_what_is_wrong_is_said_by_key_and_changes_nothing():
    given = {
        "quorum": "2/3",
        "tie": "coin",
        "scrutineers": 0,
        "write_ins": "yes",
        "surplus": "6/5",
        "ties": 1,
    }
    found, wrong = laid(Balloting(), given, None)
    assert found == Balloting()
    assert {name: said.say() for name, said in wrong} == {
        "elections, quorum": 'write a part such as ">=2/3" (at least) or ">1/2" (more than)',
        "elections, tie": "write one of runoff, vacant, show_of_hands",
        "elections, scrutineers": "write a whole number from 1 to 20",
        "elections, write_ins": "write true or false",
        "elections, surplus": 'write a part of one in quotes, as "2/3"',
        "elections, ties": "there is no key “ties”; did you mean “tie”?",
    }
