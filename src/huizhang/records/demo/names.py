"""Fictional people: Faker's Chinese names, drawn for everybody at once.

Faker is imported when people are drawn; every command loads this module.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.random import Generator

_SINGLE_GIVEN = 0.3


def people(rng: Generator, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Names and genders (男, 女) of `count` people, as two object arrays."""
    from faker.providers.person.zh_CN import Provider

    male = rng.random(count) < 0.5
    given = np.where(male, _given(rng, Provider.first_names_male, count), "")
    given = np.where(male, given, _given(rng, Provider.first_names_female, count))
    return _family(rng, Provider.last_names, count) + given, np.where(male, "男", "女").astype(object)


def _family(rng: Generator, listed: Mapping[str, float], count: int) -> np.ndarray:
    weights = np.array(list(listed.values()), dtype=float)
    names = np.array(list(listed), dtype=object)
    return names[rng.choice(len(names), count, p=weights / weights.sum())]


def _given(rng: Generator, listed: list[str], count: int) -> np.ndarray:
    """Listed given names; most of the one-character ones joined by a second character."""
    names = np.array(sorted(set(listed)), dtype=object)
    single = np.array([name for name in names if len(name) == 1], dtype=object)
    first = names[rng.integers(0, len(names), count)]
    second = single[rng.integers(0, len(single), count)]
    short = np.array([len(name) == 1 for name in first]) & (rng.random(count) > _SINGLE_GIVEN)
    return np.where(short & (first != second), first + second, first)
