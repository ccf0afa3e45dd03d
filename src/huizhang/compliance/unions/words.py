"""What posts are called."""

from __future__ import annotations

from huizhang.kernel.message import Message, message
from huizhang.kernel.roster import CHAIR, HEAD, MEMBER, PRESIDIUM

POSTS: dict[str, Message] = {
    PRESIDIUM: message("presidium member"),
    CHAIR: message("executive chair"),
    HEAD: message("head of department"),
    MEMBER: message("member of staff"),
}


def post_word(post: str) -> Message | str:
    """A post that no plan knows is called as it was recorded."""
    return POSTS.get(post, post)
