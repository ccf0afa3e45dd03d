"""The university's own document: held to its form, found again, and shown with the marks of clauses lit."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile

from huizhang.compliance.plans.change import SettingRefused
from huizhang.kernel.message import message
from huizhang.ledger import queries as ledger
from huizhang.policy.document import TAIL, WHOLE, cut, folded, lines_of, read_document, sections
from huizhang.policy.pack import Clause, Pack, PackError

ATTACH = "attach_plan"
FOLDER = "plan"
FORMS = (".txt", ".docx", ".pdf")
MEGABYTE = 1024 * 1024
LARGEST = 10
LARGEST_UNPACKED = 100


@dataclass(frozen=True, slots=True)
class Attached:
    """`file` as it was called, `kept` as it is called here; `name` attached it."""

    file: str
    kept: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; with the clause whose mark it is."""

    text: str
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    name: str
    paragraphs: list[list[Piece]]


@dataclass(frozen=True, slots=True)
class Lit:
    """The text by article, and the clauses whose mark is not where it should be.

    Where no article has a heading (`headed`) the text is one, and marks may be anywhere in it.
    """

    sections: list[Section]
    missing: list[Clause]
    headed: bool


def stored_name(name: str, content: bytes) -> str:
    return sha256(content).hexdigest() + Path(name).suffix.lower()


def check(content: bytes, name: str, pack: Pack) -> None:
    """`name` is the file's. Raises SettingRefused where the content is too large or cannot be read."""
    suffix = Path(name).suffix.lower()
    if suffix not in FORMS:
        raise SettingRefused(message("The document must be a txt, docx or pdf file."))
    if len(content) > LARGEST * MEGABYTE:
        raise SettingRefused(message("The document has more than {n} MB; send its text alone.", n=LARGEST))
    with TemporaryDirectory(prefix="huizhang-document-") as folder:
        file = Path(folder) / f"document{suffix}"
        file.write_bytes(content)
        if suffix == ".docx" and _unpacked(file) > LARGEST_UNPACKED * MEGABYTE:
            raise SettingRefused(
                message("The document has more than {n} MB; send its text alone.", n=LARGEST)
            )
        try:
            with _called(file, name):
                read_document(file, pack.title)
        except PackError as error:
            raise SettingRefused(message("It cannot be read: {why}", why=error.message)) from None


def attached() -> Attached | None:
    """The newest document."""
    entry = ledger.entries(act=ATTACH).first()
    return Attached(entry.payload["file"], entry.payload["kept"], entry.name, entry.at) if entry else None


def lit(file: Path, name: str, pack: Pack) -> Lit:
    """The file that was called `name`. Raises PackError where it cannot be read."""
    with _called(file, name):
        lines = lines_of(file)
    parts = sections(lines, pack.title)
    last = parts[-1][0]
    document, whole = cut(lines, pack.title), folded("".join(lines))
    marked = [clause for clause in pack.clauses.values() if clause.mark]
    missing = [
        clause
        for clause in marked
        if not (
            folded(clause.mark) in whole if last == WHOLE else document.holds(clause.article, clause.mark)
        )
    ]
    found = [clause for clause in marked if clause not in missing]
    return Lit([_section(name, text, found, last) for name, text in parts], missing, last != WHOLE)


@contextmanager
def _called(file: Path, name: str) -> Iterator[None]:
    """A PackError names the file as it was called by whoever sent it."""
    try:
        yield
    except PackError as error:
        values = {key: name if value == file else value for key, value in error.message.values.items()}
        raise PackError(replace(error.message, values=values)) from None


def _section(name: str, lines: Sequence[str], clauses: Iterable[Clause], last: str) -> Section:
    text = "\n".join(line for line in lines if line.strip())
    here = [one for one in clauses if _within(one.article, name, last)]
    pieces = list(_pieces(text, _spans(text, here)))
    return Section(name, list(_paragraphs(pieces)))


def _within(article: str, name: str, last: str) -> bool:
    return name in (WHOLE, article.partition("（")[0]) or (article == TAIL and name == last)


def _spans(text: str, clauses: Iterable[Clause]) -> list[tuple[int, int, str]]:
    """(start, end, clause) of each mark in the text as it is written; the first of those that overlap."""
    flat, places = _flattened(text)
    spans: list[tuple[int, int, str]] = []
    for clause in clauses:
        mark = folded(clause.mark)
        part = folded(clause.article)[1:]
        at = flat.find(mark, max(0, flat.find(part) if part else 0))
        at = flat.find(mark) if at < 0 else at
        if at >= 0:
            spans.append((places[at], places[at + len(mark) - 1] + 1, clause.id))
    return sorted(spans)


def _flattened(text: str) -> tuple[str, list[int]]:
    """The text as marks are compared, and where each of its characters stands in the original."""
    found = [
        (one, at)
        for at, original in enumerate(text)
        for one in unicodedata.normalize("NFKC", original)
        if not one.isspace()
    ]
    return "".join(one for one, _ in found), [at for _, at in found]


def _pieces(text: str, spans: Iterable[tuple[int, int, str]]) -> Iterator[Piece]:
    done = 0
    for start, end, clause in spans:
        if start >= done:
            yield Piece(text[done:start])
            yield Piece(text[start:end], clause)
            done = end
    yield Piece(text[done:])


def _paragraphs(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """A line each; a mark that runs over lines stays whole in each of them."""
    current: list[Piece] = []
    for piece in pieces:
        first, *more = piece.text.split("\n")
        current.append(Piece(first, piece.clause))
        for line in more:
            yield current
            current = [Piece(line, piece.clause)]
    yield current


def _unpacked(file: Path) -> int:
    try:
        with ZipFile(file) as packed:
            return sum(one.file_size for one in packed.infolist())
    except BadZipFile:
        return 0
