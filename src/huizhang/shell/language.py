"""In which language people are spoken to: Chinese unless HUIZHANG_LANGUAGE says `en`.

English texts are the ids (see `huizhang.kernel.message`); Chinese comes from the compiled catalogue in
`huizhang/locale`. Works without Django, so that the command line starts quickly.
"""

from __future__ import annotations

import gettext
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from huizhang.kernel.message import Message

LOCALE = Path(__file__).parent.parent / "locale"
VARIABLE = "HUIZHANG_LANGUAGE"
Code = Literal["zh-Hans", "en"]


class UnknownLanguage(ValueError):
    """HUIZHANG_LANGUAGE names a language that there is no catalogue for."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language to speak; calling it translates, so it serves wherever a `translate` is asked for."""

    code: Code

    def __call__(self, text: str) -> str:
        if self.code == "en" or not text:
            return text
        return _catalogue().gettext(text)

    def say(self, message: Message) -> str:
        return message.say(self)

    def choose(self, chinese: str, english: str) -> str:
        """For texts that packs carry in both languages; the one that exists where the other is empty."""
        return english or chinese if self.code == "en" else chinese or english


CHINESE = Language("zh-Hans")
ENGLISH = Language("en")
_NAMES = {
    "": CHINESE, "zh": CHINESE, "zh-hans": CHINESE, "zh-cn": CHINESE, "zh-hans-cn": CHINESE,
    "en": ENGLISH, "en-gb": ENGLISH, "en-us": ENGLISH,
}  # fmt: skip


def spoken() -> Language:
    """The language of the environment. Raises UnknownLanguage."""
    wanted = os.environ.get(VARIABLE, "")
    name = wanted.strip().partition(".")[0].replace("_", "-").lower()
    if name not in _NAMES:
        raise UnknownLanguage(f"{VARIABLE}={wanted!r}：请写 zh-Hans 或 en。Write zh-Hans or en.")
    return _NAMES[name]


def language() -> Code:
    return spoken().code


def translate(text: str) -> str:
    return spoken()(text)


text = translate


def say(message: Message) -> str:
    return message.say(spoken())


@cache
def _catalogue() -> gettext.NullTranslations:
    return gettext.translation("django", LOCALE, languages=["zh_Hans"])
