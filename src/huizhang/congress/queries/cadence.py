"""How often a union's congress met, judged by the plan."""

from __future__ import annotations

from datetime import date

from huizhang.approvals import queries as approvals
from huizhang.congress.queries.held import congresses
from huizhang.congress.rules.cadence import cadence
from huizhang.kernel.records import Records, Union
from huizhang.kernel.verdict import Verdict
from huizhang.org import queries as org
from huizhang.policy.pack import Pack

GIVEN = frozenset({"unions", "congresses", "attestations"})


def cadence_of(union: Union, pack: Pack, today: date) -> Verdict | None:
    records = Records(
        today,
        GIVEN,
        unions=org.unions(),
        congresses=congresses(today),
        attestations=approvals.attestations(today),
    )
    return cadence(pack, records, union)
