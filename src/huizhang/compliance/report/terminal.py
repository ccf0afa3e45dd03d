"""A Report in the terminal: the summary, then what asks for something, article by article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule as Line
from rich.table import Table
from rich.text import Text

from huizhang.compliance.finding import STATUS_NAMES, Finding, Report
from huizhang.compliance.report.labels import SEVERITY, WORDS, inside_quotes
from huizhang.compliance.report.outline import ArticleGroup, RuleGroup, outline, tally
from huizhang.kernel.message import message
from huizhang.kernel.verdict import Status
from huizhang.shell.language import Language

ICONS = {
    Status.PASS: "✓",
    Status.FAIL: "✗",
    Status.NEEDS_REASON: "✎",
    Status.EXPLAINED: "※",
    Status.CANNOT_TELL: "?",
    Status.NOT_APPLICABLE: "–",
}
STYLES = {
    Status.PASS: "green",
    Status.FAIL: "bold red",
    Status.NEEDS_REASON: "yellow",
    Status.EXPLAINED: "blue",
    Status.CANNOT_TELL: "bright_black",
    Status.NOT_APPLICABLE: "bright_black",
}
# In this order a reader works: mend, then give reasons, then find what is missing.
ASKING = (Status.FAIL, Status.NEEDS_REASON, Status.CANNOT_TELL, Status.EXPLAINED)
# So many findings of one rule and status are shown before the rest is counted.
SHOWN = 3


def show(report: Report, language: Language, console: Console, verbose: bool = False) -> None:
    """Print the report; `verbose` lists every finding, also those that pass."""
    screen = _Screen(report, language, console, verbose)
    screen.heading()
    screen.summary()
    articles = outline(report)
    for status in ASKING:
        screen.section(status, articles)
    if verbose:
        for status in (Status.PASS, Status.NOT_APPLICABLE):
            screen.section(status, articles)
    screen.closing()


class _Screen:
    """One report on one console in one language."""

    def __init__(self, report: Report, language: Language, console: Console, verbose: bool) -> None:
        self.report, self.language, self.console, self.verbose = report, language, console, verbose

    def heading(self) -> None:
        title = Text(printable(self.report.institution), style="bold").append(
            f"  {self.word('title')}", style="bold red"
        )
        plan = Text(self.report.pack.title).append(f"  {self.report.pack.number}", style="bright_black")
        day = Text(f"{self.word('as_of')} {self.report.as_of.isoformat()}", style="bright_black")
        self.console.print(title, plan, day.append(f"  {self.report.pack.hash[:19]}…"), sep="\n")

    def summary(self) -> None:
        """Ten articles by six statuses."""
        statuses = [status for status in SEVERITY if self.report.summary[status]]
        if not statuses:
            self.console.print(Text(self.word("nothing")))
            return
        table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False, show_footer=True)
        table.add_column(Text(self.word("article")), footer=Text(self.word("everything")), no_wrap=True)
        for status in statuses:
            table.add_column(
                self.label(status),
                footer=Text(str(self.report.summary[status]), style=STYLES[status]),
                justify="right",
            )
        for article in outline(self.report):
            counted = dict(tally(article.findings))
            cells = [_number(status, counted.get(status, 0)) for status in statuses]
            table.add_row(self.name(article), *cells)
        self.console.print(table)

    def section(self, status: Status, articles: Iterable[ArticleGroup]) -> None:
        """Everything of one status, by article and rule."""
        count = self.report.summary[status]
        if not count:
            return
        title = self.label(status).append(f" {count}")
        self.console.print(Line(title, style=STYLES[status], align="left", characters="─"))
        for article in articles:
            groups = [group for group in article.rules if _of(group, status)]
            if groups:
                self.console.print(self.name(article), style="bold")
            for group in groups:
                self.rule(group, status)
        self.console.print()

    def rule(self, group: RuleGroup, status: Status) -> None:
        found = _of(group, status)
        rule = group.rule
        line = Text(f"  {ICONS[status]}", style=STYLES[status])
        line.append(f" {self.language.choose(rule.zh, rule.en)}", style="default not bold")
        if rule.mark:
            line.append(f"  “{inside_quotes(rule.mark)}”", style="bright_black")
        line.append(f"  {rule.id}", style="bright_black")
        self.console.print(line)
        shown = found if self.verbose else found[:SHOWN]
        self.console.print(Padding(self.rows(shown), (0, 0, 0, 4)))
        if len(found) > len(shown):
            self.console.print(
                Padding(Text(self.rest(found[len(shown) :]), style="bright_black"), (0, 0, 0, 4))
            )
        fix = found[0].fix(self.language)
        if fix:
            self.console.print(Padding(Text(f"→ {fix}", style="italic"), (0, 0, 0, 4)))

    def rows(self, findings: Sequence[Finding]) -> Table:
        table = Table.grid(padding=(0, 2), expand=False)
        table.add_column(ratio=2, max_width=32, overflow="fold")
        table.add_column(ratio=5, overflow="fold")
        for one in findings:
            subject = Text(printable(self.report.called(one)))
            if one.union != one.subject:
                subject.append(f"  {printable(one.union)}", style="bright_black")
            table.add_row(subject, Text(printable(one.say(self.language))))
        return table

    def rest(self, left: Sequence[Finding]) -> str:
        unions = len({one.union for one in left})
        if unions > 1:
            return self.language.say(message("… and {n} more in {unions} unions", n=len(left), unions=unions))
        return self.language.say(message("… and {n} more", n=len(left)))

    def closing(self) -> None:
        if self.report.findings and not self.report.failed:
            self.console.print(Text(f"{ICONS[Status.PASS]} {self.word('none_failed')}", style="green"))

    def label(self, status: Status) -> Text:
        return Text(f"{ICONS[status]} {self.language.say(STATUS_NAMES[status])}", style=STYLES[status])

    def name(self, article: ArticleGroup) -> Text:
        numeral = self.language.choose(article.numeral, f"{article.number or '—':>2}")
        return Text(f"{numeral} {self.language.say(article.name)}")

    def word(self, name: str) -> str:
        return self.language.say(WORDS[name])


def printable(text: str) -> str:
    """Recorded text must not steer the terminal: control characters are shown as a replacement mark."""
    return "".join(mark if mark.isprintable() else "\N{REPLACEMENT CHARACTER}" for mark in text)


def _of(group: RuleGroup, status: Status) -> list[Finding]:
    return [finding for finding in group.findings if finding.status is status]


def _number(status: Status, count: int) -> Text:
    return Text(str(count), style=STYLES[status]) if count else Text("·", style="bright_black")
