"""Conditions, posts and grades of a student as the page shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from huizhang.compliance.behind.organs import organs_named
from huizhang.compliance.behind.row_tables import ShownTable, shown_tables
from huizhang.compliance.behind.rows import RowsBehind
from huizhang.compliance.unions.words import post_word
from huizhang.eligibility.conditions import Condition
from huizhang.eligibility.queries import Grade
from huizhang.kernel.message import Message, message
from huizhang.kernel.records import Post
from huizhang.kernel.verdict import Reason, Status
from huizhang.policy.kinds.rank_within import WINDOWS
from huizhang.policy.pack import Pack
from huizhang.shell.language import Language

__all__ = ["SEEN", "WINDOWS", "ShownCondition", "ShownLook", "ShownPost", "grades_by_term"]


@dataclass(frozen=True, slots=True)
class ShownCondition:
    asks: str
    article: str
    union: str
    status: Status
    reasons: tuple[Reason, ...]
    evidence: list[ShownTable]
    fix: str

    @classmethod
    def of(cls, one: Condition, pack: Pack, language: Language, behind: RowsBehind) -> ShownCondition:
        broken = one.verdict.status in (Status.FAIL, Status.NEEDS_REASON)
        return cls(
            language.choose(one.rule.zh, one.rule.en),
            one.rule.cite,
            one.union,
            one.verdict.status,
            organs_named(one.verdict.reasons, pack, language),
            shown_tables(one.verdict.evidence, behind, pack, language),
            language.choose(one.rule.fix, one.rule.fix_en) if broken else "",
        )


@dataclass(frozen=True, slots=True)
class ShownPost:
    union: str
    post: Message | str
    department: str
    start: date
    end: date | None
    held: bool

    @classmethod
    def of(cls, post: Post, day: date) -> ShownPost:
        held = post.held_on(day)
        return cls(post.union, post_word(post.post), post.department or "", post.start, post.end, held)


# what others are shown of somebody's standing, as `record_views` keeps it
SEEN = {
    "page": message("this page"),
    "roster": message("the roster"),
    "download": message("the roster as a file"),
    "findings": message("findings"),
    "report": message("the audit report"),
    "settings": message("the effect of a setting"),
    "api": message("an answer to a program"),
    "import": message("the rows of an import"),
    "export": message("an export of the records"),
    "recommendation": message("the eligibility, to recommend"),
}


@dataclass(frozen=True, slots=True)
class ShownLook:
    """Who looked, on behalf of which organs, and what was shown."""

    at: datetime
    name: str
    organs: str
    what: Message


def grades_by_term(grades: Iterable[Grade]) -> list[tuple[str, list[Grade]]]:
    """The grades come sorted by term."""
    return [(term, list(found)) for term, found in groupby(grades, key=lambda grade: grade.term)]
