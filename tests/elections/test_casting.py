"""Only those on the roll, only while it is open, only once; and nothing but turnout is told."""

from __future__ import annotations

import json

import pytest

from elections.voting import NUMBERS, marking, voting
from huizhang.approvals.actions import CaseRefused
from huizhang.elections.actions import cast_ballot, close_election, suspend_election
from huizhang.elections.box import turnout
from huizhang.elections.exchange import read_manifest
from huizhang.elections.models import Ballot, Election, RollEntry
from huizhang.elections.queries import manifest_of
from huizhang.elections.rules.casting import restored_ballot
from huizhang.kernel.tally import count
from huizhang.ledger.models import Entry


@pytest.fixture
def hall(db):
    return voting()


def test_an_election_is_set_up_opened_cast_and_closed(hall, tmp_path):
    election = hall.opened()
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
