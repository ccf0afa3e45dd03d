"""Many voters with a token each, and ballots of which no two are alike."""

from __future__ import annotations

import random
from itertools import product

from huizhang.elections.models import Election, RollEntry
from huizhang.people.models import Account, ClassGroup, Student, Token
from huizhang.people.queries import fingerprint
from selection.serving import SINCE

APPROVE, OPPOSE, ABSTAIN = "1", "-1", "0"


def crowd(election: Election, count: int) -> dict[str, str]:
    """Student numbers with their tokens, all on the roll of an election that is open."""
    group = ClassGroup.objects.get(name="网络2401")
    numbers = [f"2023{place:05}" for place in range(count)]
    Student.objects.bulk_create(
        Student(student_no=number, name="选民", class_group=group, known_from=SINCE) for number in numbers
    )
    accounts = Account.objects.bulk_create(
        Account(username=number, name="选民", student_id=number, password="!")  # nobody signs in with it
        for number in numbers
    )
    tokens = {one.username: f"token-of-{one.username}" for one in accounts}
    Token.objects.bulk_create(
        Token(sha256=fingerprint(tokens[one.username]), account=one) for one in accounts
    )
    RollEntry.objects.bulk_create(
        RollEntry(election=election, voter_id=number, issued=True) for number in numbers
    )
    return tokens


def different(count: int, candidates: int = 7, seats: int = 5) -> list[dict[str, list[str]]]:
    """So many ballots as programs send them, each its own, in an order drawn with a fixed seed."""
    every = [
        marks
        for marks in product((ABSTAIN, APPROVE, OPPOSE), repeat=candidates)
        if marks.count(APPROVE) <= seats
    ]
    random.Random(6).shuffle(every)  # ballots of a test, alike in every run
    return [{"approve": _keys(marks, APPROVE), "oppose": _keys(marks, OPPOSE)} for marks in every[:count]]


def _keys(marks: tuple[str, ...], wanted: str) -> list[str]:
    return [f"c{place}" for place, mark in enumerate(marks, 1) if mark == wanted]
