"""The roster of a union on a day: one row for each person, with the verdicts that the reader may see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from huizhang.compliance.finding import Finding
from huizhang.compliance.report.labels import article_of
from huizhang.compliance.unions.words import post_word
from huizhang.kernel.message import Message
from huizhang.kernel.records import Post, Student
from huizhang.kernel.roster import CHAIR, HEAD, MEMBER, PRESIDIUM
from huizhang.kernel.verdict import Reason, Status, heaviest
from huizhang.people.queries.visibility import Sight
from huizhang.shell.language import Language

ARTICLE_OF_ELIGIBILITY = 4
ORDER = (CHAIR, PRESIDIUM, HEAD, MEMBER)


@dataclass(frozen=True, slots=True)
class RosterVerdict:
    """One condition of article four: what the rule asks, and every reason."""

    asks: str
    status: Status
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class RosterRow:
    """`political_status` and `verdicts` are empty where the reader may not see them: `open` tells."""

    student_no: str
    name: str
    posts: tuple[Post, ...]
    open: bool
    political_status: str
    verdicts: tuple[RosterVerdict, ...]

    @property
    def words(self) -> list[Message | str]:
        return [post_word(name) for name in dict.fromkeys(post.post for post in self.posts)]

    @property
    def departments(self) -> list[str]:
        return list(dict.fromkeys(post.department for post in self.posts if post.department))

    @property
    def since(self) -> date:
        return min(post.start for post in self.posts)

    @property
    def chairs(self) -> bool:
        return any(post.post == CHAIR for post in self.posts)

    @property
    def status(self) -> Status | None:
        return heaviest(one.status for one in self.verdicts) if self.verdicts else None

    def holds(self, post: str, department: str) -> bool:
        """Whether a row of the roster is wanted by these filters; empty ones want everybody."""
        return any(post in ("", one.post) and department in ("", one.department or "") for one in self.posts)


def roster(
    held: Mapping[str, tuple[Post, ...]],
    students: Mapping[str, Student],
    findings: Iterable[Finding],
    sight: Sight,
    language: Language,
) -> list[RosterRow]:
    """`held` are the posts held on the day by student number; `findings` those of this union."""
    verdicts: dict[str, list[RosterVerdict]] = {}
    for one in findings:
        if article_of(one.rule.cite) == ARTICLE_OF_ELIGIBILITY and one.subject in held:
            asks = language.choose(one.rule.zh, one.rule.en)
            judged = RosterVerdict(asks, one.status, one.verdict.reasons)
            verdicts.setdefault(one.subject, []).append(judged)
    rows = [_row(number, held[number], students[number], verdicts, sight) for number in held]
    return sorted(rows, key=_place)


def _row(
    number: str,
    posts: tuple[Post, ...],
    student: Student,
    verdicts: Mapping[str, list[RosterVerdict]],
    sight: Sight,
) -> RosterRow:
    seen = sight.student(number, student.college)
    return RosterRow(
        number,
        student.name,
        tuple(sorted(posts, key=lambda post: (_rank(post), post.start))),
        seen,
        (student.political_status or "") if seen else "",
        tuple(verdicts.get(number, ())) if seen else (),
    )


def _place(row: RosterRow) -> tuple[int, str, str]:
    return _rank(row.posts[0]), row.posts[0].department or "", row.student_no


def _rank(post: Post) -> int:
    return ORDER.index(post.post) if post.post in ORDER else len(ORDER)
