"""PDF through typst: a template of ours, data as JSON, fonts that must be there.

Data reach the template as values (`sys.inputs.data`), so recorded text is never read as markup. Typst
replaces a missing font without a word, and Chinese text would come out as boxes; here that is an error.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from huizhang.kernel.message import Message, message

SANS = "Noto Sans CJK SC"
SERIF = "Noto Serif CJK SC"
# 仿宋, the face of official documents, where the machine has it.
FANGSONG = "FandolFang R"

_compiling = Lock()


class FontMissing(RuntimeError):
    """The machine has no font for Chinese text; `message` names the package that brings it."""

    def __init__(self, families: Iterable[str]) -> None:
        self.message: Message = message(
            "a PDF in Chinese needs the fonts {families}; install the package fonts-noto-cjk "
            "(apt install fonts-noto-cjk) and run again",
            families=list(families),
        )
        super().__init__(self.message.say())


class NotTypeset(RuntimeError):
    """Typst refused the template; the text holds its diagnosis."""


def pdf(template: Path, data: Mapping[str, Any]) -> bytes:
    """The PDF of `template`, which finds `data` and the names of `fonts` in `sys.inputs` as JSON.

    Raises FontMissing, NotTypeset.
    """
    inputs = {
        "data": json.dumps(data, ensure_ascii=False),
        "fonts": json.dumps({"body": body_fonts(), "heading": [SANS]}),
    }
    with _compiling:
        try:
            made, warnings = _compiler().compile_with_warnings(
                input=template, format="pdf", sys_inputs=inputs, root=template.parent
            )
        except typst.TypstError as error:
            raise NotTypeset(error.diagnostic) from error
    _demand_fonts(warnings)
    if not isinstance(made, bytes):
        raise NotTypeset(f"{template.name}: {type(made).__name__}")
    return made


def body_fonts() -> list[str]:
    """What running text is set in, the best first. Raises FontMissing."""
    families = installed()
    missing = [family for family in (SERIF, SANS) if family not in families]
    if missing:
        raise FontMissing(missing)
    return [FANGSONG, SERIF] if FANGSONG in families else [SERIF]


@cache
def installed() -> frozenset[str]:
    """The font families of this machine."""
    return frozenset(_fonts().families())


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False)


@cache
def _compiler() -> typst.Compiler:
    """One for the whole process: it keeps fonts and parsed templates."""
    return typst.Compiler(font_paths=_fonts())


def _demand_fonts(warnings: Iterable[typst.TypstWarning]) -> None:
    unknown = [warning.message for warning in warnings if "unknown font family" in warning.message]
    if unknown:
        raise FontMissing(text.rpartition(":")[2].strip() for text in unknown)
