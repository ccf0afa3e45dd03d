"""The small registry of what cases are about: who decides them, and how they are shown.

A capability registers its kinds when the program starts; nothing here knows the capabilities.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from huizhang.kernel.message import Message, message

Particulars = Sequence[tuple[Message, Message | str]]


def nothing_more(_case: Any) -> Particulars:
    return ()


def nothing_ahead(_cases: Any, _pack: Any) -> Mapping[str, Any]:
    return {}


def organs_only(_actor: Any, _matter: Any, _pack: Any, _day: Any) -> bool:
    """Nobody hands it in but an organ by its word."""
    return False


def by_a_word(_case: Any) -> bool:
    return False


def takes_effect(_case: Any, _pack: Any) -> Message:
    return message("This is the last word. Approved, the case is done and takes effect.")


def nothing_of_list(_cases: Any, _pack: Any) -> Sequence[Message]:
    return ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one case of a list is about: the post, how the person stood when it was handed in, and the posts
    that the person has besides."""

    name: Message
    department: str
    status: str
    beside: Sequence[Message] = ()


@dataclass(frozen=True, slots=True)
class Pending:
    """What an approved case still waits for before it takes effect, and the address where that is shown."""

    said: Message
    address: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What the case page does not take: these `outcomes` are decided at the `address`; `said` says so."""

    outcomes: frozenset[str]
    said: Message
    address: str


def nothing_elsewhere(_case: Any) -> Elsewhere | None:
    return None


def nothing_pending(_cases: Any) -> Mapping[int, Pending]:
    return {}


@dataclass(frozen=True, slots=True)
class CaseKind:
    """`decide` is the capability's own act: (actor, case, organ, outcome, pack, opinion, reason) → case.

    `about` is the template that shows what the case asks, `context` what it needs.
    `hands_in` says who may open one without speaking for an organ: (actor, matter, pack, day).
    `particulars` are what an approval form on paper says of it beyond the person.
    `ahead` is what a list of cases is judged on, (cases, pack) → further arguments of `decide`, so that it is
    read once for all of them.
    `of_list` is the template that shows what a list of them has in common, and what it needs of the cases;
    its `wanted` says by case what each is about (`Wanted`); `effect_of_list` what the last word on several
    of them brings about.
    `effect` says what the last word brings about, (case, pack); None where `about` says it.
    `pending` are those of some cases that are approved and not yet in effect, by the case's key.
    Where it stands `by_votes`, no organ approves it by a word: the act that records the votes does.
    One that is not `returned` has nothing to correct: organs approve or reject it.
    One `of_the_union` is open to those in its presidium too, who decide on it together.
    One that `tells` brings the news of its end to those concerned by itself.
    `elsewhere` are outcomes that another page takes, with the way there.
    A `confidential` one is open to whoever handed it in and to the organs it asks, and to nobody else.
    """

    chain: str
    decide: Callable[..., Any]
    about: str
    context: Callable[[Any], Mapping[str, Any]]
    confidential: bool = False
    of_the_union: bool = False
    particulars: Callable[[Any], Particulars] = nothing_more
    ahead: Callable[[Any, Any], Mapping[str, Any]] = nothing_ahead
    of_list: tuple[str, Callable[[Any], Mapping[str, Any]]] | None = None
    effect_of_list: Callable[[Any, Any], Sequence[Message]] = nothing_of_list
    hands_in: Callable[..., bool] = organs_only
    effect: Callable[[Any, Any], Message] | None = takes_effect
    pending: Callable[[Any], Mapping[int, Pending]] = nothing_pending
    returned: bool = True
    by_votes: Callable[[Any], bool] = by_a_word
    tells: bool = False
    elsewhere: Callable[[Any], Elsewhere | None] = nothing_elsewhere

    def register(self) -> None:
        _REGISTERED[self.chain] = self


_REGISTERED: dict[str, CaseKind] = {}


def kind_of(chain: str) -> CaseKind:
    """Raises KeyError for a chain whose cases nobody opens."""
    return _REGISTERED[chain]


def registered() -> Mapping[str, CaseKind]:
    return _REGISTERED


def of_the_union() -> frozenset[str]:
    """The chains whose cases are matters of a union."""
    return frozenset(chain for chain, kind in _REGISTERED.items() if kind.of_the_union)


def tells(chain: str) -> bool:
    kind = _REGISTERED.get(chain)
    return kind is not None and kind.tells


def confidential() -> frozenset[str]:
    """The chains whose cases are kept from everybody who is not concerned."""
    return frozenset(chain for chain, kind in _REGISTERED.items() if kind.confidential)
