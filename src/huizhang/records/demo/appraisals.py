"""Each term's reports on duty before a panel, and the honours that followed from them."""

from __future__ import annotations

from datetime import date

from huizhang.kernel.terms import Term
from huizhang.records.demo.appointment import HEAD, PRESIDIUM
from huizhang.records.demo.tables import COLUMNS, Row, day_of
from huizhang.records.demo.timeline import after
from huizhang.records.demo.world import Union, World

STUDENTS_ON_PANEL = 9
HONOURED_AFTER = 20
DAYS_BEFORE_TERM_ENDS = {1: 35, 2: 65}
DIMENSIONS = COLUMNS["appraisal_reports"][2:7]


def appraise(world: World) -> None:
    """An appraisal a union and completed term, where officers were in post."""
    for union in world.unions:
        for term in world.timeline.completed_terms:
            day = after(world.timeline.calendar.end(term), -DAYS_BEFORE_TERM_ENDS[term.number])
            _hear(world, union, term, day, officers_on(world, union, day))


def appraise_former(world: World) -> None:
    """Those who left at the last change of hands, and the term that ended before they came."""
    terms = world.timeline.completed_terms
    for union in world.unions:
        for term in (terms[0].previous(), *terms):
            day = after(world.timeline.calendar.end(term), -DAYS_BEFORE_TERM_ENDS[term.number])
            present = officers_on(world, union, world.timeline.as_of) if term in terms else []
            officers = officers_on(world, union, day)
            _hear(world, union, term, day, [number for number in officers if number not in present])


def _hear(world: World, union: Union, term: Term, day: date, officers: list[str]) -> None:
    """The officers' reports of a term before its panel, which is seated for the first who come."""
    appraisal = f"{union.name}{term}学期述职评议"
    if officers and not world.rows("appraisals", appraisal=appraisal):
        world.add("appraisals", appraisal=appraisal, union=union.name, term=str(term), date=day)
        _seat_panel(world, union, appraisal)
    heard = {row["student_no"] for row in world.rows("appraisal_reports", appraisal=appraisal)}
    for number in officers:
        if number not in heard:
            _report(world, appraisal, number)


def officers_on(world: World, union: Union, day: date) -> list[str]:
    """Student numbers of presidium and heads in post on the day, in the order of the posts."""
    posts = world.rows("posts", union=union.name)
    return list(dict.fromkeys(str(row["student_no"]) for row in posts if _in_office(row, day)))


def _in_office(row: Row, day: date) -> bool:
    end = row["end"]
    held = day_of(row, "start") <= day and (not isinstance(end, date) or end > day)
    return row["post"] in (PRESIDIUM, HEAD) and held


def _seat_panel(world: World, union: Union, appraisal: str) -> None:
    students = world.rng.choice(len(world.students), STUDENTS_ON_PANEL, replace=False)
    for student in students.tolist():
        member = f"{world.students.name[student]}（{world.students.class_name[student]}）"
        world.add("appraisal_panel", appraisal=appraisal, member=member, capacity="student_representative")
    organs = world.plan.panel if union.college is None else (*world.plan.panel, "college_league_org")
    for number, organ in enumerate(organs, 1):
        world.add("appraisal_panel", appraisal=appraisal, member=f"教师评委{number}", capacity=organ)


def _report(world: World, appraisal: str, number: str) -> None:
    words = world.rng.choice(["优秀", "良好"], 6, p=[0.6, 0.4]).tolist()
    marks = dict(zip((*DIMENSIONS, "grade"), words, strict=True))
    world.add("appraisal_reports", appraisal=appraisal, student_no=number, **marks)


def honour(world: World) -> None:
    """Every fourth of those who reported is honoured, on the appraisal's result."""
    matters = world.plan.honours
    reported = list(dict.fromkeys(row["student_no"] for row in world.tables["appraisal_reports"]))
    day = world.timeline.ago(HONOURED_AFTER)
    for place, number in enumerate(reported[::4]):
        world.add(
            "honours", matter=matters[place % len(matters)], student_no=number, date=day, basis="appraisal"
        )
