"""Who takes over a post that leads a union from whom. Pure."""

from __future__ import annotations

from huizhang.kernel.records import Post
from huizhang.kernel.roster import CHAIR, HEAD, PRESIDIUM

LEADING = (PRESIDIUM, HEAD, CHAIR)


def follows(outgoing: Post, incoming: Post) -> bool:
    """The same post of the same union, and of a department the same one, held later by somebody else."""
    same = (outgoing.union, outgoing.post, outgoing.department) == (
        incoming.union,
        incoming.post,
        incoming.department,
    )
    later = outgoing.start < incoming.start and outgoing.student_no != incoming.student_no
    return same and later and outgoing.post in LEADING
