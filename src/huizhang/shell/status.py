"""The six statuses as pages show them: icon, word and colour, never colour alone."""

from __future__ import annotations

from collections.abc import Mapping

from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Status

WORDS: Mapping[Status, Message] = {
    Status.FAIL: message("fail"),
    Status.NEEDS_REASON: message("needs reason"),
    Status.CANNOT_TELL: message("cannot tell"),
    Status.EXPLAINED: message("explained"),
    Status.PASS: message("pass"),
    Status.NOT_APPLICABLE: message("not applicable"),
}
