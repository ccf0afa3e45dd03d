"""Where things stand: one package a capability, the same few files in each, none of them long."""

from __future__ import annotations

import re
import tomllib

import pytest

from architecture.tree import CAPABILITIES, FOUNDATIONS, ROOT, SOURCE, tracked

LONGEST = 300
# the reference verifier is one file for whoever downloads it
LONGER = {"src/huizhang/elections/verify_election.py": 320}
FILES_OF_A_CAPABILITY = {
    "__init__",
    "actions",
    "api",
    "apps",
    "cli",
    "doors",
    "exchange",
    "forms",
    "migrations",
    "models",
    "queries",
    "rules",
    "static",
    "templates",
    "urls",
    "views",
}
OF_ITS_OWN: dict[str, dict[str, str]] = {
    "approvals": {
        "channels": "where notifications go, through apprise",
        "printing": "a case as the approval form on paper",
        "showing": "a case as every page shows it",
        "telling": "a case as values, for the API and for commands",
    },
    "congress": {
        "kinds": "the cases that it opens, for the inbox",
        "particulars": "what approval forms say beyond the congress",
        "printing": "a request as Word and PDF",
        "rosters": "delegates and their credentials on paper and as a spreadsheet",
        "printing_session": "the minutes of a session as Word and PDF",
        "proposals": "proposals on pages and on paper",
        "sheet": "an allocation as pages show it",
        "words": "what the steps of a congress are called",
    },
    "elections": {
        "calling_up": "what waits for voters and scrutineers, for the pages on which people begin",
        "box": "ballots and the roll while they are cast, and nothing of people",
        "announcing": "the announcement of a result as Word and PDF",
        "bundle": "the published files of an election, which anybody verifies without a database",
        "verify_election": "the reference verifier, one file to download, which shares nothing with the rest",
        "kinds": "the cases that it opens, for the inbox",
        "words": "what the settings and states of an election are called",
    },
    "compliance": {
        "behind": "the rows behind a finding, as tables and files",
        "board": "how every union stands, and the reasons given for deviations",
        "cases": "running a pack's worked cases",
        "finding": "a verdict with the union and subject it speaks of",
        "judging": "every rule of a pack over records: findings",
        "kinds": "the cases that it opens, for the inbox",
        "known": "everything known on a day, with the standings that transcripts give",
        "looks": "a record for whoever a finding that is shown is about",
        "plan": "the school's own plan as it stands on the day that a page is asked for",
        "plans": "plans to read and to compare, the university's document, and the school's settings",
        "records": "everything known on a day, from the queries of all capabilities",
        "report": "findings for the terminal, as JSON, HTML and PDF",
        "stored": "findings as bytes and back",
        "tasks": "boards judged ahead, beside the pages",
        "students": "search of students, and the page of one",
        "unions": "the unions in sight, and the page of one",
        "worked": "records straight from the rows of a worked case",
    },
    "eligibility": {
        "parameters": "what pack and calendar say of standings, read by those who need no engine",
        "bulk": "everyone's verdict as one expression",
        "conditions": "article four for one student",
        "grade_store": "grades into the snapshot that is in force",
        "ranking": "the order of means and the places in it, in whole numbers",
        "sittings": "which attempt of a course counts",
        "snapshot": "transcripts as an immutable Parquet file",
        "standing_records": "standings given by the office, and those computed, as records",
        "standings": "transcripts to standings as one expression",
    },
    "ledger": {
        "actor": "who acts, as a value",
        "append_only": "tables that the database itself protects, for migrations",
        "beside_models": "what migrations say of tables and no model can",
        "chain": "the hash chain, to be verified without a database",
    },
    "people": {
        "activation": "one-time codes, and how they are kept",
        "demo": "the cast of the demo university",
        "spelling": "names in pinyin",
        "signing_in": "who may sign in, and what is said when it is locked",
        "student_store": "students in bulk, with their superseded facts",
        "tasks": "letters sent beside the pages",
        "units": "colleges, majors and classes come and go with those in them",
    },
    "selection": {
        "kinds": "the cases that it opens, for the inbox",
        "projects": "the pages of volunteer projects, and the certificate",
        "particulars": "what approval forms on paper say of its cases",
        "effects": "what the last word on each kind of case brings about, told before it is spoken",
        "tasks": "whoever serves judged after an import",
    },
    "records": {
        "acts": "the pages of the ledger, which lies below people and has none",
        "auditing": "a folder in, a report out",
        "authority": "who may bring folders in and out",
        "demo": "a fictional university",
        "eligible": "everybody of a folder judged at once",
        "lines": "rows of tables as pages show them",
        "of_college": "what a college may bring in by itself",
        "previewing": "what taking an upload in would do, row by row",
        "rolling_over": "a new academic year's roster completed by those who left",
        "tables": "every table of the exchange folder, in order of reference",
        "uploads": "files sent by a browser, kept in a folder until they are taken in",
    },
}
VAGUE = re.compile(r"(^|_)(utils?|helpers?|common|managers?|misc|services?)$")
UNFINISHED = re.compile(r"\b(TO[D]O|FIX[M]E|X[X]X)\b")
MACHINE_PATH = re.compile(r"(?<![\w.\-/])/(?:root|home|work|Users|opt)/[\w.]")
TEXT = {".py", ".md", ".toml", ".sh", ".html", ".css", ".typ", ".po", ".lock", ".yml", ""}


def test_no_module_grows_past_its_limit():
    written = [path for path in tracked("src/*.py", "src/*.html") if path.parent.name != "migrations"]
    lengths = {path: len(path.read_text().splitlines()) for path in written}
    names = {str(path.relative_to(ROOT)): lines for path, lines in lengths.items()}
    assert {name: lines for name, lines in names.items() if lines > LONGER.get(name, LONGEST)} == {}


def test_every_package_is_named_in_the_architecture():
    packages = {path.name for path in SOURCE.iterdir() if path.is_dir() and any(path.rglob("*.py"))}
    assert packages - {*CAPABILITIES, *FOUNDATIONS} == set()


@pytest.mark.parametrize("capability", CAPABILITIES)
def test_a_capability_holds_the_usual_files_and_those_with_a_reason(capability: str):
    inside = {
        path.relative_to(SOURCE / capability).parts[0] for path in tracked(f"src/huizhang/{capability}/")
    }
    allowed = FILES_OF_A_CAPABILITY | OF_ITS_OWN.get(capability, {}).keys()
    assert {name.removesuffix(".py") for name in inside} - allowed == set()


def test_every_file_of_its_own_still_exists():
    named = [SOURCE / capability / name for capability, files in OF_ITS_OWN.items() for name in files]
    assert [path for path in named if not (path.is_dir() or path.with_suffix(".py").is_file())] == []


def test_no_module_has_a_name_that_says_nothing():
    modules = tracked("src/*.py", "tests/*.py", "bench/*.py")
    assert [path.relative_to(ROOT) for path in modules if VAGUE.search(path.stem)] == []


def test_nothing_is_left_for_later():
    assert places(UNFINISHED, "src", "tests", "bench", "scripts", "docs", "Makefile") == []


def test_nothing_depends_on_the_machine_it_was_written_on():
    assert places(MACHINE_PATH) == []


def test_the_lock_files_name_packages_and_hashes_and_no_place_to_fetch_them():
    assert (
        places(re.compile(r"://|--\w*index|--find-links"), "requirements.lock", "requirements-dev.lock") == []
    )


def test_both_lock_files_pin_the_same_versions_with_hashes():
    runs, develops = pins("requirements.lock"), pins("requirements-dev.lock")
    assert {name: version for name, version in runs.items() if develops.get(name) != version} == {}
    assert {name for name, (_, hashed) in develops.items() if not hashed} == set()


def test_every_stated_dependency_is_pinned():
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = stated["dependency-groups"]
    wanted = [*stated["project"]["dependencies"], *groups["build"], *groups["dev"]]
    names = {re.split(r"[^\w\-]", requirement)[0] for requirement in wanted}
    assert names - {name.partition(" ")[0] for name in pins("requirements-dev.lock")} == set()


def pins(lock: str) -> dict[str, tuple[str, bool]]:
    """{package and its marker: (version, whether hashes follow)}"""
    lines = (ROOT / lock).read_text().replace("\\\n", "").splitlines()
    entries = [(line.partition("--hash=")[0].split(), "--hash=sha256:" in line) for line in lines]
    found = {}
    for (requirement, *marker), hashed in entries:
        name, _, version = requirement.partition("==")
        found[" ".join([name, *marker])] = (version, hashed)
    return found


def places(pattern: re.Pattern[str], *where: str) -> list[str]:
    """`file:line: text` of every match."""
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in tracked(*where)
        if path.suffix in TEXT
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if pattern.search(line)
    ]
