"""A university with students in two majors, and a congress of its college's union and of its school's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import cast
from huizhang.congress.actions import Seats
from huizhang.congress.models import Congress
from huizhang.congress.queries import counted
from huizhang.congress.rules.allocation import electorate
from huizhang.org.models import Union
from huizhang.org.queries import unions
from huizhang.people.models import Account, ClassGroup, Major, Student
from selection.serving import SINCE, Presidium, serving, today

DAY = date(2026, 12, 1)
NUMBERS = {
    ("信息学院", "2024级本科"): 912,
    ("信息学院", "2025级本科"): 714,
    ("外国语学院", "2024级本科"): 123,
}


@dataclass(frozen=True)
class Held:
    """`congress` is that of the college's union, `school` that of the school's."""

    presidium: Presidium
    congress: Congress
    school: Congress

    @property
    def pack(self):
        return self.presidium.pack

    @property
    def proposer(self) -> Account:
        return self.presidium.members[0]

    def wish(self, **more) -> Seats:
        return replace(Seats(20, "pool", electorate(NUMBERS), None), **more)


def held() -> Held:
    presidium = serving()
    other = Major.objects.create(college=presidium.university.college, name="网络工程")
    for year, count in ((2024, 3), (2025, 2)):
        group = ClassGroup.objects.create(major=other, entry_year=year, level="本科", name=f"网络{year}")
        for number in range(count):
            enrolled(f"{year}07{number:02}", group)
    college, school = (
        Congress.objects.create(congress=name, union=Union.objects.get(union=union), date=DAY)
        for name, union in (("学院第五届学代会", cast.COLLEGE_UNION), ("第五届学代会", cast.SCHOOL_UNION))
    )
    return Held(presidium, college, school)


def enrolled(number: str, group: ClassGroup, **facts) -> Student:
    return Student.objects.create(
        student_no=number, name="同学", class_group=group, known_from=SINCE, **facts
    )


def on_record(union: str, pack):
    found = next(one for one in unions() if one.union == union)
    return counted(found, today(), pack)
