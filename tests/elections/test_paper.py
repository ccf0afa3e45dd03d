"""Ballots on paper: two tellers, each alone, and nothing is counted before they agree."""

from __future__ import annotations

import json

import pytest

from elections.bundle.given import both
from elections.voting import Voting
from huizhang.approvals.actions import CaseRefused
from huizhang.elections import actions
from huizhang.elections.models import Election, ElectionCount, TallySheet
from huizhang.elections.queries.counts import as_counted, disagreements, sheets_compared, why_void
from huizhang.elections.rules.frozen import canonical, digest
from huizhang.kernel.tally.sheets import Pile, Votes
from huizhang.ledger.models import Entry

FOR, NONE = Votes(approve=8), Votes(abstain=8)
RIGHT = {"c1": FOR, "c2": FOR, "c3": FOR, "c4": FOR, "c5": FOR, "c6": NONE, "c7": NONE}
SLIP = {**RIGHT, "c5": Votes(approve=7, abstain=1), "c6": Votes(approve=1, abstain=7)}


def tellers(hall: Voting):
    return hall.scrutineers[:2]


def on_paper(hall: Voting, issued: int = 9, returned: int = 9) -> Election:
    names = tuple(one.username for one in tellers(hall))
    election = hall.opened(mode="paper", tellers=names)
    actions.close_election(actor=hall.leads, election=election, pack=hall.pack)
    return recorded(hall, election, issued, returned, confirmed=returned > issued)


def recorded(hall: Voting, election: Election, issued: int, returned: int, **more) -> Election:
    numbers = {"issued": issued, "returned": returned, **more}
    return actions.record_papers(actor=hall.scrutineers[2], election=election, pack=hall.pack, **numbers)


def wrote(hall: Voting, election: Election, teller: int, votes=RIGHT, *, handed_in: bool = True) -> None:
    actor = tellers(hall)[teller]
    actions.put_pile(actor=actor, election=election, pile=Pile("1", 8, 1, votes))
    if handed_in:
        actions.hand_in_sheet(actor=actor, election=election, pack=hall.pack)


def counts(hall: Voting, election: Election) -> Election:
    return actions.count_election(actor=hall.scrutineers[2], election=election, pack=hall.pack)


def test_two_sheets_that_agree_are_counted_and_verified_by_both_verifiers(hall, tmp_path):
    election = on_paper(hall)
    wrote(hall, election, 0)
    wrote(hall, election, 1)
    counts(hall, election)
    done = actions.publish_election(actor=hall.leads, election=election, pack=hall.pack)
    made = ElectionCount.objects.get(election=done)
    noted = [entry.payload["sha256"] for entry in Entry.objects.all() if entry.act == "hand_in_tally_sheet"]
    noted += [made.sha256, done.frozen_sha256, done.box_sha256, done.papers_sha256]
    assert (len(noted), len(set(noted))) == (6, 5)
    assert both(bytes(made.bundle), tmp_path, *noted) == (0, 0)
    count = next(one for one in Entry.objects.order_by("-pk") if one.act == "count_election")
    assert [one["id"] for one in count.payload["count"]["elected"]] == ["c1", "c2", "c3", "c4", "c5"]


def test_numbers_are_hashed_when_they_are_recorded_with_what_the_close_fixed_and_not_counted_once_changed(
    hall,
):
    election = on_paper(hall)
    entry = Entry.objects.order_by("-pk")[0].payload
    fixed = {"opening": election.frozen_sha256, "withdrawn": [], "ballots": None}
    at_close = {**fixed, "present": 9, "issued": None, "returned": None}
    numbers = {**fixed, "present": 9, "issued": 9, "returned": 9}
    assert election.box_sha256 == digest(canonical(at_close))
    assert (entry["sealed"], entry["papers"]) == (numbers, election.papers_sha256)
    assert election.papers_sha256 == digest(canonical(numbers))
    wrote(hall, election, 0)
    wrote(hall, election, 1)
    Election.objects.filter(pk=election.pk).update(issued=8)
    with pytest.raises(CaseRefused, match="sealed"):
        counts(hall, election)


def test_a_difference_is_shown_once_both_are_in_and_nothing_is_counted_until_it_is_mended(hall):
    election = on_paper(hall)
    wrote(hall, election, 0)
    assert sheets_compared(election) == []
    with pytest.raises(CaseRefused, match="Two tellers hand in"):
        counts(hall, election)
    wrote(hall, election, 1, SLIP)
    found = disagreements(sheets_compared(election), as_counted(election))
    assert [(one.first, one.second) for one in found] == [(8, 7), (0, 1), (0, 1), (8, 7)]
    one, other = (f"{teller.name} ({teller.username})" for teller in tellers(hall))
    with pytest.raises(CaseRefused) as refused:
        counts(hall, election)
    assert f"8 on the sheet of {one}, 7 on the sheet of {other}" in refused.value.messages[0].say()
    actions.take_sheet_back(actor=tellers(hall)[1], election=election, pack=hall.pack)
    assert disagreements(sheets_compared(election), as_counted(election)) == found
    wrote(hall, election, 1)
    assert counts(hall, election).state == "counted"


def test_the_ledger_tells_nothing_of_a_sheet_but_its_hash(hall):
    election = on_paper(hall)
    wrote(hall, election, 0)
    entry = Entry.objects.order_by("-pk")[0]
    assert set(entry.payload) == {"election", "title", "sheet", "sha256"}
    with pytest.raises(CaseRefused, match="other sheet is not in"):
        actions.take_sheet_back(actor=tellers(hall)[0], election=election, pack=hall.pack)


def test_more_back_than_were_issued_void_the_election_which_is_counted_published_and_repeated(hall, tmp_path):
    election = on_paper(hall, issued=8, returned=9)
    assert election.state == "void"
    assert "9 ballots came back, but only 8" in why_void(election).say()
    with pytest.raises(CaseRefused, match="Two tellers hand in"):
        counts(hall, election)
    for teller in tellers(hall):
        actions.put_pile(actor=teller, election=election, pile=Pile("1", 0, 9, dict.fromkeys(RIGHT, Votes())))
        actions.hand_in_sheet(actor=teller, election=election, pack=hall.pack)
    assert counts(hall, election).state == "void"
    counted = next(one for one in Entry.objects.order_by("-pk") if one.act == "count_election").payload[
        "count"
    ]
    assert (counted["void"], counted["elected"], counted["vacant"]) == (True, [], 5)
    with pytest.raises(CaseRefused, match="is counted"):
        counts(hall, election)
    with pytest.raises(CaseRefused, match="is counted"):
        actions.take_sheet_back(actor=tellers(hall)[0], election=election, pack=hall.pack)
    done = actions.publish_election(actor=hall.leads, election=election, pack=hall.pack)
    made = ElectionCount.objects.get(election=done)
    assert (done.state, both(bytes(made.bundle), tmp_path, made.sha256)) == ("void", (0, 0))
    again = actions.repeat_election(actor=hall.leads, election=done, draft=hall.draft(), pack=hall.pack)
    opened = actions.open_election(actor=hall.opener, election=again, pack=hall.pack)
    assert json.loads(opened.frozen)["manifest"]["follows"] == {
        "election": json.loads(done.frozen)["manifest"]["election"],
        "opening": done.frozen_sha256,
        "repeats": True,
    }


def test_one_slip_of_the_pen_voids_no_election_and_numbers_are_corrected(hall):
    election = on_paper(hall)
    with pytest.raises(CaseRefused, match="if the numbers are right, confirm them"):
        recorded(hall, election, 9, 10)
    assert recorded(hall, election, 9, 10, confirmed=True).state == "void"
    assert recorded(hall, election, 9, 8).state == "closed"
    entry = Entry.objects.order_by("-pk")[0].payload
    assert (entry["issued"], entry["returned"], entry["void"]) == (9, 8, False)
    assert entry["before"] == {"issued": 9, "returned": 10}
    election.refresh_from_db()
    assert (entry["sealed"]["returned"], entry["papers"]) == (8, election.papers_sha256)
    wrote(hall, recorded(hall, election, 9, 9), 0)
    with pytest.raises(CaseRefused, match="A tally sheet is handed in by these numbers"):
        recorded(hall, election, 9, 8)


def test_numbers_of_a_void_election_that_is_repeated_stay_as_they_are(hall):
    election = on_paper(hall, issued=8, returned=9)
    actions.repeat_election(actor=hall.leads, election=election, draft=hall.draft(), pack=hall.pack)
    with pytest.raises(CaseRefused, match="Another election follows this one"):
        recorded(hall, election, 9, 9)


@pytest.mark.parametrize(("issued", "returned"), [(10, 9), (0, 0), (-1, 1), (9, -1)])
def test_numbers_that_cannot_be_are_refused(hall, issued, returned):
    with pytest.raises(CaseRefused):
        on_paper(hall, issued, returned)


def test_a_sheet_that_holds_another_number_of_ballots_is_not_handed_in(hall):
    election = on_paper(hall, returned=8)
    with pytest.raises(CaseRefused, match="hold 9 ballots, but 8 came back"):
        wrote(hall, election, 0)


def test_only_tellers_keep_sheets_and_each_their_own(hall):
    election = on_paper(hall)
    with pytest.raises(CaseRefused, match="Only the tellers"):
        actions.put_pile(actor=hall.leads, election=election, pile=Pile("1", 8, 1, RIGHT))
    wrote(hall, election, 0, handed_in=False)
    wrote(hall, election, 1, SLIP, handed_in=False)
    assert {one.teller: one.piles[0]["votes"]["c5"] for one in TallySheet.objects.all()} == {
        tellers(hall)[0]: [8, 0, 0, 0],
        tellers(hall)[1]: [7, 0, 1, 0],
    }


def test_marks_that_do_not_come_to_the_ballots_are_refused_by_name(hall):
    election = on_paper(hall)
    wrong = {**RIGHT, "c7": Votes(approve=3)}
    with pytest.raises(CaseRefused, match="3 marks, but 8 valid ballots"):
        wrote(hall, election, 0, wrong)


def test_a_pile_is_put_again_and_dropped(hall):
    election = on_paper(hall)
    wrote(hall, election, 0, SLIP, handed_in=False)
    wrote(hall, election, 0, handed_in=False)
    assert [one["votes"]["c5"][0] for one in TallySheet.objects.get().piles] == [8]
    actions.drop_pile(actor=tellers(hall)[0], election=election, name="1")
    with pytest.raises(CaseRefused, match="no pile 1"):
        actions.drop_pile(actor=tellers(hall)[0], election=election, name="1")
