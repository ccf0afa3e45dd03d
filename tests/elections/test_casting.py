"""Only those on the roll, only while it is open, only once; and nothing but turnout is told."""

from __future__ import annotations

import json
import logging
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from elections.voting import Voting, marking
from huizhang.approvals.actions import CaseRefused
from huizhang.elections.actions import (
    cast_ballot,
    close_election,
    open_election,
    resume_election,
    suspend_election,
    withdraw_candidate,
)
from huizhang.elections.box import BoxFailed, turnout
from huizhang.elections.exchange import read_manifest
from huizhang.elections.models import Ballot, Election, ElectionCandidate, RollEntry
from huizhang.elections.queries import manifest_of
from huizhang.elections.queries.receipts import receipt_of
from huizhang.elections.rules.casting import restored_ballot
from huizhang.kernel.tally import count
from huizhang.ledger.models import Entry
from huizhang.people.actions import issue_token
from huizhang.policy.balloting import Balloting

TABLE = "elections_ballot"


def refused(hall: Voting, election: Election, place: int, *marks, **more) -> str:
    with pytest.raises(CaseRefused) as why:
        hall.casts(election, place, *marks, **more)
    return " ".join(one.say() for one in why.value.messages)


def test_an_election_is_set_up_opened_cast_and_closed(hall, election, tmp_path):
    for place in range(9):
        assert not hall.casts(election, place, ["c1", "c2", "c3", "c4", "c5"][: place + 1]).before
    close_election(actor=hall.leads, election=election, pack=hall.pack)
    election.refresh_from_db()
    assert (election.state, election.returned, election.present) == ("closed", 9, 9)
    file = tmp_path / "manifest.json"
    file.write_text(json.dumps(manifest_of(election)))
    ballots = [restored_ballot(one.key, one.marks) for one in Ballot.objects.filter(election=election)]
    found = count(read_manifest(file), ballots)
    assert [one.id for one in found.elected] == ["c1", "c2", "c3", "c4", "c5"]


def test_a_second_ballot_is_not_cast_and_answered_with_the_same_receipt(hall, election):
    first = hall.casts(election, 0, ["c1"])
    again = hall.casts(election, 0, ["c2"])
    assert (first.before, again.before, first.code == again.code) == (False, True, True)
    assert Ballot.objects.get().marks.startswith('{"marks":{"c1":"1","c2":"0"')
    other = receipt_of(election, hall.session.numbers[1])
    assert other != first.code
    assert Ballot.objects.get().key not in first.code.replace("-", "").lower()


def test_whoever_is_not_on_the_roll_casts_nothing(hall, election):
    late = hall.scrutineers[0]
    for stranger in (late, hall.opener, hall.leads):
        with pytest.raises(CaseRefused):
            cast_ballot(actor=stranger, election=election, marking=marking(["c1"]))
    assert not Ballot.objects.exists()


def test_ballots_are_taken_only_while_it_is_open(hall):
    election = hall.drafted()
    assert "takes no ballots" in refused(hall, election, 0, ["c1"])
    open_election(actor=hall.opener, election=election, pack=hall.pack)
    suspend_election(actor=hall.leads, election=election, why="停电", pack=hall.pack)
    assert "takes no ballots" in refused(hall, election, 0, ["c1"])
    resume_election(actor=hall.leads, election=election, pack=hall.pack)
    Election.objects.filter(pk=election.pk).update(closes=timezone.now() - timedelta(seconds=1))
    assert "takes no ballots" in refused(hall, election, 0, ["c1"])
    Election.objects.filter(pk=election.pk).update(closes=None)
    hall.casts(election, 0, ["c1"])
    close_election(actor=hall.leads, election=election, pack=hall.pack)
    assert "takes no ballots" in refused(hall, election, 1, ["c1"])
    assert turnout(election.pk).voted == Ballot.objects.count() == 1


def test_a_ballot_that_approves_of_too_many_is_not_cast(hall, election):
    said = refused(hall, election, 0, ["c1", "c2", "c3", "c4", "c5", "c6"])
    assert said.startswith("6 are approved of, more than the 5 to be elected")
    assert "no candidate c9" in refused(hall, election, 0, ["c9"])
    assert "Nobody is written in" in refused(hall, election, 0, write_ins=["王五"])
    assert not RollEntry.objects.filter(voted=True).exists()


def test_names_are_written_in_where_the_congress_lets_them(hall):
    election = hall.opened(balloting=Balloting(write_ins=True))
    hall.casts(election, 0, ["c1"], write_ins=["王 五", "赵六", "王 五"])
    assert json.loads(Ballot.objects.get().marks)["write_ins"] == ["王 五", "赵六"]
    candidate = ElectionCandidate.objects.get(key="c2").name
    over = refused(hall, election, 1, ["c1", "c3", "c4", "c5"], write_ins=[candidate, "赵六"])
    assert over.startswith("6 are approved of")


def test_nobody_approves_of_somebody_who_withdrew(hall, election):
    hall.casts(election, 0, ["c1"])
    one = ElectionCandidate.objects.get(election=election, key="c1")
    withdraw_candidate(actor=hall.leads, candidate=one, why="个人原因", pack=hall.pack)
    assert "has withdrawn" in refused(hall, election, 1, ["c1"])
    hall.casts(election, 1, oppose=["c1"])
    close_election(actor=hall.leads, election=election, pack=hall.pack)
    election.refresh_from_db()
    assert manifest_of(election)["candidates"][0]["withdrawn"] is True


def test_the_box_has_no_column_for_voter_time_or_order(hall):
    with connection.cursor() as cursor:
        columns = [one.name for one in connection.introspection.get_table_description(cursor, TABLE)]
        assert sorted(columns) == ["election_id", "key", "marks"]
        if connection.vendor == "sqlite":
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [TABLE])
            assert cursor.fetchone()[0].endswith("WITHOUT ROWID")


def test_casting_writes_no_ledger_row_and_no_log(hall, election, caplog):
    before = Entry.objects.count()
    with caplog.at_level(logging.DEBUG, "huizhang"):
        hall.casts(election, 0, ["c1"])
    assert (Entry.objects.count(), caplog.text) == (before, "")


@pytest.mark.usefixtures("school")
def test_a_database_that_fails_says_nothing_of_the_ballot_and_keeps_the_marks(
    hall, election, client, monkeypatch
):
    def fail(**facts):
        raise DatabaseError(f"Failing row contains ({facts['marks']})")

    monkeypatch.setattr(Ballot.objects, "create", fail)
    with pytest.raises(BoxFailed) as failed:
        hall.casts(election, 0, ["c1"])
    assert (str(failed.value), failed.value.__suppress_context__) == ("DatabaseError", True)
    client.force_login(hall.voter(0))
    page = client.post(f"/elections/{election.pk}/ballot", {"mark-c1": "1", "step": "cast"})
    assert page.context["faults"] == ["服务器暂时无法接收您的选票，请再投一次；同一选票绝不会重复投出。"]
    assert page.content.decode().count('value="1" checked') == 1
    bearer = {"Authorization": f"Bearer {issue_token(actor=hall.voter(0), account=hall.voter(0))}"}
    sent = {"path": f"/api/elections/{election.pk}/ballot", "content_type": "application/json"}
    asked = client.post(**sent, data={"approve": ["c1"]}, headers=bearer)
    assert (asked.status_code, len(asked.json()["problems"])) == (503, 1)
    assert not RollEntry.objects.filter(voted=True).exists()


@pytest.mark.usefixtures("school")
def test_a_program_casts_with_the_token_of_a_voter(hall, election, client):
    token = issue_token(actor=hall.voter(0), account=hall.voter(0))
    address, bearer = f"/api/elections/{election.pk}/ballot", {"Authorization": f"Bearer {token}"}
    assert client.get(address, headers=bearer).json()["open"] is True

    def casts(**marks):
        return client.post(address, marks, content_type="application/json", headers=bearer)

    both = casts(approve=["c1"], oppose=["c1"])
    assert (both.status_code, Ballot.objects.count()) == (409, 0)
    misspelled, empty = casts(approve=["c1"], opose=["c2"]), casts()
    assert [one.status_code for one in (misspelled, empty)] == [422, 422]
    unread = client.post(address, "{", content_type="application/json", headers=bearer)
    assert unread.json()["problems"][0]["message"] == "正文无法读取，请以UTF-8编码的JSON发送。"
    assert not Ballot.objects.exists()
    first, again = casts(approve=["c1", "c2"]).json(), casts(approve=["c3"]).json()
    assert (first["before"], again["before"], first["receipt"] == again["receipt"]) == (False, True, True)
    assert client.get(address, headers=bearer).json()["voted"] is True
