"""What is fixed when an election opens, as text that can be hashed and read back. Pure."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from hashlib import sha256
from typing import Any

from huizhang.kernel.tally import Base, Candidate, Election, Follows, Rules, Share, TieRule
from huizhang.kernel.threshold import Threshold, threshold
from huizhang.policy.balloting import Balloting
from huizhang.policy.electing import MOST, Electing


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces: equal values are equal texts."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def digest_of_roll(voters: Iterable[str]) -> str:
    """Of the student numbers, sorted, a line each."""
    return digest("\n".join(sorted(voters)))


def rules_of(balloting: Balloting) -> dict[str, Any]:
    """A manifest's `rules`, as the school's settings have them."""
    quorum, needed = threshold(balloting.quorum), threshold(balloting.majority)
    if quorum is None or (needed is None and balloting.majority != MOST):
        raise ValueError(balloting)
    return {
        "quorum": _written(quorum),
        "base": balloting.majority_of,
        "needed": _written(needed) if needed else None,
        "tie": balloting.tie,
        "write_ins": balloting.write_ins,
    }


def as_for_delegates(balloting: Balloting, electing: Electing) -> Balloting:
    """With the surplus, the quorum and the majority that `[delegates]` sets."""
    plurality = electing.majority_of == MOST
    return Balloting(
        surplus=electing.surplus,
        equal_number=electing.equal_number,
        quorum=f">={electing.quorum}",
        majority=MOST if plurality else f">{electing.majority}",
        majority_of=balloting.majority_of if plurality else electing.majority_of,
        tie=balloting.tie,
        write_ins=balloting.write_ins,
        order=balloting.order,
        scrutineers=balloting.scrutineers,
        complaint_days=balloting.complaint_days,
    )


def _written(share: Threshold) -> dict[str, str]:
    return {"more_than" if share.more else "at_least": str(share.part)}


def restored_share(written: Mapping[str, str]) -> Share:
    ((how, part),) = written.items()
    return Share(Fraction(part), how == "more_than")


def restored_rules(written: Mapping[str, Any]) -> Rules:
    return Rules(
        restored_share(written["quorum"]),
        Base(written["base"]),
        restored_share(written["needed"]) if written["needed"] else None,
        TieRule(written["tie"]),
        written["write_ins"],
    )


def balloting_of(written: Mapping[str, Any], known: Balloting) -> Balloting:
    """`known` with the rules of an election, so that a further round offers what held before."""
    rules = restored_rules(written)
    return replace(
        known,
        quorum=_as_text(rules.quorum),
        majority=_as_text(rules.needed) if rules.needed else MOST,
        majority_of=rules.base.value,
        tie=rules.tie.value,
        write_ins=rules.write_ins,
    )


def _as_text(share: Share) -> str:
    return str(Threshold(share.of, share.strictly))


def restored(frozen: str, withdrawn: Collection[str] = ()) -> Election:
    """What was frozen, for `kernel.tally`; `withdrawn` are the keys of those who withdrew since. Numbers that
    only the close gives are 0."""
    written = json.loads(frozen)["manifest"]
    people = tuple(Candidate(one["id"], one["name"], one["id"] in withdrawn) for one in written["candidates"])
    return Election(
        written["election"],
        written["title"],
        written["seats"],
        people,
        entitled=written["entitled"] or 0,
        present=written["present"] or 0,
        issued=written["issued"] or 0,
        returned=0,
        rules=restored_rules(written["rules"]),
        follows=Follows(**written["follows"]) if "follows" in written else None,
    )


def complaint_days_of(frozen: str) -> int | None:
    """Days after the close; None of an election that never opened, or was frozen without them."""
    days: int | None = json.loads(frozen).get("complaint_days") if frozen else None
    return days


def following(before: str, *, repeats: bool) -> dict[str, Any]:
    """A manifest's `follows`; `before` is what was frozen then, empty where that one never opened."""
    if not before:
        return {}
    follows = {"election": json.loads(before)["manifest"]["election"], "opening": digest(before)}
    return {"follows": {**follows, "repeats": repeats}}


def listed(people: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    """(key, name) as a manifest has them."""
    return [{"id": key, "name": name} for key, name in people]
