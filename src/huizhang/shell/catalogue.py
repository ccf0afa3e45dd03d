"""Collect what the program says, and hold the Chinese to it: `python -m huizhang.shell.catalogue [--check]`.

Without `--check` the texts found in the code are written to `django.po` (translations are kept, texts that
nobody says any more are dropped) and `django.mo` is compiled. With `--check` nothing is written and the exit
status is 1 if a text is untranslated, obsolete, fills in other values than its id, or the compiled file is
stale. For development only: Babel is not installed with the program.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

from huizhang import __version__
from huizhang.shell.language import LOCALE

SOURCE = LOCALE.parent
PO = LOCALE / "zh_Hans" / "LC_MESSAGES" / "django.po"
MO = PO.with_suffix(".mo")
# `language` and `translate` are what a Language is called where a text is said at once.
SAID_BY = dict.fromkeys(("message", "_", "text", "translate", "language", "gettext", "gettext_lazy"))
# `{% say "…" %}`, `{% translate "…" %}` and `_("…")` in the attributes of components
IN_TEMPLATES = re.compile(
    r"""\{%\s*(?:say|translate)\s+(["'])(?P<tag>.+?)\1|_\((["'])(?P<mark>.+?)\3\)""", re.DOTALL
)


def in_template(file: IO[bytes], *_: Any, **__: Any) -> Iterator[tuple[int, str, str, list[str]]]:
    """What a Django template says, for Babel."""
    text = file.read().decode()
    for found in IN_TEMPLATES.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        yield line, "translate", found["tag"] or found["mark"], []


READ: list[tuple[str, Any]] = [
    ("**/test_*.py", "ignore"),
    ("shell/frontend/**", "ignore"),
    ("**.py", "python"),
    ("**/templates/**.html", in_template),
]


def collected() -> dict[str, list[tuple[str, int]]]:
    """Every text the program says → the places that say it, in a stable order."""
    found: dict[str, list[tuple[str, int]]] = {}
    for file, line, text, _comments, _context in extract_from_dir(SOURCE, READ, keywords=SAID_BY):
        if isinstance(text, str) and text:
            found.setdefault(text, []).append((Path(file).as_posix(), line))
    return dict(sorted(found.items()))


def stored() -> Catalog:
    if not PO.exists():
        return Catalog(locale="zh_Hans")
    with PO.open("rb") as file:
        return read_po(file, locale="zh_Hans")


def renewed(texts: dict[str, list[tuple[str, int]]], old: Catalog) -> Catalog:
    """A catalogue of exactly `texts`, with the translations that `old` has for them."""
    new = Catalog(
        locale="zh_Hans",
        header_comment="# 会章的中文",
        project="huizhang",
        version=__version__,
        last_translator="huizhang",
        language_team="huizhang",
        msgid_bugs_address="-",
        fuzzy=False,
    )
    new.creation_date = new.revision_date = old.creation_date
    for text, places in texts.items():
        known = old.get(text)
        files = sorted({file for file, _ in places})
        new.add(text, known.string if known else "", locations=[(file, 0) for file in files])
    return new


def compiled(catalogue: Catalog) -> bytes:
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def faults(texts: dict[str, list[tuple[str, int]]], catalogue: Catalog) -> Iterator[str]:
    """What stands in the way of every text being said in Chinese."""
    for text, places in texts.items():
        known = catalogue.get(text)
        if known is None or not known.string:
            yield f"untranslated: {text!r} ({places[0][0]}:{places[0][1]})"
        elif _fields(text) != _fields(str(known.string)):
            yield f"other values in the translation: {text!r} -> {known.string!r}"
    for entry in catalogue:
        if entry.id and entry.id not in texts:
            yield f"nobody says this any more: {entry.id!r}"


def stale(catalogue: Catalog) -> bool:
    if not MO.exists():
        return True
    with MO.open("rb") as file:
        return _pairs(read_mo(file)) != _pairs(catalogue)


def _pairs(catalogue: Catalog) -> dict[str, str]:
    return {str(entry.id): str(entry.string) for entry in catalogue if entry.id and entry.string}


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def write(catalogue: Catalog) -> None:
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, catalogue, width=110, sort_output=True)
    MO.write_bytes(compiled(catalogue))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m huizhang.shell.catalogue", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if something is missing")
    check = parser.parse_args(arguments).check
    texts, catalogue = collected(), stored()
    if not check:
        catalogue = renewed(texts, catalogue)
        write(catalogue)
    found = list(faults(texts, catalogue))
    if check and stale(catalogue):
        found.append(f"{MO} is stale: run python -m huizhang.shell.catalogue")
    print("\n".join(found or [f"{len(texts)} texts, all in Chinese"]))
    return 1 if check and found else 0


if __name__ == "__main__":
    sys.exit(main())
