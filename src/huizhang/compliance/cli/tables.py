"""Packs, remarks, differences and coverage on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from huizhang.compliance.cli.data import speaks_of
from huizhang.kernel.message import Message, message
from huizhang.policy.conditions import When
from huizhang.policy.coverage import CANNOT_TELL, FAILING, PASSING, Coverage
from huizhang.policy.diff import Difference
from huizhang.policy.lint import ERROR, Remark
from huizhang.policy.pack import Chain, Clause, Pack
from huizhang.policy.rule import Rule
from huizhang.policy.words import (
    FORCES,
    bounds_in_words,
    condition_in_words,
    key_in_words,
    organ_in_words,
    value_in_words,
)
from huizhang.shell.language import Language

_SEPARATORS = {"min", "max"}
COLLECTIVE = message("First decided by the presidium of the union, together.")


def _table(language: Language, title: str, *columns: Message) -> Table:
    table = Table(title=title or None, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
    for column in columns:
        table.add_column(column.say(language), overflow="fold")
    return table


def packs(console: Console, found: Sequence[Pack], language: Language) -> None:
    columns = [message("pack"), message("plan"), message("institution"), message("document number")]
    columns += [message("in force from"), message("rules"), message("clauses")]
    table = _table(language, "", *columns)
    for pack in found:
        since = pack.in_force_from.isoformat() if pack.in_force_from else "—"
        cells = (pack.id, pack.title, pack.institution, pack.number or "—", since)
        table.add_row(*cells, str(len(pack.rules)), str(len(pack.clauses)))
    console.print(table)


def pack(console: Console, shown: Pack, article: str | None, language: Language) -> None:
    _heading(console, shown, language)
    _clauses(console, shown, article, language)
    _rules(console, shown, article, language)
    _chains(console, shown, article, language)


def _heading(console: Console, shown: Pack, language: Language) -> None:
    console.print(Text(f"{shown.institution}　{shown.title}", style="bold"))
    facts = [shown.number, shown.issued.isoformat() if shown.issued else "", " → ".join(shown.lineage)]
    console.print(Text("　".join(fact for fact in facts if fact), style="dim"))
    for note in filter(None, (shown.precedence, *shown.errata)):
        console.print(Text(f"※ {note}"))


def _clauses(console: Console, shown: Pack, article: str | None, language: Language) -> None:
    chosen = [one for one in shown.clauses.values() if speaks_of(one.article, article)]
    if not chosen:
        return
    columns = [
        message("article"),
        message("clause"),
        message("what it says"),
        message("force"),
        message("served by"),
    ]
    table = _table(language, message("Clauses").say(language), *columns)
    for clause in chosen:
        says = language.choose(clause.says, clause.says_en)
        force = value_in_words(clause.force, shown).say(language)
        table.add_row(clause.article, clause.id, says, force, _served_by(clause, language))
    console.print(table)


def _served_by(clause: Clause, language: Language) -> str:
    return "\n".join((*clause.rules, *(language.choose(flow.zh, flow.en) for flow in clause.flows)))


def _rules(console: Console, shown: Pack, article: str | None, language: Language) -> None:
    chosen = [rule for rule in shown.rules.values() if article in (None, rule.cite)]
    columns = [
        message("article"),
        message("rule"),
        message("force"),
        message("what it asks"),
        message("given by"),
    ]
    table = _table(language, message("Rules").say(language), *columns)
    for rule in chosen:
        name = Text.assemble(language.choose(rule.zh, rule.en), "\n", (rule.id, "dim"))
        force = FORCES[rule.force].say(language)
        givers = language(", ").join(one for one in shown.lineage if one in rule.origin.values())
        table.add_row(rule.cite, name, force, _asked(rule, shown, language), givers)
    console.print(table)


def _asked(rule: Rule, shown: Pack, language: Language) -> Text:
    """The parameters, one a line; a reading is marked and says why."""
    lines: list[tuple[str, str]] = []
    if rule.kind == "chain_done":
        acts = [value_in_words(step.act, shown) for step in shown.chain(rule.get("chain", rule.id)).steps]
        lines.append((message("{acts}, in this order", acts=acts).say(language), ""))
    if rule.kind == "count_between":
        lines.append((bounds_in_words(rule).say(language), ""))
    for key, value in rule.params.items():
        if rule.kind == "count_between" and key in _SEPARATORS:
            continue
        said = message("{key}: {value}", key=key_in_words(key), value=value_in_words(value, shown))
        lines.append((said.say(language), ""))
        if key in rule.readings:
            why = message("our reading: {why}", why=rule.readings[key])
            lines.append((f"  {why.say(language)}", "dim"))
    return Text("\n").join(Text(text, style=style) for text, style in lines)


def _chains(console: Console, shown: Pack, article: str | None, language: Language) -> None:
    chosen = [chain for chain in shown.chains.values() if article in (None, chain.cite)]
    if not chosen:
        return
    columns = [message("article"), message("chain"), message("steps")]
    table = _table(language, message("Chains").say(language), *columns)
    for chain in chosen:
        name = Text.assemble(language.choose(chain.zh, chain.en), "\n", (chain.id, "dim"))
        table.add_row(chain.cite, name, _steps(chain, shown, language))
    console.print(table)


def _steps(chain: Chain, shown: Pack, language: Language) -> str:
    lines = [COLLECTIVE.say(language)] if chain.collective else []
    for number, step in enumerate(chain.steps, start=1):
        organs = [organ_in_words(organ, shown) for organ in step.by]
        act = value_in_words(step.act, shown)
        together = message("{organs} jointly", organs=organs) if step.jointly else organs
        said = message("{n}. {act}: {organs}", n=number, act=act, organs=together)
        if step.only_for:
            posts = value_in_words(step.only_for, shown)
            said = message("{step} (only {posts})", step=said, posts=posts)
        if step.by_college:
            there = [organ_in_words(organ, shown) for organ in step.by_college]
            said = message("{step} (at a college: {organs})", step=said, organs=there)
        if step.when:
            said = message("{step} (only if {what})", step=said, what=condition_in_words(step.when, shown))
        lines.append(said.say(language))
        lines += [_joining(organ, when, shown).say(language) for organ, when in step.joins.items()]
    return "\n".join(lines)


def _joining(organ: str, when: When, shown: Pack) -> Message:
    what = condition_in_words(when, shown)
    return message("   with {organ}, if {what}", organ=organ_in_words(organ, shown), what=what)


def remarks(console: Console, found: Sequence[Remark], language: Language) -> None:
    if not found:
        console.print(message("Nothing to remark.").say(language))
        return
    columns = [message("level"), message("file of the pack"), message("place"), message("remark")]
    table = _table(language, "", *columns)
    names = {True: (message("error"), "bold red"), False: (message("warning"), "yellow")}
    for remark in found:
        level, style = names[remark.level == ERROR]
        table.add_row(
            Text(level.say(language), style), remark.file, remark.where, remark.message.say(language)
        )
    console.print(table)


def differences(console: Console, a: Pack, b: Pack, found: Sequence[Difference], language: Language) -> None:
    said = message("{a} and {b}: {n} differences", a=a.institution, b=b.institution, n=len(found))
    table = _table(language, said.say(language), message("what"), message("difference"))
    for one in found:
        table.add_row(
            Text.assemble(one.title.say(language), "\n", (one.id, "dim")), one.message.say(language)
        )
    console.print(table)


def coverage(console: Console, found: Coverage, language: Language) -> None:
    _clause_coverage(console, found, language)
    _rule_coverage(console, found, language)
    unserved = [one.clause.id for one in found.clauses if not one.served]
    incomplete = [one.rule.id for one in found.rules if one.missing]
    said = message(
        "{clauses} clauses: {planned} by planned flows only, {unserved} by nothing; "
        "{rules} rules, {incomplete} without a case that they need",
        clauses=len(found.clauses),
        planned=found.planned,
        unserved=len(unserved),
        rules=len(found.rules),
        incomplete=len(incomplete),
    )
    console.print(Text(said.say(language), style="bold"))


def _clause_coverage(console: Console, found: Coverage, language: Language) -> None:
    columns = [message("clause"), message("article"), message("what it says"), message("rules")]
    columns += [message("working flows"), message("planned flows")]
    table = _table(language, "", *columns)
    for one in found.clauses:
        says = language.choose(one.clause.says, one.clause.says_en)
        working, planned = (
            "\n".join(language.choose(flow.zh, flow.en) for flow in flows)
            for flows in (one.working, one.planned)
        )
        style = "" if one.served else "bold red"
        table.add_row(
            one.clause.id, one.clause.article, says, "\n".join(one.rules), working, planned, style=style
        )
    console.print(table)


def _rule_coverage(console: Console, found: Coverage, language: Language) -> None:
    columns = [
        message("rule"),
        message("passing"),
        message("failing"),
        message("cannot tell"),
        message("note"),
    ]
    table = _table(language, "", *columns)
    for one in found.rules:
        counts = [str(one.cases[kind]) for kind in (PASSING, FAILING, CANNOT_TELL)]
        notes = "\n".join(said.say(language) for said in one.excused.values())
        table.add_row(one.rule.id, *counts, notes, style="bold red" if one.missing else "")
    console.print(table)
