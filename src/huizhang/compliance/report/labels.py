"""The words around the findings, said once for all three renderings."""

from __future__ import annotations

from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Status
from huizhang.policy.rule import Force
from huizhang.shell.navigation import ARTICLES

__all__ = ["ARTICLES", "FORCES", "SETTLED", "SEVERITY", "WORDS", "article_of", "inside_quotes"]

# The order in which people should read them.
SEVERITY = (
    Status.FAIL,
    Status.NEEDS_REASON,
    Status.CANNOT_TELL,
    Status.EXPLAINED,
    Status.PASS,
    Status.NOT_APPLICABLE,
)
# These ask nothing of anybody, so every rendering folds them.
SETTLED = frozenset({Status.PASS, Status.NOT_APPLICABLE})

FORCES = {
    Force.MUST: message("must"),
    Force.SHOULD: message("should"),
    Force.STATED: message("stated"),
    Force.GENERALLY: message("generally"),
    Force.MAY: message("may"),
}

WORDS: dict[str, Message] = {
    "title": message("Compliance audit"),
    "report": message("Compliance audit report"),
    "plan": message("Plan"),
    "number": message("Document number"),
    "as_of": message("As of"),
    "hash": message("Plan fingerprint"),
    "summary": message("Summary"),
    "board": message("Overview"),
    "board_note": message("The heaviest status of each union under each article, and how often it occurs"),
    "article": message("Article"),
    "union": message("Union"),
    "findings": message("Findings"),
    "mend": message("To mend"),
    "everything": message("All"),
    "filter": message("Show only one status"),
    "nothing": message("No finding: the plan has no rule that was judged."),
    "none_failed": message("Nothing fails."),
    "evidence": message("Evidence"),
    "notices": message("Notices"),
}


def article_of(cite: str) -> int:
    """1 to 10 for a citation such as `三`, `第三条` or `三（二）`; 0 where it names none of the ten."""
    mark = cite.removeprefix("第")[:1]
    return "一二三四五六七八九十".find(mark) + 1 if mark else 0


def inside_quotes(text: str) -> str:
    """Quotation marks within a quotation become single ones."""
    return text.replace("“", "‘").replace("”", "’")
