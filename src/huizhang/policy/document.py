"""A university's own document, cut into its articles, so that marks can be found in it.

The readers of Word and PDF are imported by those who read such a file; every command loads this module.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

from huizhang.kernel.message import message
from huizhang.policy.pack import PackError

HEAD, PREAMBLE, TAIL, WHOLE = "文头", "序", "尾", "全文"
_DIGITS = "一二三四五六七八九"
NUMERALS = (*_DIGITS, "十", *(f"十{digit}" for digit in _DIGITS), "二十")
_NUMERAL = r"([一二三四五六七八九十]{1,3})"
# a document has one of these forms throughout
_HEADINGS = (re.compile(rf"\s*{_NUMERAL}、"), re.compile(rf"\s*第{_NUMERAL}条"))
_PART = re.compile(r"\s*[（(]([一二三四五六七八九十]{1,3})[）)]")
_TITLE_LINES = 3


@dataclass(frozen=True, slots=True)
class Document:
    """`articles` maps 文头, 序, 一, 三（一）, …, 尾 to the text there, folded."""

    articles: dict[str, str]

    def holds(self, article: str, mark: str) -> bool:
        """Whether the mark stands in that article; a document without 文头 or 尾 has neither."""
        return folded(mark) in self.articles.get(folded(article), "")


def folded(text: str) -> str:
    """NFKC without any white space: how texts and marks are compared."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def read_document(file: Path, title: str) -> Document:
    """The document in a txt, docx or pdf file; `title` tells the 文头 from the 序. Raises PackError."""
    return cut(lines_of(file), title)


def cut(lines: Sequence[str], title: str) -> Document:
    """Articles begin with 一、 二、 … or 第一条 第二条 … in order; their parts with （一）.

    The 尾 is what follows the first whole paragraph of the last article (it stays part of that article too).
    """
    starts = _headings(lines)
    front = lines[: starts[0] if starts else len(lines)]
    head, preamble = _front(front, title)
    articles = {HEAD: _joined(head), PREAMBLE: _joined(preamble)}
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(lines)
        articles[NUMERALS[number]] = _joined(lines[start:end])
        articles |= _parts(NUMERALS[number], lines[start:end])
    articles[TAIL] = _joined(_tail(lines[starts[-1] + 1 :])) if starts else ""
    return Document(articles)


def sections(lines: Sequence[str], title: str) -> list[tuple[str, Sequence[str]]]:
    """The lines as they are written, under 文头, 序, 一, 二, …; the 尾 stays in the last article.

    All of them under 全文 where no article has a heading.
    """
    starts = _headings(lines)
    if not starts:
        return [(WHOLE, lines)]
    head, preamble = _front(lines[: starts[0]], title)
    if head is preamble:
        head = []
    ends = [*starts[1:], len(lines)]
    articles = [
        (NUMERALS[n], lines[start:end]) for n, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]
    return [(name, text) for name, text in ((HEAD, head), (PREAMBLE, preamble), *articles) if _joined(text)]


def _headings(lines: Sequence[str]) -> list[int]:
    found = (_numbered(lines, form) for form in _HEADINGS)
    return next((starts for starts in found if starts), [])


def _numbered(lines: Sequence[str], form: re.Pattern[str]) -> list[int]:
    starts: list[int] = []
    for at, line in enumerate(lines):
        found = form.match(line)
        if found and len(starts) < len(NUMERALS) and found[1] == NUMERALS[len(starts)]:
            starts.append(at)
    return starts


def _front(lines: Sequence[str], title: str) -> tuple[Sequence[str], Sequence[str]]:
    """Before the title, and from it on; a title may be broken over lines."""
    wanted = folded(title)
    for start in reversed(range(len(lines))):
        for end in range(start + 1, min(start + _TITLE_LINES, len(lines)) + 1):
            if wanted and _joined(lines[start:end]) == wanted:
                return lines[:start], lines[start:]
    return lines, lines


def _parts(article: str, lines: Sequence[str]) -> dict[str, str]:
    parts: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in lines:
        found = _PART.match(line)
        if found:
            current = parts.setdefault(folded(f"{article}（{found[1]}）"), [])
        if current is not None:
            current.append(line)
    return {name: _joined(text) for name, text in parts.items()}


def _tail(lines: Sequence[str]) -> Sequence[str]:
    whole = next((at for at, line in enumerate(lines) if line.rstrip().endswith("。")), len(lines))
    return lines[whole + 1 :]


def _joined(lines: Sequence[str]) -> str:
    return folded("".join(lines))


def lines_of(file: Path) -> list[str]:
    """The lines of a txt, docx or pdf file. Raises PackError."""
    reader = _READERS.get(file.suffix.lower())
    if reader is None:
        raise PackError(message("{file}: the document must be a txt, docx or pdf file", file=file))
    try:
        file.stat()
        text = reader(file)
    except OSError as error:
        raise PackError(message("{file} cannot be read: {error}", file=file, error=error.strerror)) from None
    except (BadZipFile, KeyError, ValueError, SyntaxError):
        raise PackError(
            message("{file} is damaged or not what its name says; save it again as txt", file=file)
        ) from None
    if not folded(text):
        raise PackError(message("{file} holds no text (a scan?); save its text as txt", file=file))
    return text.splitlines()


def _plain(file: Path) -> str:
    content = file.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def _word(file: Path) -> str:
    from docx import Document as WordDocument
    from docx.opc.exceptions import PackageNotFoundError

    try:
        return "\n".join(paragraph.text for paragraph in WordDocument(str(file)).paragraphs)
    except PackageNotFoundError as error:
        raise ValueError(file) from error


def _pdf(file: Path) -> str:
    from pypdf import PdfReader
    from pypdf.errors import PdfReadError

    try:
        return "\n".join(page.extract_text() for page in PdfReader(file).pages)
    except PdfReadError as error:
        raise ValueError(file) from error


_READERS = {".txt": _plain, ".docx": _word, ".pdf": _pdf}
