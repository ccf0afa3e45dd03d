"""What programs and commands may ask for: each call is declared once, and both doors open on it.

The parameters after the first, which is who asks, are read from the function: a schema is the body of the
call, or its query where nothing is written; on the command line its fields are options. All others stand in
the path, and on the command line as arguments in their order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, TypeVar

from ninja import Schema
from pydantic import Field

from huizhang.kernel.message import Message, message
from huizhang.shell.pages import ROWS_A_PAGE

Call = TypeVar("Call", bound=Callable[..., Any])
# fields that many calls have
OfUnion = Annotated[str, Field(max_length=255, description=message("Of which union.").text)]
ForOrgan = Annotated[
    str, Field(max_length=64, description=message("For which organ: its id or Chinese name.").text)
]


@dataclass(frozen=True, slots=True)
class Door:
    """`call` answers with what `answers` can hold. `example` is how the command goes on after its name;
    `done` is what the command says when something was written."""

    noun: str
    verb: str
    method: Literal["GET", "POST"]
    path: str
    told: Message
    example: str
    answers: type[Schema]
    call: Callable[..., Any]
    done: Message | None = None

    @property
    def name(self) -> str:
        return f"{self.noun}_{self.verb}".replace("-", "_")


@dataclass(frozen=True, slots=True)
class Doors:
    """The calls about one thing: `huizhang NOUN …`."""

    noun: str
    told: Message
    each: list[Door] = field(default_factory=list)

    def reads(
        self, path: str, verb: str, told: Message, answers: type[Schema], example: str = ""
    ) -> Callable[[Call], Call]:
        def declared(call: Call) -> Call:
            self.each.append(Door(self.noun, verb, "GET", path, told, example, answers, call))
            return call

        return declared

    def writes(
        self, path: str, verb: str, told: Message, answers: type[Schema], done: Message, example: str = ""
    ) -> Callable[[Call], Call]:
        def declared(call: Call) -> Call:
            self.each.append(Door(self.noun, verb, "POST", path, told, example, answers, call, done))
            return call

        return declared


class PageIn(Schema):
    page: int = Field(1, description=message("Which page of the list.").text)
    size: int = Field(ROWS_A_PAGE, description=message("How many rows a page has, at most 200.").text)
