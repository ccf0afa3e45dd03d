"""Whether a ballot decides what would be recorded by hand. Whatever holds ballots registers what it knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from huizhang.kernel.message import Message, message

# the congress by name, then kind and name of the constituency; empty where the congress elects its presidium
Waits = Callable[[str, str, str], bool]
_WAITS: list[Waits] = []


def register(waits: Waits) -> None:
    _WAITS.append(waits)


def faults_of_recording(congress: str, kind: str, constituency: str) -> Iterator[Message]:
    if any(waits(congress, kind, constituency) for waits in _WAITS):
        yield message(
            "A ballot of this election is held here: its result is passed on from the page of that election, "
            "or it is broken off first."
        )
