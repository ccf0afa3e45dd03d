"""Classes as people call them, and which seats are a class's."""

from __future__ import annotations

from django.db.models import QuerySet

from huizhang.kernel.message import Message, message
from huizhang.people.models import ClassGroup, College
from huizhang.people.queries.seats import CLASS_LEVEL


class ClassUnknown(Exception):
    """No class, or several, are called so; `message` says which there are."""

    def __init__(self, said: Message) -> None:
        self.message = said
        super().__init__(said.say())


def class_called(name: str, college: College) -> ClassGroup:
    """By its name, or where several have it by major, year, level and name. Raises ClassUnknown."""
    words = name.split()
    found = [one for one in _classes(college).filter(name=words[-1] if words else "") if _fits(one, words)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise ClassUnknown(message("{college} has no class {name}", college=college.name, name=name))
    raise ClassUnknown(
        message(
            "several classes are called so; write one of {names}", names=[full_name(one) for one in found]
        )
    )


def full_name(group: ClassGroup) -> str:
    """软件工程 2024 本科 软件2401"""
    return f"{group.major.name} {group.entry_year} {group.level} {group.name}"


def misplaced(organ: str, college: College | None, group: ClassGroup | None) -> Message | None:
    """What is wrong with the class of a seat; None where nothing is."""
    if group is None:
        return (
            message("a class league branch's seat is for a class: name it") if organ in CLASS_LEVEL else None
        )
    if organ not in CLASS_LEVEL:
        return message("only a class league branch's seat is for a class")
    if college is None or group.major.college_id != college.name:
        return message("{name} is no class of that college", name=group.name)
    return None


def _classes(college: College) -> QuerySet[ClassGroup]:
    found = ClassGroup.objects.filter(major__college=college).select_related("major")
    return found.order_by("major__name", "entry_year", "level")


def _fits(group: ClassGroup, words: list[str]) -> bool:
    return len(words) == 1 or " ".join(words) == full_name(group)
