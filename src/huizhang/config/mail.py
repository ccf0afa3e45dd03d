"""The mail server's URL as Django's settings of mail."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
SECONDS = 20


class UnknownMailServer(ValueError):
    """The URL or the pattern of addresses is not one that huizhang can use."""


def mail_settings(url: str | None, sender: str | None) -> dict[str, Any]:
    """`smtp://`, `smtp+tls://` (STARTTLS) or `smtps://` with `user:password@host:port`; None mails nothing.

    Raises UnknownMailServer, which never shows the password.
    """
    if not url:
        return {}
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname or not sender or "@" not in sender:
        raise UnknownMailServer(
            "HUIZHANG_MAIL_SERVER is written smtp+tls://user:password@mail.example.edu.cn:587 "
            "(or smtp:// or smtps://) and HUIZHANG_MAIL_FROM is the sender's address"
        )
    return {
        "DEFAULT_FROM_EMAIL": sender,
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": SECONDS,
    }


def address_pattern(pattern: str | None) -> str:
    """`{number}@stu.example.edu.cn`; empty where the university has none. Raises UnknownMailServer."""
    rest = (pattern or "").replace("{number}", "", 1)
    if pattern and (rest == pattern or "{" in rest or "}" in rest or rest.count("@") != 1):
        raise UnknownMailServer("HUIZHANG_MAIL_TO is written {number}@stu.example.edu.cn")
    return pattern or ""
