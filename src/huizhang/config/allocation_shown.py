"""An allocation in the terminal: the seats, the certificate, how near they come, and what is tied."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import zip_longest

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from huizhang.congress.rules.allocation import Allocation, Infeasible, Method, Tied
from huizhang.kernel.message import Message, message
from huizhang.shell.language import Language

# columns of the terminal: both sums beside a college, one grade with its padding, and the longest college
# that is not folded
SUMS, A_GRADE, WIDEST_COLLEGE = 20, 8, 24
DIMENSIONS = {
    "college": message("college"),
    "grade": message("grade"),
    "cell": message("college and grade"),
}


def show(found: Allocation, methods: Sequence[Method], language: Language, console: Console) -> None:
    console.print(_heading(found).say(language), style="bold", highlight=False)
    for part in _in_parts(found, console.width):
        console.print(_seats(found, part, language))
    if found.clubs:
        console.print(_clubs(found, language))
    said = message("furthest from the exact quota, in seats; and how many colleges and grades get none")
    console.print(said.say(language), style="bold", highlight=False)
    console.print(_methods(methods, language))
    said = message("the certificate: students times both multipliers, rounded, are the seats of every cell")
    console.print(said.say(language), style="bold", highlight=False)
    console.print(_certificate(found, language))
    for tie in found.ties:
        console.print(_tie(tie).say(language), style="yellow", highlight=False)


def show_infeasible(found: Infeasible, language: Language, console: Console) -> None:
    said = message("{n} seats cannot be shared out: {short} short", n=found.total, short=found.short_by)
    console.print(said.say(language), style="bold red", highlight=False)
    _listed(message("these cannot hold together:"), found.conflict, language, console)
    _listed(message("ways out:"), found.options, language, console)


def _listed(title: Message, lines: Sequence[Message], language: Language, console: Console) -> None:
    console.print(title.say(language), highlight=False)
    for line in lines:
        console.print(f"  · {line.say(language)}", highlight=False, markup=False)


def _heading(found: Allocation) -> Message:
    inside = sum(found.colleges.values())
    return message(
        "{total} seats (at least {minimum}): {inside} for colleges and grades, {clubs} for clubs",
        total=found.total,
        minimum=found.minimum_total,
        inside=inside,
        clubs=found.total - inside,
    )


def _in_parts(found: Allocation, width: int) -> list[tuple[str, ...]]:
    """As many grades a table as fit beside the colleges and their sums without breaking a heading."""
    names, colleges = tuple(found.grades), (cell_len(one) for one in found.colleges)
    beside = min(WIDEST_COLLEGE, max(colleges, default=0)) + SUMS
    most = max(1, (width - beside) // A_GRADE)
    return [names[at : at + most] for at in range(0, len(names), most)]


def _seats(found: Allocation, grades: Sequence[str], language: Language) -> Grid:
    """Colleges as rows, `grades` as columns; a cell without students is a dash."""
    students, seats = message("students").say(language), message("seats").say(language)
    grid = _grid()
    grid.add_column(message("college").say(language), overflow="fold")
    for title in (students, seats, *map(_in_two_lines, grades)):
        grid.add_column(Text(title), justify="right", no_wrap=True)
    by_college, by_grade = dict.fromkeys(found.colleges, 0), dict.fromkeys(found.grades, 0)
    rows: dict[str, list[str]] = {college: [] for college in found.colleges}
    for cell in found.cells:
        by_college[cell.college] += cell.students
        by_grade[cell.grade] += cell.students
        if cell.grade in grades:
            rows[cell.college].append(str(cell.seats) if cell.students else "–")
    for college, given in found.colleges.items():
        grid.add_row(Text(college, overflow="fold"), f"{by_college[college]:,}", str(given), *rows[college])
    grid.add_section()
    everybody, inside = f"{sum(by_college.values()):,}", str(sum(found.colleges.values()))
    grid.add_row(seats, "", inside, *(str(found.grades[grade]) for grade in grades), style="bold")
    grid.add_row(students, everybody, "", *(f"{by_grade[grade]:,}" for grade in grades))
    return grid


def _in_two_lines(grade: str) -> str:
    """Where there are many, `2024级` above `本科` leaves room for the next."""
    return grade.replace("级", "级\n", 1)


def _certificate(found: Allocation, language: Language) -> Grid:
    grid = _grid()
    for title in (message("college"), message("multiplier"), message("grade"), message("multiplier")):
        grid.add_column(title.say(language), justify="right" if title.text == "multiplier" else "left")
    colleges, grades = found.certificate.colleges.items(), found.certificate.grades.items()
    for (college, factor), (grade, other) in zip_longest(colleges, grades, fillvalue=("", "")):
        grid.add_row(Text(college), str(factor), Text(grade), str(other))
    return grid


def _clubs(found: Allocation, language: Language) -> Grid:
    grid = _grid()
    grid.add_column(message("major club").say(language))
    grid.add_column(message("delegates").say(language), justify="right")
    for club, seats in found.clubs.items():
        grid.add_row(Text(club), str(seats))
    return grid


def _methods(methods: Sequence[Method], language: Language) -> Grid:
    grid = _grid()
    grid.add_column(message("method").say(language), overflow="fold")
    for name in (message("college"), message("grade"), message("cell"), message("without a seat")):
        grid.add_column(name.say(language), justify="right", no_wrap=True)
    for number, one in enumerate(methods):
        away = [_places(value) for value in (one.deviation.college, one.deviation.grade, one.deviation.cell)]
        style = "" if number else "bold"
        grid.add_row(one.name.say(language), *away, str(one.uncovered), style=style)
    return grid


def _grid() -> Grid:
    return Grid(box=box.SIMPLE, header_style="bold", pad_edge=False, padding=(0, 1, 0, 0))


def _places(value: Fraction) -> str:
    return f"{float(value):.2f}"


def _tie(tie: Tied) -> Message:
    return message(
        "a tie ({dimension}): {n} seats belong equally to {names}; shown is the first by name, the congress "
        "decides",
        dimension=DIMENSIONS[tie.dimension],
        n=tie.seats,
        names=tie.names,
    )
