"""What the form of an election says at first: what the election says that it changes or that it follows."""

from __future__ import annotations

from typing import Any

from huizhang.elections.models import Election
from huizhang.elections.queries.elections import officers_of, on_ballot
from huizhang.elections.rules.drafting import chosen, settings_of
from huizhang.elections.rules.frozen import balloting_of
from huizhang.elections.rules.states import Role
from huizhang.elections.words import of_unit
from huizhang.policy.balloting import Balloting
from huizhang.policy.pack import Pack


def as_drafted(election: Election) -> dict[str, Any]:
    """By field."""
    standing = [one.student_id or "" for one in on_ballot(election)]
    at = (election.constituency_kind, election.constituency)
    return {
        "title": election.title,
        "seats": election.seats,
        "chosen": standing,
        "numbers": "\n".join(standing),
        "office": election.office,
        "constituency": of_unit(*at) if election.constituency else "",
        "mode": election.mode,
        "scrutineers": _officers(election, Role.SCRUTINEER),
        "tellers": _officers(election, Role.TELLER),
        "approved": election.approved,
        "closes": election.closes,
        "seed": election.seed,
    }


def rules_held(election: Election, pack: Pack) -> Balloting:
    """The school's settings with what this election holds to."""
    known = balloting_of(election.rules, settings_of(election.kind, pack))
    return chosen(known, order=election.order, equal_number=election.equal_number)


def _officers(election: Election, role: Role) -> str:
    return " ".join(one.account.username for one in officers_of(election, role))
