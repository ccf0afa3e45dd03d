"""One-time codes: twelve characters that nobody mistakes for another, kept as a keyed hash."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.utils.crypto import constant_time_compare, salted_hmac

# without 0 O 1 I L, which look alike on paper
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
GROUPS, LENGTH = 3, 4


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Who is to have an account; `unit` heads the sheet on which the code is printed.

    A student without `address` is written to by the university's pattern.
    """

    username: str
    name: str
    unit: str = ""
    student_no: str | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """What is handed to somebody, once."""

    username: str
    name: str
    unit: str
    code: str


def new_code() -> str:
    """Like K7QM-2XHB-9RTD: 59 bits."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)) for _ in range(GROUPS))
    return "-".join(groups)


def code_hash(username: str, code: str) -> str:
    """SHA-256 keyed with the deployment's secret, of the code however it was typed."""
    typed = "".join(sign for sign in code.upper() if sign in ALPHABET)
    return salted_hmac(f"huizhang.activation.{username}", typed, algorithm="sha256").hexdigest()


def is_code(username: str, code: str, kept: str) -> bool:
    return constant_time_compare(code_hash(username, code), kept)
