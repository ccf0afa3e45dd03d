"""What keeps a department from being opened or closed (article three). Pure."""

from __future__ import annotations

from collections.abc import Iterator

from huizhang.kernel.message import Message, message
from huizhang.selection.rules.nominating import LONGEST_STATEMENT

CHAIN = "department.change"
LONGEST_NAME = 255


def faults_of_change(
    name: str, said: str, *, early: bool, opens: bool, exists: bool, serving: int, under_way: bool
) -> Iterator[Message]:
    """`early`: the day has passed; `serving`: how many people serve in it on that day."""
    if not name:
        yield message("Name the department.")
    elif opens and exists:
        yield message("There is a department {name} already.", name=name)
    elif not opens and not exists:
        yield message("There is no department {name}.", name=name)
    if len(name) > LONGEST_NAME:
        yield message("Shorten the name to at most {most} characters.", most=LONGEST_NAME)
    if early:
        yield message("Choose today or a later day.")
    if not opens and serving:
        yield message("{n} people serve in this department; their posts end first.", n=serving)
    if not said.strip():
        yield message("Write why this department is needed, or no longer.")
    if len(said.strip()) > LONGEST_STATEMENT:
        yield message("Shorten the statement to at most {most} characters.", most=LONGEST_STATEMENT)
    if under_way:
        yield message("A case about this department is under way; wait for its decision.")
