"""What the page of a kind has to say of parameters."""

from __future__ import annotations

from huizhang.policy.facts import FACTS, parameters


def facts_of(kind: str) -> list[str]:
    return [of for of, fact in FACTS.items() if fact.kind == kind]


def documented(kind: str) -> dict[str, bool]:
    """Every parameter that some fact of the kind accepts, and whether all of them require it."""
    accepted = [parameters(of) for of in facts_of(kind)]
    names = dict.fromkeys(name for some in accepted for name in some)
    return {name: all(name in some and some[name].required for some in accepted) for name in names}
