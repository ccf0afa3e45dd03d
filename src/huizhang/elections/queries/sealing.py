"""What the close of an election fixed, as it stands in the database now."""

from __future__ import annotations

from huizhang.elections import box
from huizhang.elections.models import Ballot, Election
from huizhang.elections.rules.frozen import digest
from huizhang.elections.rules.sealed import Close
from huizhang.elections.rules.states import Mode


def close_of(election: Election) -> Close:
    """Its hash is `box_sha256` at the close; on paper `papers_sha256` once the numbers are recorded."""
    gone = sorted(one.id for one in box.slip_of(election).candidates if one.withdrawn)
    electronic = election.mode == Mode.ELECTRONIC
    return Close(
        opening=digest(election.frozen),
        present=election.present,
        issued=election.issued,
        returned=election.returned,
        withdrawn=tuple(gone),
        ballots=box.digest_of_box(list(Ballot.objects.filter(election=election))) if electronic else None,
    )
