"""What unions ask: next term's executive chair, a resignation, a department beyond what is usual."""

from __future__ import annotations

from datetime import timedelta

from huizhang.kernel.roster import HEAD
from huizhang.org.queries import Post
from huizhang.org.rules.rotation import rotates
from huizhang.records.demo.live.people import University
from huizhang.selection.actions import propose_turn, resign
from huizhang.selection.queries.rotation import rotation_of

WHY = "下学期赴外地实习，无法正常履职。"
TURN = "轮值顺序靠前，本学期分管学习实践工作。"


def change_unions(university: University) -> None:
    if rotates(university.pack):
        _propose_next_chair(university)
    _resign(university)


def _propose_next_chair(university: University) -> None:
    calendar = university.pack.calendar
    term = calendar.term_of(university.day).next()
    line = rotation_of(university.union, term, university.day, university.pack).line
    actor = university.student(line[-1])
    propose_turn(
        actor=actor, union=university.union, student=line[0], term=term, said=TURN, pack=university.pack
    )


def _resign(university: University) -> None:
    """A head of a department of the college's union."""
    held = Post.objects.filter(union=university.union, post=HEAD, start__lte=university.day, end=None)
    post = held.order_by("student").last()
    if post is not None:
        resign(
            actor=university.student(post.student_id),
            post=post,
            day=university.day + timedelta(days=14),
            said=WHY,
            pack=university.pack,
        )
