"""Where notifications go: the console, mail, and whatever apprise reaches (WeCom, DingTalk, Feishu, …)."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.conf import settings

if TYPE_CHECKING:
    from apprise import Apprise

CONSOLE = "console"
MAIL = ("mailto", "mailtos")
LOG = logging.getLogger("huizhang.notify")


@dataclass(frozen=True, slots=True)
class Channel:
    """`name` stands in the database instead of `address`, which holds secrets."""

    name: str
    address: str
    personal: bool

    def send(self, title: str, body: str, to: str = "") -> bool:
        """Whether it was taken. Whatever fails inside a channel is only that channel's failure."""
        if self.address == CONSOLE:
            LOG.info("%s: %s", title, body)
            return True
        there = _apprise()
        return there.add(_addressed(self.address, to)) and bool(there.notify(title=title, body=body))


def channels() -> dict[str, Channel]:
    """{name: channel} as HUIZHANG_NOTIFY lists them."""
    found = [_channel(address) for address in settings.NOTIFY]
    return {one.name: one for one in found}


def understood(address: str) -> bool:
    """Whether anything can be sent there."""
    if address == CONSOLE:
        return True
    return bool(_apprise().add(_addressed(address, "somebody@example.edu.cn")))


def _apprise() -> Apprise:
    from apprise import Apprise  # a third of a second, for those who send only

    return Apprise()


def _channel(address: str) -> Channel:
    scheme = address.partition("://")[0]
    if address == CONSOLE:
        return Channel(CONSOLE, address, personal=False)
    return Channel(f"{scheme}-{sha256(address.encode()).hexdigest()[:12]}", address, scheme in MAIL)


def _addressed(address: str, to: str) -> str:
    if not to or address.partition("://")[0] not in MAIL:
        return address
    return f"{address}{'&' if '?' in address else '?'}to={quote(to)}"
