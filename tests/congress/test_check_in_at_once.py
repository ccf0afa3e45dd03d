"""Fifty phones check one delegate in at the same moment: one counts. Sixty delegates at once: all count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connections

from approvals.test_at_once import in_a_thread, shared
from congress.sitting import Sitting, sitting
from huizhang.approvals.actions import CaseRefused
from huizhang.congress.models import Stay
from huizhang.ledger.models import Entry

__all__ = ["shared"]

AT_ONCE = 50
SEVERAL = 60


def at_once(acts: list[Callable[[], object]]) -> Counter[str]:
    start = Barrier(len(acts))

    def one(act: Callable[[], object]) -> str:
        start.wait()
        try:
            act()
        except CaseRefused as refused:
            return refused.messages[0].text
        finally:
            connections.close_all()
        return "counts"

    with ThreadPoolExecutor(len(acts)) as pool:
        return Counter(pool.map(one, acts))


def rows() -> tuple[int, int]:
    return Stay.objects.count(), Entry.objects.filter(act="check_in").count()


def checking_in(there: Sitting, number: str, key: str) -> Callable[[], object]:
    return lambda: there.came(number, key=key)


@pytest.mark.usefixtures("shared")
def test_of_fifty_check_ins_of_one_delegate_exactly_one_counts():
    there = in_a_thread(sitting)
    acts = [checking_in(there, there.numbers[0], str(uuid4())) for _ in range(AT_ONCE)]
    refused = "{name} was checked in at {when} by {who}; nobody is checked in twice."
    assert at_once(acts) == {"counts": 1, refused: AT_ONCE - 1}
    assert in_a_thread(rows) == (1, 1)


@pytest.mark.usefixtures("shared")
def test_one_check_in_sent_fifty_times_is_one():
    there, key = in_a_thread(sitting), str(uuid4())
    acts = [checking_in(there, there.numbers[0], key) for _ in range(AT_ONCE)]
    assert at_once(acts) == {"counts": AT_ONCE}
    assert in_a_thread(rows) == (1, 1)


@pytest.mark.usefixtures("shared")
def test_many_who_come_at_once_are_all_counted():
    there = in_a_thread(lambda: sitting(SEVERAL))
    acts = [checking_in(there, number, str(uuid4())) for number in there.numbers]
    assert at_once(acts) == {"counts": SEVERAL}
    assert in_a_thread(rows) == (SEVERAL, SEVERAL)
