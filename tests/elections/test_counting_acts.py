"""Counted, published, verified and passed on: what the database holds is what anybody counts again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import timezone

from elections.bundle.given import both
from elections.voting import NUMBERS
from huizhang.approvals.actions import CaseRefused
from huizhang.congress.models import ElectionResult
from huizhang.elections import actions
from huizhang.elections.bundle.verifying import verify
from huizhang.elections.models import Ballot, Election, ElectionCount
from huizhang.elections.rules.counting import Passing
from huizhang.ledger import actions as ledger
from huizhang.ledger.models import Entry
from huizhang.people.models import Account

SEATS = 5
ALL = ["c1", "c2", "c3", "c4", "c5"]
OTHERS = ["c1", "c2", "c3", "c4", "c6"]


def closed(hall, ballots: int = 9, tied: bool = False) -> Election:
    election = hall.opened()
    for place in range(ballots):
        hall.casts(election, place, OTHERS if tied and place % 2 else ALL)
    return actions.close_election(actor=hall.leads, election=election, pack=hall.pack)


def counted(hall, **more) -> Election:
    return actions.count_election(actor=hall.scrutineers[0], election=closed(hall, **more), pack=hall.pack)


def published(hall, **more) -> Election:
    return actions.publish_election(actor=hall.leads, election=counted(hall, **more), pack=hall.pack)


def last_entry() -> Entry:
    return Entry.objects.order_by("-pk")[0]


def test_a_sealed_box_is_counted_published_and_verified_by_both_verifiers(hall, tmp_path):
    election = published(hall)
    made = ElectionCount.objects.get(election=election)
    assert (election.state, made.counted_by, made.published_by) == (
        "published",
        hall.scrutineers[0],
        hall.leads,
    )
    data = bytes(made.bundle)
    noted = [made.sha256, election.frozen_sha256, election.box_sha256]
    assert both(data, tmp_path, *noted) == (0, 0)
    assert last_entry().act == "publish_election"
    assert last_entry().payload["hashes"] == {
        "bundle": made.sha256,
        "opening": election.frozen_sha256,
        "close": election.box_sha256,
    }


def test_what_is_elected_is_in_the_ledger_with_who_counted(hall):
    counted(hall)
    entry = last_entry()
    assert entry.act == "count_election"
    assert [one["id"] for one in entry.payload["count"]["elected"]] == ALL


def test_only_who_watches_or_conducts_it_counts_and_only_once_and_only_after_the_close(hall):
    election = hall.opened()
    for actor, state in ((hall.scrutineers[0], "open"), (hall.voter(0), "closed")):
        if state == "closed":
            actions.close_election(actor=hall.leads, election=election, pack=hall.pack)
        with pytest.raises(CaseRefused):
            actions.count_election(actor=actor, election=election, pack=hall.pack)
    actions.count_election(actor=hall.leads, election=election, pack=hall.pack)
    with pytest.raises(CaseRefused):
        actions.count_election(actor=hall.leads, election=election, pack=hall.pack)


def test_a_box_that_was_changed_after_the_close_is_not_counted(hall):
    election = closed(hall)
    one = Ballot.objects.filter(election=election).first()
    Ballot.objects.filter(pk=one.pk).update(marks=one.marks.replace('"c1":"1"', '"c1":"-1"'))
    with pytest.raises(CaseRefused, match="sealed"):
        actions.count_election(actor=hall.leads, election=election, pack=hall.pack)
    assert not ElectionCount.objects.exists()


def test_neither_a_withdrawal_nor_a_number_that_came_after_the_close_is_counted(hall):
    election = closed(hall)
    Election.objects.filter(pk=election.pk).update(present=8)
    with pytest.raises(CaseRefused, match="sealed"):
        actions.count_election(actor=hall.leads, election=election, pack=hall.pack)
    Election.objects.filter(pk=election.pk).update(present=election.present)
    election.candidates.filter(key="c1").update(withdrawn_at=timezone.now())
    with pytest.raises(CaseRefused, match="sealed"):
        actions.count_election(actor=hall.leads, election=election, pack=hall.pack)
    assert not ElectionCount.objects.exists()


def test_whoever_stands_does_not_count(hall):
    election = closed(hall)
    standing = Account.objects.create_user(username=NUMBERS[0], password="x", student_id=NUMBERS[0])
    with pytest.raises(CaseRefused, match="stands"):
        actions.count_election(actor=standing, election=election, pack=hall.pack)


@pytest.mark.parametrize("act", ["count_election", "publish_election"])
def test_where_the_ledger_refuses_nothing_is_counted_or_published(hall, monkeypatch, act):
    election = closed(hall) if act == "count_election" else counted(hall)
    before = election.state

    def refuses(*_, **__):
        raise RuntimeError("the ledger is full")

    monkeypatch.setattr(ledger, "record", refuses)
    with pytest.raises(RuntimeError):
        getattr(actions, act)(actor=hall.leads, election=election, pack=hall.pack)
    assert Election.objects.get(pk=election.pk).state == before
    assert not ElectionCount.objects.filter(published_at__isnull=False).exists()
    assert ElectionCount.objects.exists() == (act == "publish_election")


def test_the_presidium_elected_waits_for_its_approval_with_the_hash_of_the_bundle(hall):
    election = published(hall)
    actions.pass_result_on(actor=hall.leads, election=election, passing=Passing(), pack=hall.pack)
    result = ElectionResult.objects.get()
    made = ElectionCount.objects.get()
    begun = timezone.localdate(hall.session.begins)
    assert (result.source, result.reference, result.held_on) == ("counted", made.sha256, begun)
    assert result.lines.filter(rank__isnull=False).count() == SEATS
    assert made.handed_over_at is not None
    with pytest.raises(CaseRefused, match="already"):
        actions.pass_result_on(actor=hall.leads, election=election, passing=Passing(), pack=hall.pack)


def test_a_tie_leaves_its_seat_to_a_run_off_whose_result_follows(hall, tmp_path):
    election = published(hall, ballots=8, tied=True)
    with pytest.raises(CaseRefused, match="Seats still open: 1"):
        actions.pass_result_on(actor=hall.leads, election=election, passing=Passing(), pack=hall.pack)
    said = Passing(unfilled="同票者另行选举")
    actions.pass_result_on(actor=hall.leads, election=election, passing=said, pack=hall.pack)
    tied = [one.student_id for one in election.candidates.filter(key__in=["c5", "c6"])]
    draft = replace(hall.draft(), seats=1, candidates=tuple(tied), title="加投")
    second = actions.draft_further_round(actor=hall.leads, election=election, draft=draft, pack=hall.pack)
    second = actions.open_election(actor=hall.opener, election=second, pack=hall.pack)
    for place in range(9):
        hall.casts(second, place, ["c1"])
    actions.close_election(actor=hall.leads, election=second, pack=hall.pack)
    actions.count_election(actor=hall.scrutineers[1], election=second, pack=hall.pack)
    actions.publish_election(actor=hall.leads, election=second, pack=hall.pack)
    published_second = bytes(ElectionCount.objects.get(election=second).bundle)
    assert both(published_second, tmp_path, second.frozen_sha256) == (0, 0)
    assert both(published_second, tmp_path, election.frozen_sha256) == (1, 1)
    follows = verify(published_second, "").election.follows
    assert (follows.opening, follows.repeats) == (election.frozen_sha256, False)
    actions.pass_result_on(actor=hall.leads, election=second, passing=Passing(), pack=hall.pack)
    results = ElectionResult.objects.order_by("pk")
    assert [(one.round, one.lines.filter(rank__isnull=False).count()) for one in results] == [(1, 4), (2, 1)]


def test_names_written_in_are_published_as_they_were_cast(hall, tmp_path):
    ruled = replace(hall.pack.balloting, write_ins=True)
    election = hall.opened(balloting=ruled)
    for place, names in enumerate((["欧阳 锋"], ["阿依古丽·买买提", "欧阳锋"], ["O'Brien-Li"])):
        hall.casts(election, place, ["c1"], write_ins=names)
    for acting in (actions.close_election, actions.count_election, actions.publish_election):
        acting(actor=hall.leads, election=election, pack=hall.pack)
    made = ElectionCount.objects.get()
    assert both(bytes(made.bundle), tmp_path, made.sha256, made.election.box_sha256) == (0, 0)
    written = [(one["name"], one["approve"]) for one in made.totals["standings"] if one["id"] is None]
    assert written == [("欧阳锋", 2), ("O'Brien-Li", 1), ("阿依古丽·买买提", 1)]


NO_NAMES = ("张三；李四", "张三;李四", "=1+1", "+张三", "@x", '"张三', "张三,1", "\ud800", "张\x00")


def test_a_name_that_a_table_would_read_as_something_else_is_not_cast(hall):
    election = hall.opened(balloting=replace(hall.pack.balloting, write_ins=True))
    for name in NO_NAMES:
        with pytest.raises(CaseRefused, match="letters only"):
            hall.casts(election, 0, ["c1"], write_ins=[name])
    assert not Ballot.objects.exists()
