"""The tables `congresses` and `delegates` of the exchange folder, and whom seats are shared out to."""

from __future__ import annotations

from collections import Counter

from huizhang.congress.models import Congress, Delegate
from huizhang.congress.queries.course import was_held
from huizhang.congress.rules.allocation import Electorate, Group
from huizhang.exchange.cells import Choice, Day, Identifier, Text, Whole
from huizhang.exchange.model_store import ModelStore
from huizhang.exchange.problems import BadInput, Problem, folder_problem
from huizhang.exchange.reading import Folder, Place
from huizhang.exchange.stored import Key, Values
from huizhang.exchange.table import Column, Table, Vocabulary
from huizhang.kernel.message import message
from huizhang.kernel.records import ENROLLED

ELECTED_BY = {"congress": ("学生代表大会",), "general_assembly": ("全体学生大会",)}
DELEGATE_KINDS = {"college": ("学院",), "club": ("社团",), "ex_officio": ("当然代表",)}

CONGRESSES = Table(
    name="congresses",
    zh="学生代表大会",
    columns=(
        Column("congress", ("届次",), Text(), required=True, filled=True),
        Column("union", ("组织",), Text(), required=True, filled=True, refers_to="unions"),
        Column("date", ("召开日期",), Day(), required=True, filled=True),
        Column("students_represented", ("所联系学生人数",), Whole()),
        Column("elected_by", ("选举主体",), Choice(ELECTED_BY, open=True)),
    ),
    key=("congress",),
)
DELEGATES = Table(
    name="delegates",
    zh="代表",
    columns=(
        Column("congress", ("届次",), Text(), required=True, filled=True, refers_to="congresses"),
        Column("student_no", ("学号",), Identifier(), required=True, filled=True, refers_to="students"),
        Column("constituency", ("名额单位",), Text(), required=True, filled=True),
        Column("kind", ("类别",), Choice(DELEGATE_KINDS), default="college"),
    ),
    key=("congress", "student_no"),
)


class HeldStore(ModelStore):
    """A congress that is only called is no record yet: a folder that named it would say that it was held."""

    def records(self) -> dict[Key, Values]:
        held = set(Congress.objects.filter(was_held()).values_list("congress", flat=True))
        at = [column.name for column in self.table.columns].index("congress")
        return {key: row for key, row in self.existing().items() if row[at] in held}


STORES = (HeldStore(CONGRESSES, Congress), HeldStore(DELEGATES, Delegate, {"student_no": "student"}))
# what seats are shared out by
ELECTORATE = ("institution", "students", "clubs")


def electorate_of(folder: Folder) -> Electorate:
    """The enrolled students of a folder without problems. Raises BadInput."""
    clubs = _major_clubs(folder)
    groups: Counter[tuple[str, str, frozenset[str]]] = Counter()
    for row in folder.tables["students"].rows if "students" in folder.tables else ():
        one = row.values
        if one["status"] == ENROLLED:
            grade = f"{one['entry_year']}级{one['level']}"
            groups[one["college"], grade, frozenset(clubs.keys() & one["clubs"])] += 1
    if not groups:
        raise folder_problem(message("the folder has no enrolled students; add the table students"))
    people = Electorate(
        tuple(Group(college, grade, count, inside) for (college, grade, inside), count in groups.items()),
        tuple(sorted(clubs)),
        _stated(folder),
    )
    _refuse_empty(people, clubs)
    return people


def _major_clubs(folder: Folder) -> dict[str, Problem]:
    """Each with what would be wrong if nobody belonged to it."""
    given = folder.tables.get("clubs")
    found = {}
    for row in given.rows if given else ():
        if row.values["major"]:
            club = row.values["club"]
            said = message(
                "no enrolled student belongs to this club; correct its name, or say that it is not major"
            )
            header = given.header(Place(row.file, row.sheet), "club") if given else "club"
            found[club] = Problem(row.file, row.sheet, row.row, header, club, said)
    return found


def _refuse_empty(people: Electorate, clubs: dict[str, Problem]) -> None:
    """Where anybody's clubs are on record: a club that is spelled in two ways would get a seat for nobody."""
    if people.members_known and (
        wrong := [clubs[name] for name, members in people.members.items() if not members]
    ):
        raise BadInput(wrong)


def _stated(folder: Folder) -> int | None:
    given = folder.tables.get("institution")
    values = {row.values["key"]: row.values["value"] for row in (given.rows if given else ())}
    stated = values.get("students_total")
    return Whole().read(stated, Vocabulary()) if stated else None
