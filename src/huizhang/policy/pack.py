"""A pack: a university's plan, resolved for one day."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from huizhang.kernel.message import Message, message
from huizhang.kernel.terms import Calendar
from huizhang.kernel.verdict import plain
from huizhang.policy.balloting import Balloting
from huizhang.policy.electing import Electing
from huizhang.policy.proposing import Proposing
from huizhang.policy.rule import Rule
from huizhang.policy.seating import Seating
from huizhang.policy.sitting import Sitting

# the chains whose cases may name a decision of the presidium
COLLECTIVE = ("department.change", "post.dismissal", "project.approve", "rotation.chair")
ACTS = {
    "recommend": "推荐",
    "consent": "同意",
    "review": "审查",
    "determine": "确定",
    "elect": "选举",
    "announce": "公告",
    "approve": "批准",
    "file": "备案",
    "report": "报告",
}
# Reviews are called 审核 as often as 审查 (article five of both plans uses both words).
ACT_ALIASES = {"审核": "review", "联合审查": "review", "联合审核": "review", "报备": "file"}


class PackError(ValueError):
    """A pack cannot be used; `message` says what is wrong, where, and how to mend it."""

    def __init__(self, said: Message) -> None:
        super().__init__(said.say())
        self.message = said


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chain: `act` by every organ of `by`, in any order among themselves.

    `by_college` replaces `by` for college unions; `only_for` limits the step to holders of those posts.
    With `any_one` the first of them that speaks decides. `days` is the time for it, in calendar days.
    `when` is the condition of the step, `joins` the organs that it has besides on a condition of their own
    (`policy.conditions`).
    """

    act: str
    by: tuple[str, ...]
    by_college: tuple[str, ...] = ()
    only_for: tuple[str, ...] = ()
    jointly: bool = False
    any_one: bool = False
    days: int | None = None
    when: Mapping[str, Any] = field(default_factory=dict)
    joins: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def organs(self, level: str) -> tuple[str, ...]:
        return self.by_college if level == "college" and self.by_college else self.by


@dataclass(frozen=True, slots=True)
class Chain:
    """Who acts, in which order. What a `collective` one settles is an important matter of the union, on which
    its presidium decides first."""

    id: str
    zh: str
    en: str
    cite: str
    steps: tuple[Step, ...]
    collective: bool = False
    origin: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flow:
    """What a person does to serve a clause; `action` is the dotted name of the function that does it."""

    zh: str
    en: str
    action: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a source document, and the rules and flows that serve it."""

    id: str
    article: str
    says: str
    mark: str
    force: str
    check: str
    kind: str = ""
    says_en: str = ""
    rules: tuple[str, ...] = ()
    flows: tuple[Flow, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Organ:
    """`names` are all Chinese names by which records may call it; the first is shown."""

    id: str
    en: str
    names: tuple[str, ...]
    level: str


@dataclass(frozen=True, eq=False)
class Pack:
    """`lineage` runs from the national base to the pack itself; rules are in the plan's order.

    Packs are shared by whoever resolves them, so nobody changes what they hold.
    """

    id: str
    title: str
    institution: str
    lineage: tuple[str, ...]
    number: str = ""
    issued: date | None = None
    in_force_from: date | None = None
    applies_to: tuple[str, ...] = ()
    precedence: str = ""
    errata: tuple[str, ...] = ()
    calendar: Calendar = field(default_factory=Calendar)
    guiding: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    days: Mapping[str, int] = field(default_factory=dict)
    seating: Seating = field(default_factory=Seating)
    electing: Electing = field(default_factory=Electing)
    sitting: Sitting = field(default_factory=Sitting)
    proposing: Proposing = field(default_factory=Proposing)
    balloting: Balloting = field(default_factory=Balloting)
    organs: Mapping[str, Organ] = field(default_factory=dict)
    rules: Mapping[str, Rule] = field(default_factory=dict)
    chains: Mapping[str, Chain] = field(default_factory=dict)
    clauses: Mapping[str, Clause] = field(default_factory=dict)

    def rule(self, rule_id: str) -> Rule:
        try:
            return self.rules[rule_id]
        except KeyError:
            raise PackError(message("{pack} has no rule {rule}", pack=self.id, rule=rule_id)) from None

    def chain(self, chain_id: str) -> Chain:
        try:
            return self.chains[chain_id]
        except KeyError:
            raise PackError(message("{pack} has no chain {chain}", pack=self.id, chain=chain_id)) from None

    def organ_name(self, organ: str) -> str:
        return self.organs[organ].names[0] if organ in self.organs else organ

    @property
    def organ_names(self) -> dict[str, str]:
        """Every name and id an organ may be written by → its id."""
        return {name: organ.id for organ in self.organs.values() for name in (organ.id, *organ.names)}

    @cached_property
    def hash(self) -> str:
        """SHA-256 of everything that can change a verdict, in canonical JSON. Every act records it."""
        return "sha256:" + hashlib.sha256(_canonical(self).encode()).hexdigest()


def _canonical(pack: Pack) -> str:
    judged: dict[str, Any] = {
        "id": pack.id,
        "calendar": asdict(pack.calendar),
        "guiding": pack.guiding,
        "organs": {name: asdict(organ) for name, organ in pack.organs.items()},
        "rules": {name: asdict(rule) for name, rule in pack.rules.items()},
        "chains": {name: _judged_of(chain) for name, chain in pack.chains.items()},
    }
    return json.dumps(plain(judged), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _judged_of(chain: Chain) -> dict[str, Any]:
    """Without conditions where there are none, so that they change no hash of a pack that has none."""
    facts = asdict(chain)
    if not chain.collective:
        del facts["collective"]
    for step in facts["steps"]:
        for key in ("when", "joins"):
            if not step[key]:
                del step[key]
    return facts
