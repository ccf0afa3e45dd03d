"""A union over the terms: who chaired which, and who served before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from huizhang.compliance.unions.words import post_word
from huizhang.kernel.message import Message
from huizhang.kernel.records import Post, Student
from huizhang.kernel.roster import CHAIR
from huizhang.kernel.terms import Calendar, Term

MOST_TERMS = 12


@dataclass(frozen=True, slots=True)
class Turn:
    """Who chaired in a term; several where the chair changed within it, none where nobody is recorded."""

    term: str
    begins: date
    ends: date
    chairs: tuple[tuple[Student, Post], ...]
    now: bool


@dataclass(frozen=True, slots=True)
class PastPost:
    term: str
    last_day: date
    student: Student
    post: Message | str
    department: str
    start: date
    end: date


def turns(
    posts: Iterable[Post], students: Mapping[str, Student], calendar: Calendar, day: date
) -> list[Turn]:
    """From the first recorded chair to the term of `day`, the newest first; empty without any."""
    chairs = sorted((post for post in posts if post.post == CHAIR), key=lambda post: post.start)
    if not chairs:
        return []
    term, first = calendar.term_of(day), calendar.term_of(chairs[0].start)
    found: list[Turn] = []
    while term >= first and len(found) < MOST_TERMS:
        found.append(_turn(term, chairs, students, calendar, day))
        term = term.previous()
    return found


def _turn(
    term: Term, chairs: list[Post], students: Mapping[str, Student], calendar: Calendar, day: date
) -> Turn:
    begins, ends = calendar.start(term), calendar.end(term)
    held = tuple((students[post.student_no], post) for post in chairs if post.held_between(begins, ends))
    return Turn(str(term), begins, ends, held, begins <= day <= ends)


def past_posts(
    posts: Iterable[Post], students: Mapping[str, Student], calendar: Calendar, day: date
) -> list[PastPost]:
    """Posts that ended by `day`, those that ended last first."""
    found = []
    for post in posts:
        if post.end is not None and post.end <= day:
            term = calendar.term_of(post.end)
            found.append(
                PastPost(
                    str(term),
                    calendar.end(term.previous()),
                    students[post.student_no],
                    post_word(post.post),
                    post.department or "",
                    post.start,
                    post.end,
                )
            )
    return sorted(found, key=lambda one: (one.end, one.student.student_no), reverse=True)


def by_term(posts: Iterable[PastPost]) -> list[tuple[str, date, list[PastPost]]]:
    """(term of the end, the day before that term began, posts); the posts come sorted by their end."""
    terms = groupby(posts, key=lambda one: (one.term, one.last_day))
    return [(term, last_day, list(found)) for (term, last_day), found in terms]
