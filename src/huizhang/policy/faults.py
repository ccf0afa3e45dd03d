"""What keeps a pack from being used: each fault with its file, its place and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from huizhang.kernel.message import Message, message


@dataclass(frozen=True, slots=True)
class Fault:
    """`where` is the block and key, as `staff.cap.school, max`."""

    file: str
    where: str
    what: Message

    @property
    def message(self) -> Message:
        return message("{file}, {where}: {what}", file=self.file, where=self.where, what=self.what)


def unknown(what: Message, given: object, known: Iterable[str]) -> Message:
    """`there is no kind “count_betwen”; did you mean “count_between”?`, or all that is known."""
    names = sorted(known)
    near = get_close_matches(str(given), names, n=1)
    if near:
        return message(
            "there is no {what} “{given}”; did you mean “{near}”?", what=what, given=given, near=near[0]
        )
    return message("there is no {what} “{given}”; known: {known}", what=what, given=given, known=names)
