"""The roll as a door's page keeps it, so that people are found while the network is gone."""

from __future__ import annotations

from huizhang.congress.models import Session
from huizhang.congress.queries.session.roll import roll_of
from huizhang.people.queries.search import spellings


def roll_for_doors(session: Session) -> list[dict[str, object]]:
    """Number, name, delegation, how the name is typed, and whether the person is there."""
    lines = list(roll_of(session))
    typed = spellings([one.student.name for one in lines])
    return [
        {
            "number": one.student_id,
            "name": one.student.name,
            "delegation": one.delegation.name,
            "typed": typed.get(one.student.name, []),
            "present": one.present,
        }
        for one in lines
    ]
