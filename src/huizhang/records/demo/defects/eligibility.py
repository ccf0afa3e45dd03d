"""Defects of article four: who may serve."""

from __future__ import annotations

import numpy as np

from huizhang.records.demo.appointment import HEAD, MEMBER
from huizhang.records.demo.defects.planted import planted, remove, staff
from huizhang.records.demo.grades import COUNTS_IN_MEAN, EXCELLENT, PASSED, PENDING
from huizhang.records.demo.standings import standings
from huizhang.records.demo.timeline import after
from huizhang.records.demo.world import World

OUTSIDE_LEAGUE = "群众"
LOW, FAILING = 62 + 1, 47 + 1


@planted(
    "eligibility.membership",
    "fail",
    "a member of the first college union is neither in the Party nor the League",
)
def _outside_the_league(world: World) -> None:
    student = world.index(staff(world, 2, MEMBER)[1]["student_no"])
    world.students.political_status[student] = OUTSIDE_LEAGUE


@planted("eligibility.rank", "fail", "a head of the second college union ranks low in every window")
def _low_rank(world: World) -> None:
    rows = world.grades.of(world.index(staff(world, 3, HEAD)[0]["student_no"]))
    score = world.grades.score[rows]
    low = np.where(score >= EXCELLENT, PASSED, LOW)
    world.grades.score[rows] = np.where(COUNTS_IN_MEAN[score], low, score)


@planted(
    "eligibility.no_fail",
    "fail",
    "a head of the first college union has failed a course and not sat it again",
)
def _failed_course(world: World) -> None:
    rows = world.grades.of(world.index(staff(world, 2, HEAD)[1]["student_no"]))
    lightest = rows[np.argmin(world.grades.credits[rows] + 9 * (world.grades.score[rows] >= EXCELLENT))]
    world.grades.score[lightest] = FAILING


@planted(
    "eligibility.rank", "cannot_tell", "most scores of the best placed head of a college are not yet known"
)
def _scores_not_known(world: World) -> None:
    placed = standings(world.students, world.grades, world.timeline)[2].rank
    untouched = [row for union in (2, 3, 4) for row in staff(world, union, HEAD)[2:]]
    heads = [world.index(row["student_no"]) for row in untouched]
    student = min((head for head in heads if placed[head]), key=lambda head: int(placed[head]))
    rows = world.grades.of(student)
    numbers = rows[world.grades.score[rows] < EXCELLENT]
    world.grades.score[numbers[1:]] = PENDING


@planted(
    "eligibility.conduct", "fail", "nobody has declared on the conduct of a member of the third college union"
)
def _no_conduct_declaration(world: World) -> None:
    number = staff(world, 4, MEMBER)[0]["student_no"]
    world.drop("attestations", rule="eligibility.conduct", subject=number)


@planted(
    "eligibility.checked", "fail", "a member of the third college union was checked after the appointment"
)
def _checked_afterwards(world: World) -> None:
    post = staff(world, 4, MEMBER)[1]
    (row,) = world.rows("attestations", rule="eligibility.checked", subject=post["student_no"])
    row["date"] = world.timeline.ago(1)


@planted("conduct.pledge", "fail", "a member of the first college union has not signed the pledge")
def _not_signed(world: World) -> None:
    (row,) = world.rows("pledges", student_no=staff(world, 2, MEMBER)[2]["student_no"])
    remove(world, "pledges", row)


@planted("conduct.education", "fail", "the third college union has held no training for more than a year")
def _no_training(world: World) -> None:
    trainings = world.rows("trainings", union=world.unions[4].name)
    for row in trainings[1:]:
        remove(world, "trainings", row)
    trainings[0]["held_on"] = after(world.timeline.last_handover, -150)
