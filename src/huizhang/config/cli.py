"""The command line: every capability's commands under one name."""

from __future__ import annotations

import os
import sys

import django

from huizhang.config.database import UnknownDatabase
from huizhang.shell.language import UnknownLanguage, spoken

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huizhang.config.settings")
try:
    spoken()
    django.setup()
except (UnknownLanguage, UnknownDatabase) as unknown:
    print(unknown, file=sys.stderr)
    sys.exit(2)

# models can only be imported once Django is set up
import typer

from huizhang.compliance.cli import app as policy
from huizhang.config import checking, doctor, eligibility, folders, initialising, people
from huizhang.config.allocating import allocation
from huizhang.config.audit import audit
from huizhang.config.backup.cli import backup, restore
from huizhang.config.case_files import app as case
from huizhang.config.cases import cases
from huizhang.config.certificates import certificate
from huizhang.config.counting import counting
from huizhang.config.demo import demo
from huizhang.config.doors import DOORS
from huizhang.config.doors.commands import add_groups
from huizhang.config.inbox import inbox
from huizhang.config.lapses import lapses
from huizhang.config.list_check import check_list
from huizhang.config.nominating import nominate
from huizhang.config.refusals import Commands
from huizhang.config.rounds import remind_all
from huizhang.config.serving import serve
from huizhang.config.verifying import EXAMPLE, TOLD, verifying
from huizhang.shell.language import text as _

app = typer.Typer(
    cls=Commands,
    name="huizhang",
    help=_("Run a university's student unions by their charter."),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

COMMANDS = (
    (
        "audit",
        audit,
        _(
            "Judge every rule of a pack for every union of a folder. Status 0: nothing fails, "
            "1: something fails, 2: bad usage or bad input."
        ),
        "huizhang audit examples/kunming --pack kunming --html report.html",
    ),
    (
        "eligibility",
        eligibility.eligibility,
        _("Judge all students of a folder by the computed conditions of article four."),
        "huizhang eligibility examples/kunming --pack kunming --out eligible.xlsx",
    ),
    (
        "allocate",
        allocation,
        _(
            "Share out a congress's seats among colleges, grades and clubs. Status 1: the floors cannot all "
            "be kept; what would help is told."
        ),
        "huizhang allocate examples/kunming --pack kunming --seats 40",
    ),
    (
        "count",
        counting,
        _(
            "Count an election from its manifest and its ballots, with every step. Status 1: void, or no "
            "quorum; 2: bad input."
        ),
        "huizhang count manifest.json ballots.csv",
    ),
    ("verify", verifying, TOLD, EXAMPLE),
    (
        "init",
        initialising.init,
        _("Make the deployment: its folder, its own pack, its database, its first people."),
        "huizhang init --pack kunming --institution 示范大学 --administrator 管理员 --officer 张老师",
    ),
    (
        "import",
        folders.import_,
        _("Take an exchange folder in, all or nothing; every problem is reported."),
        "huizhang import examples/kunming --dry-run",
    ),
    ("undo", folders.undo, _("Take a whole import back."), "huizhang undo 3"),
    (
        "lapses",
        lapses,
        _("Judge everybody who serves by article four, and open a case where a condition is broken."),
        "huizhang lapses",
    ),
    (
        "remind",
        remind_all,
        _("Remind of what is due, bring what is overdue before the guiding organs, send what waits."),
        "huizhang remind",
    ),
    (
        "inbox",
        inbox,
        _("What waits for the organs on which the person of the token sits."),
        "huizhang inbox --json",
    ),
    (
        "nominate",
        nominate,
        _("Recommend one person, or everybody of a list, for a post."),
        "huizhang nominate --list 名单.xlsx --organ 班级团支部 --union 信息工程学院学生会",
    ),
    (
        "export",
        folders.export,
        _("Write everything as an exchange folder."),
        "huizhang export handover --form xlsx",
    ),
    (
        "check",
        checking.check,
        _("Check packs, the chain of the ledger, the roster's limits, transcripts and database."),
        "huizhang check --json",
    ),
    (
        "backup",
        backup,
        _("Write everything of the deployment into one file, while people work."),
        "huizhang backup huizhang-2026-11-21.tar.gz",
    ),
    (
        "restore",
        restore,
        _("Make the deployment what a backup holds, all or nothing; on SQLite or PostgreSQL."),
        "huizhang restore huizhang-2026-11-21.tar.gz",
    ),
    ("serve", serve, _("Open the pages in browsers."), "huizhang serve --port 8000"),
    (
        "demo",
        demo,
        _("Make a fictional university, once, and open its pages; sign in as anybody by one click."),
        "huizhang demo --pack kunming",
    ),
    ("doctor", doctor.doctor, _("Check Python, SQLite, fonts, disk and settings."), "huizhang doctor"),
    (
        "demo-data",
        folders.demo_data,
        _("Write the records of a fictional university, in which every rule is obeyed and broken."),
        "huizhang demo-data demo --pack kunming --students 3000",
    ),
)

for name, function, told, example in COMMANDS:
    app.command(name, help=told, epilog=_("Example: {command}").format(command=example))(function)
policy.command(
    "cases",
    help=_("Run a pack's worked cases. Status 1 where a rule says otherwise than a case expects."),
    epilog=_("Example: {command}").format(command="huizhang policy cases kunming"),
)(cases)
nomination = typer.Typer(help=_("Recommendations before and after they are handed in."), no_args_is_help=True)
nomination.command(
    "check",
    help=_("What a proposed list would break. Status 1 where it breaks a rule."),
    epilog=_("Example: {command}").format(
        command="huizhang nomination check 名单.xlsx --union 信息工程学院学生会"
    ),
)(check_list)
project = typer.Typer(help=_("Volunteer projects."), no_args_is_help=True)
project.command(
    "certificate",
    help=_("The certificate of a volunteer whose service is over, as PDF."),
    epilog=_("Example: {command}").format(command="huizhang project certificate 11 --out 证明.pdf"),
)(certificate)
add_groups(
    app,
    DOORS,
    {"policy": policy, "seat": people.app, "case": case, "nomination": nomination, "project": project},
)


def main() -> None:
    app()
