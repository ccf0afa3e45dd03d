"""The students: who studies what, since when, in which class."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from huizhang.records.demo import names
from huizhang.records.demo.colleges import CLUBS, COLLEGES, MAJOR_CLUBS, College
from huizhang.records.demo.plan import Plan
from huizhang.records.demo.timeline import Timeline

YEARS = {"本科": 4, "专科": 3, "硕士": 3, "博士": 4}
CLASS_SIZE = 32
MINORITIES = ("彝族", "回族", "白族", "傣族", "土家族", "壮族", "苗族")
ENROLLED = "在读"


@dataclass(frozen=True, slots=True)
class Group:
    """Those who are ranked together: one level, major and entry year; `major` counts within the college."""

    level: str
    college: int
    major: int
    entry_year: int


@dataclass(slots=True)
class Students:
    """Columns of the students table; every array has one item a student, sorted by group."""

    colleges: tuple[College, ...]
    groups: tuple[Group, ...]
    group: np.ndarray
    student_no: np.ndarray
    name: np.ndarray
    gender: np.ndarray
    ethnicity: np.ndarray
    political_status: np.ndarray
    class_name: np.ndarray
    clubs: np.ndarray
    status: np.ndarray

    def __len__(self) -> int:
        return len(self.group)

    def column(self, name: str) -> np.ndarray:
        """A column of the table, by its English header, as an object array of str or int."""
        if name in ("college", "major", "entry_year", "level"):
            values = np.array([self._of_group(group, name) for group in self.groups], dtype=object)
            return np.asarray(values[self.group])
        return np.asarray(getattr(self, name))

    def _of_group(self, group: Group, name: str) -> str | int:
        college = self.colleges[group.college]
        values = {"college": college.name, "major": college.majors[group.major]}
        return values.get(name) or getattr(group, name)


def enrol(plan: Plan, timeline: Timeline, count: int, rng: Generator) -> Students:
    """`count` students of a university as large as that number suggests."""
    colleges = COLLEGES[plan.university.id][: max(3, min(25, count // 500))]
    groups = _groups(plan, timeline, colleges, count)
    group = np.repeat(np.arange(len(groups)), _sizes(groups, plan, count, rng))
    name, gender = names.people(rng, count)
    class_name, student_no = _classes(plan, colleges, groups, group)
    return Students(
        colleges=colleges,
        groups=groups,
        group=group,
        student_no=student_no,
        name=name,
        gender=gender,
        ethnicity=_choose(rng, count, ("汉族", *MINORITIES), 0.86),
        political_status=_political(groups, group, rng),
        class_name=class_name,
        clubs=_clubs(count, rng),
        status=_choose(rng, count, (ENROLLED, "休学", "退学"), 0.985),
    )


def _groups(plan: Plan, timeline: Timeline, colleges: tuple[College, ...], count: int) -> tuple[Group, ...]:
    majors = min(4, max(2, count // len(colleges) // 160 + 1))
    return tuple(
        Group(level, college, major, entry_year)
        for college in range(len(colleges))
        for level in plan.university.levels
        for major in range(majors if level in plan.university.main_levels else 1)
        for entry_year in timeline.entry_years(YEARS[level])
    )


def _shares(plan: Plan, count: int) -> dict[str, float]:
    """Part of each level; a small university has more postgraduates, or its union would have no members."""
    if not plan.university.postgraduates:
        return dict.fromkeys(plan.university.levels, 1.0)
    postgraduate = max(0.18, min(0.4, 190 / count))
    return {"本科": 1 - postgraduate, "硕士": postgraduate * 0.85, "博士": postgraduate * 0.15}


def _sizes(groups: tuple[Group, ...], plan: Plan, count: int, rng: Generator) -> np.ndarray:
    """How many students each group has: at least one, the remainder by largest fraction."""
    shares = _shares(plan, count)
    weight = rng.uniform(0.8, 1.2, len(groups))
    for level, share in shares.items():
        of_level = np.array([group.level == level for group in groups])
        weight[of_level] *= share / weight[of_level].sum()
    exact = 1 + weight / weight.sum() * (count - len(groups))
    sizes: np.ndarray = np.floor(exact).astype(int)
    largest = np.argsort(sizes - exact, kind="stable")[: count - sizes.sum()]
    sizes[largest] += 1
    return sizes


def _classes(
    plan: Plan, colleges: tuple[College, ...], groups: tuple[Group, ...], group: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Class names (软件工程2401) and student numbers (entry, level, college, major, class, place)."""
    first = np.searchsorted(group, np.arange(len(groups)))
    place = np.arange(len(group)) - first[group]
    classes, numbers = [], []
    for index, within in zip(group.tolist(), place.tolist(), strict=True):
        of = groups[index]
        klass, seat = within // CLASS_SIZE + 1, within % CLASS_SIZE + 1
        mark = "" if of.level in plan.university.main_levels else of.level[0]
        year = of.entry_year % 100
        classes.append(f"{colleges[of.college].majors[of.major]}{mark}{year}{klass:02d}")
        level = plan.university.levels.index(of.level) + 1
        numbers.append(f"{of.entry_year}{level}{of.college + 1:02d}{of.major + 1}{klass:02d}{seat:02d}")
    return np.array(classes, dtype=object), np.array(numbers, dtype=object)


def _political(groups: tuple[Group, ...], group: np.ndarray, rng: Generator) -> np.ndarray:
    """Mostly League members; the Party's share is larger among postgraduates."""
    draw = rng.random(len(group))
    postgraduate = np.array([of.level in ("硕士", "博士") for of in groups])[group]
    draw = np.where(postgraduate, draw * 0.6, draw)
    chosen = np.searchsorted([0.04, 0.09, 0.9], draw)
    return np.array(["中共党员", "中共预备党员", "共青团员", "群众"], dtype=object)[chosen]


def _clubs(count: int, rng: Generator) -> np.ndarray:
    """None, one or two clubs each; every major club has members from the first students on."""
    first, second = rng.integers(0, len(CLUBS), (2, count))
    many = rng.random(count)
    joined = [
        "；".join(dict.fromkeys([CLUBS[a], CLUBS[b]][: int(m * 3)]))
        for a, b, m in zip(first.tolist(), second.tolist(), many.tolist(), strict=True)
    ]
    joined[:MAJOR_CLUBS] = CLUBS[:MAJOR_CLUBS]
    return np.array(joined, dtype=object)


def _choose(rng: Generator, count: int, values: tuple[str, ...], first: float) -> np.ndarray:
    """The first value with probability `first`, the others evenly."""
    rest = (1 - first) / (len(values) - 1)
    chances = [first] + [rest] * (len(values) - 1)
    return np.array(values, dtype=object)[rng.choice(len(values), count, p=chances)]
