"""Whose word decides where the academic office and the transcripts both speak."""

from __future__ import annotations

from huizhang.eligibility.standing_records import joined
from huizhang.kernel.records import Standing


def own(student: str, window: str, rank: int, fails: int = 0) -> Standing:
    return Standing(student, window, rank, rank, 40, fails, given=False)


OFFICE = Standing("a", "last_term", 3, 3, 40, 1)


def test_whom_the_office_ranks_is_judged_by_the_office_alone():
    found = (own("a", "last_term", 5), own("a", "since_entry", 6), own("b", "since_entry", 7))
    standings, reported = joined((OFFICE,), found)
    assert standings == (OFFICE, own("b", "since_entry", 7))
    assert [said.say() for said in reported] == [
        "a (last term): the standings table says 3/40, 1 failed courses, "
        "the grades give 5/40, 0 failed courses; the table decides"
    ]


def test_a_rank_within_what_pending_scores_allow_is_no_disagreement():
    wide = Standing("a", "last_term", 2, 9, 40, 0, pending=True, given=False)
    assert joined((OFFICE,), (wide,)) == ((OFFICE,), ())
