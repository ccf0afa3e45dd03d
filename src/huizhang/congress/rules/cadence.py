"""Whether a union's congress meets as often as the plan asks (article six). Pure."""

from __future__ import annotations

from huizhang.congress.rules.facts import congresses
from huizhang.kernel.records import Records, Union
from huizhang.kernel.verdict import Verdict
from huizhang.policy.pack import Pack
from huizhang.policy.subject import Scope
from huizhang.policy.weighing import judged


def cadence(pack: Pack, records: Records, union: Union) -> Verdict | None:
    """The verdict that the board gives; None where the plan has no such rule.

    `records` hold the unions, their congresses and what was attested.
    """
    rule = pack.rules.get(f"congress.cadence.{union.level}")
    if rule is None:
        return None
    scope = Scope(pack, records)
    found = (one for one in congresses(rule, scope) if one.union == union.union)
    return next((judged(rule, scope, one) for one in found), None)
