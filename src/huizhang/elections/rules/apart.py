"""Candidates of one name, told apart on the ballot and wherever it is counted. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from huizhang.kernel.tally import Candidate
from huizhang.kernel.tally.ballots import spelled


def told_apart(names: Mapping[str, str], classes: Mapping[str, str]) -> dict[str, str]:
    """By student number; a name that two of them have carries the class, or within one class the number."""
    spellings = Counter(spelled(name) for name in names.values())
    places = Counter((spelled(name), classes[number]) for number, name in names.items())

    def told(number: str, name: str) -> str:
        if spellings[spelled(name)] == 1:
            return name
        alone = places[spelled(name), classes[number]] == 1
        return f"{name}（{classes[number] if alone else number}）"

    return {number: told(number, name) for number, name in names.items()}


def shared_names(candidates: Iterable[Candidate]) -> set[str]:
    """The names that more than one of those told apart has."""
    return {spelled(one.name.partition("（")[0]) for one in candidates if "（" in one.name}
