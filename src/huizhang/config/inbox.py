"""`huizhang inbox` and `huizhang case`: what waits for the person of the token, and that person's word."""

from __future__ import annotations

import json
from typing import Annotated, Any, get_args

import typer
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from huizhang.approvals.actions import withdraw
from huizhang.approvals.queries import Case
from huizhang.approvals.queries.seen import Mine, case_seen, listed
from huizhang.approvals.rules.kinds import kind_of
from huizhang.approvals.telling import in_lists, line, whole
from huizhang.config.acting import as_person
from huizhang.config.commands import Json, Token
from huizhang.kernel.message import message
from huizhang.kernel.procedure import Outcome, State
from huizhang.people.queries.asking import Asking
from huizhang.shell.api import paged
from huizhang.shell.language import say
from huizhang.shell.language import text as _
from huizhang.shell.pages import ROWS_A_PAGE

MOST = 200
Number = Annotated[str, typer.Argument(help=_("The case as records call it: HZ2026-00042."))]
app = typer.Typer(help=_("Cases on their way from organ to organ."), no_args_is_help=True)


def inbox(token: Token = None, as_json: Json = False) -> None:
    with as_person(token) as me:
        waiting = in_lists(listed(me.user, me.sight, me.today, mine="inbox"))[:MOST]
        lines = [line(case, me.pack) for case in waiting]
    if as_json:
        write(lines)
        return
    for one in lines:
        due = min((wait["due"] for wait in one["waits_for"] if wait["due"]), default=None)
        _line(one, str(due or ""))
    typer.echo(say(message("{n} cases wait for {name}", n=len(lines), name=me.user.name)))


@app.command(
    "list",
    help=_("Cases that the person of the token may look at, the newest first."),
    epilog=_("Example: {command}").format(command="huizhang case list --state open --mine submitted"),
)
def every(
    state: Annotated[
        State | None, typer.Option("--state", help=_("In which state: open, returned, approved, …."))
    ] = None,
    kind: Annotated[str, typer.Option("--kind", help=_("Of which chain: project.approve, …."))] = "",
    mine: Annotated[
        str, typer.Option("--mine", help=_("Which of your own: inbox, returned, submitted or done."))
    ] = "",
    page: Annotated[int, typer.Option("--page", help=_("Which page of the list."))] = 1,
    size: Annotated[
        int, typer.Option("--size", help=_("How many rows a page has, at most 200."))
    ] = ROWS_A_PAGE,
    token: Token = None,
    as_json: Json = False,
) -> None:
    with as_person(token) as me:
        found = listed(me.user, me.sight, me.today, state=state, kind=kind, mine=_mine(mine))
        rows = paged(in_lists(found), page, size)
        answer = {**rows, "items": [line(case, me.pack) for case in rows["items"]]}
    if as_json:
        write(answer)
        return
    for one in answer["items"]:
        _line(one, one["state"])
    typer.echo(say(message("{n} in all", n=answer["count"])))


def _mine(said: str) -> Mine | None:
    """Raises typer.BadParameter."""
    known = {one: one for one in get_args(Mine)}
    if said and said not in known:
        raise typer.BadParameter(say(message("{said} is none of {these}", said=said, these=list(known))))
    return known.get(said)


def _line(one: dict[str, Any], last: str) -> None:
    whom = one["name"] or one["subject"]
    typer.echo("  ".join(filter(None, (one["number"], one["matter"], whom, one["union"], last))))


@app.command(
    "show",
    help=_("One case: its chain, what was said, what it asks."),
    epilog=_("Example: {command}").format(command="huizhang case show HZ2026-00042"),
)
def show(number: Number, token: Token = None, as_json: Json = False) -> None:
    with as_person(token) as me:
        _tell(whole(case_asked(me, number), me.pack, me.user, me.today), as_json)


@app.command(
    "decide",
    help=_("The word of an organ on which the person of the token sits."),
    epilog=_("Example: {command}").format(
        command="huizhang case decide HZ2026-00042 --organ 学院团组织 --approve"
    ),
)
def decide(
    number: Number,
    organ: Annotated[str, typer.Option("--organ", help=_("For which organ: its id or Chinese name."))],
    approve: Annotated[bool, typer.Option("--approve", help=_("Approve the case."))] = False,
    give_back: Annotated[bool, typer.Option("--return", help=_("Return it for correction."))] = False,
    reject: Annotated[bool, typer.Option("--reject", help=_("Reject it, which closes it."))] = False,
    opinion: Annotated[str, typer.Option("--opinion", help=_("Needed to return or reject."))] = "",
    reason: Annotated[
        str, typer.Option("--reason", help=_("Why to go beyond what is generally allowed."))
    ] = "",
    token: Token = None,
    as_json: Json = False,
) -> None:
    outcome = _outcome(approve, give_back, reject)
    with as_person(token) as me:
        case = case_asked(me, number)
        kind_of(case.kind).decide(
            actor=me.user,
            case=case.pk,
            organ=me.pack.organ_names.get(organ, organ),
            outcome=outcome,
            pack=me.pack,
            opinion=opinion,
            reason=reason,
        )
        _tell(whole(case_asked(me, number), me.pack, me.user, me.today), as_json)


@app.command(
    "withdraw",
    help=_("Take back a case that the person of the token handed in."),
    epilog=_("Example: {command}").format(command="huizhang case withdraw HZ2026-00042 --why 信息有误"),
)
def take_back(
    number: Number,
    why: Annotated[str, typer.Option("--why", help=_("Why it is taken back."))],
    token: Token = None,
    as_json: Json = False,
) -> None:
    with as_person(token) as me:
        withdraw(actor=me.user, case=case_asked(me, number).pk, why=why)
        _tell(whole(case_asked(me, number), me.pack, me.user, me.today), as_json)


def _outcome(approve: bool, give_back: bool, reject: bool) -> Outcome:
    """Raises typer.BadParameter unless exactly one is said."""
    said = {Outcome.APPROVE: approve, Outcome.RETURN: give_back, Outcome.REJECT: reject}
    chosen = [outcome for outcome, given in said.items() if given]
    if len(chosen) != 1:
        raise typer.BadParameter(say(message("say one of --approve, --return and --reject")))
    return chosen[0]


def case_asked(me: Asking, number: str) -> Case:
    """Raises typer.BadParameter, with the same sentence whether or not there is such a case."""
    found = case_seen(me.user, me.sight, me.today, number)
    if found is None:
        said = message("{number} is no case that {name} may see", number=number, name=me.user.name)
        raise typer.BadParameter(say(said))
    return found


def write(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2, cls=DjangoJSONEncoder))


def _tell(case: dict[str, Any], as_json: bool) -> None:
    if as_json:
        write(case)
        return
    whom = case["name"] or case["subject"]
    typer.echo(f"{case['number']}  {case['matter']}  {whom}  {case['union'] or ''}  {case['state']}")
    for stage in case["chain"]:
        organs = "、".join(f"{one['name']} {MARKS[one['outcome']]}" for one in stage["organs"])
        typer.echo(f"  {stage['act']}: {organs}")
    for word in case["words"]:
        day = timezone.localdate(word["at"])
        typer.echo(
            f"  {word['round']}  {day}  {word['name']}  {word['by']}  {word['outcome']}  {word['opinion']}"
        )


MARKS = {None: "…", Outcome.APPROVE: "✓", Outcome.RETURN: "↩", Outcome.REJECT: "✗"}
