"""Which files may lie with a case: told by their content, never by their name. Pure."""

from __future__ import annotations

import unicodedata
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import puremagic

from huizhang.kernel.message import Message, message

MEGABYTE = 1024 * 1024
LONGEST_NAME = 120
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ENDINGS = {
    "application/pdf": ".pdf",
    WORD: ".docx",
    EXCEL: ".xlsx",
    "image/jpeg": ".jpg",
    "image/png": ".png",
}
# the part that makes an Office package what it is (ECMA-376)
MAIN_PARTS = {"word/document.xml": WORD, "xl/workbook.xml": EXCEL}
NAMED = ", ".join(ending.removeprefix(".") for ending in ENDINGS.values())


def media_type(content: bytes) -> str | None:
    """One of ENDINGS; None for everything else."""
    if content.startswith(b"PK\x03\x04"):
        return _of_package(content)
    try:
        found = puremagic.from_string(content, mime=True)
    except (puremagic.PureError, ValueError):
        return None
    return found if found in ENDINGS and found not in MAIN_PARTS.values() else None


def _of_package(content: bytes) -> str | None:
    """A package with macros is none of ours."""
    try:
        with ZipFile(BytesIO(content)) as package:
            parts = set(package.namelist())
    except (BadZipFile, ValueError, OSError):
        return None
    if any(part.endswith("vbaProject.bin") for part in parts):
        return None
    return next((kind for part, kind in MAIN_PARTS.items() if part in parts), None)


def safe_name(name: str, kind: str) -> str:
    """The name without folders, control and reading-order characters, with the ending of its content."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(one for one in last if unicodedata.category(one)[0] != "C" and one not in '"<>:|?*')
    stem = plain.strip(". ")
    ending = ENDINGS[kind]
    for known in (ending, ".jpeg"):
        stem = stem[: -len(known)] if stem.lower().endswith(known) else stem
    return (stem.strip(". ")[:LONGEST_NAME] or "attachment") + ending


def refusal_of_file(name: str, size: int, kind: str | None, largest: int) -> Message | None:
    """`size` and `largest` in bytes."""
    if not size:
        return message("{file} is empty.", file=name)
    if size > largest:
        return message(
            "{file} has more than {n} MB; make it smaller or split it.", file=name, n=largest // MEGABYTE
        )
    if kind is None:
        return message(
            "{file} is none of {kinds} by its content; save it as one of them.", file=name, kinds=NAMED
        )
    return None
