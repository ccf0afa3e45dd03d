"""Commands from what the capabilities declare: the fields of a call are options, the rest are arguments."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Annotated, Any, get_args, get_origin

import typer
from ninja import Schema
from ninja.responses import NinjaJSONEncoder
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from huizhang.config.acting import as_person
from huizhang.config.commands import Json, Token, day
from huizhang.config.doors.asked import fields_of, parameters_of
from huizhang.config.doors.words import tell
from huizhang.exchange.problems import BadInput, Problem
from huizhang.exchange.telling import bad_input_told
from huizhang.kernel.message import Message, message
from huizhang.shell.doors import Door, Doors
from huizhang.shell.language import text as _
from huizhang.shell.misfits import misfit

# as the commands that recommend people call the first day and the day after the last
CALLED = {"start": "from", "end": "until"}
ARGUMENTS = {
    "number": message("The number, as the list shows it."),
    "case": message("The case as records call it: HZ2026-00042."),
    "batch": message("The list, by the name under which its cases were handed in."),
    "point": message("Which point of the agenda."),
    "name": message("The name of the project."),
}
ONLY_NAMED = inspect.Parameter.KEYWORD_ONLY


def add_commands(app: typer.Typer, doors: Iterable[Door]) -> None:
    for door in doors:
        example = f"huizhang {door.noun} {door.verb} {door.example}".strip()
        app.command(
            door.verb, help=_(door.told.text), epilog=_("Example: {command}").format(command=example)
        )(command_of(door))


def add_groups(app: typer.Typer, groups: Iterable[Doors], begun: Mapping[str, typer.Typer]) -> None:
    """A group of commands for each noun; those of `begun` have commands of their own besides."""
    apps = dict(begun)
    for group in groups:
        if group.noun not in apps:
            apps[group.noun] = typer.Typer(help=_(group.told.text), no_args_is_help=True)
        add_commands(apps[group.noun], group.each)
    for noun, one in apps.items():
        app.add_typer(one, name=noun)


def command_of(door: Door) -> Callable[..., None]:
    def command(token: str | None, as_json: bool, **given: Any) -> None:
        with bad_input_told(as_json):
            asked = _asked(door, given)
        with as_person(token) as person:
            answer = door.answers.model_validate(door.call(person, **asked)).model_dump()
            if as_json:
                typer.echo(json.dumps(answer, ensure_ascii=False, indent=2, cls=NinjaJSONEncoder))
            else:
                tell(answer, door, person.pack)

    command.__signature__ = inspect.Signature(  # type: ignore[attr-defined]  # as inspect reads it
        [*_parameters(door), _named("token", Token, None), _named("as_json", Json, False)]
    )
    command.__annotations__ = {}
    return command


def _parameters(door: Door) -> Iterable[inspect.Parameter]:
    """Arguments first, as they are typed."""
    asked = parameters_of(door)
    for name, annotation in asked.items():
        if not fields_of(annotation):
            help_ = _(ARGUMENTS[name].text)
            yield _named(name, Annotated[annotation, typer.Argument(help=help_)], inspect.Parameter.empty)
    for annotation in asked.values():
        for name, info in fields_of(annotation).items():
            yield _option(name, info)


def _option(name: str, info: FieldInfo) -> inspect.Parameter:
    flag = f"--{CALLED.get(name, name).replace('_', '-')}"
    help_ = _(str(info.description))
    kinds = {info.annotation, *get_args(info.annotation)}
    if info.annotation is bool:
        return _named(name, Annotated[bool, typer.Option(flag, help=help_)], info.default)
    if get_origin(info.annotation) is list:
        return _named(name, Annotated[list[str], typer.Option(flag, help=help_)], _default(info))
    if date in kinds:
        given = typer.Option(flag, parser=day, metavar="DATE", help=help_)
        return _named(name, Annotated[date | None, given], _default(info))
    kind = int if int in kinds else str
    return _named(name, Annotated[kind | None, typer.Option(flag, help=help_)], _default(info))


def _default(info: FieldInfo) -> Any:
    return inspect.Parameter.empty if info.is_required() else info.get_default(call_default_factory=True)


def _named(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, ONLY_NAMED, annotation=annotation, default=default)


def _asked(door: Door, given: Mapping[str, Any]) -> dict[str, Any]:
    """Raises BadInput."""
    asked: dict[str, Any] = {}
    for name, annotation in parameters_of(door).items():
        fields = fields_of(annotation)
        asked[name] = _filled(annotation, {one: given[one] for one in fields}) if fields else given[name]
    return asked


def _filled(schema: type[Schema], given: Mapping[str, Any]) -> Schema:
    try:
        return schema.model_validate({name: value for name, value in given.items() if value is not None})
    except ValidationError as wrong:
        raise BadInput(_problem(one["loc"], misfit(one)) for one in wrong.errors()) from None


def _problem(place: Sequence[int | str], said: Message) -> Problem:
    """At which option, as the API names its fields."""
    where = ".".join(map(str, place)) or None
    return Problem(None, None, None, where, None, said)
