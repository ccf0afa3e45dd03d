"""The turns of a union's executive chair: those on record, those proposed, those to come."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from huizhang.kernel import records
from huizhang.kernel.roster import CHAIR, PRESIDIUM
from huizhang.kernel.terms import Term
from huizhang.org.queries import Post, PostHandover
from huizhang.org.rules.rotation import Turn, calendar_of, queue, turns_of
from huizhang.people.queries import Account, Student
from huizhang.policy.pack import Pack
from huizhang.selection.models import ProposedTurn
from huizhang.selection.queries.nominations import ALIVE

AHEAD = 4
MOST = 12


@dataclass(frozen=True, slots=True)
class Rotation:
    """`line`: members in the order of their turns in `term`; `taken`: who has that turn already."""

    term: Term
    start: date
    end: date
    members: tuple[str, ...]
    line: tuple[str, ...]
    taken: Post | None
    before: tuple[str, ...]
    turns: tuple[Turn, ...]


def rotation_of(union: str, term: Term, day: date, pack: Pack) -> Rotation:
    """Seen on `day` for the turn of `term`, which begins that day where the term has begun."""
    calendar = pack.calendar
    start, end = max(calendar.start(term), day), calendar.start(term.next())
    posts = list(Post.objects.filter(union=union, post__in=(PRESIDIUM, CHAIR)).order_by("start", "pk"))
    members = tuple(sorted({one.student_id for one in posts if one.post == PRESIDIUM and _held(one, start)}))
    chairs = [one for one in posts if one.post == CHAIR]
    turns = turns_of([_record(one) for one in chairs], calendar)
    taken = next((one for one in chairs if calendar.term_of(one.start) == term and _held(one, start)), None)
    return Rotation(
        term,
        start,
        end,
        members,
        tuple(queue(members, turns, term)),
        taken,
        turns.get(term.previous(), ()),
        tuple(calendar_of(members, turns, calendar.term_of(day), AHEAD)),
    )


def chairs_beyond(union: str, day: date) -> QuerySet[Post]:
    """Turns begun before `day` that have no end, or one after it."""
    lasting = Q(end__isnull=True) | Q(end__gt=day)
    return Post.objects.filter(lasting, union=union, post=CHAIR, start__lt=day)


def chairs_of(union: str) -> QuerySet[Post]:
    """All turns, the newest first."""
    return Post.objects.filter(union=union, post=CHAIR).select_related("student").order_by("-start", "-pk")


def turn_under_way(union: str, term: Term) -> ProposedTurn | None:
    found = ProposedTurn.objects.filter(union=union, term=str(term), case__state__in=ALIVE)
    return found.select_related("case", "student").first()


def _held(post: Post, day: date) -> bool:
    return post.start <= day and (post.end is None or post.end > day)


def _record(post: Post) -> records.Post:
    return records.Post(post.union_id, post.student_id, post.post, post.start, None, post.end, None)


def handovers_of(union: str) -> list[PostHandover]:
    """Those of the executive chair, the newest first."""
    found = PostHandover.objects.filter(outgoing__union=union, outgoing__post=CHAIR)
    return list(found.select_related("outgoing__student", "incoming__student").order_by("-pk")[:MOST])


def names_of(numbers: Collection[str]) -> dict[str, str]:
    return dict(Student.objects.filter(pk__in=numbers).values_list("pk", "name"))


def next_two(account: Account, union: str) -> tuple[Post | None, Post | None]:
    """The account's own newest turn, and the one that follows it."""
    if account.student_id is None:
        return None, None
    turns = list(chairs_of(union).reverse())
    own = [index for index, one in enumerate(turns) if one.student_id == account.student_id]
    if not own or own[-1] + 1 >= len(turns):
        return None, None
    return turns[own[-1]], turns[own[-1] + 1]


def term_to_propose(union: str, day: date, pack: Pack, asked: str = "") -> Term:
    """The one asked for; otherwise this term while nobody chairs, and the next where somebody does."""
    now = pack.calendar.term_of(day)
    if asked in (str(now), str(now.next())):
        return Term.parse(asked)
    chaired = any(one.end is None or one.end > day for one in chairs_of(union).filter(start__lte=day))
    return now.next() if chaired else now
