"""What keeps an allocation from being proposed, or from being frozen."""

from __future__ import annotations

from collections.abc import Iterator

from huizhang.congress.rules.allocation.result import Allocation, Infeasible
from huizhang.kernel.message import Message, message

CHAIN = "congress.allocation"
LONGEST_STATEMENT = 2000


def in_words(found: Infeasible) -> tuple[Message, ...]:
    """Why nothing can be proposed, and what would help."""
    said = message("{n} seats cannot be shared out: {short} short", n=found.total, short=found.short_by)
    return (said, *found.conflict, *found.options)


def faults_of_proposal(found: Allocation, said: str, *, frozen: bool, under_way: bool) -> Iterator[Message]:
    """`said` is what the proposer writes; it is asked for where something is out of the ordinary."""
    if frozen:
        yield message("The seats of this congress are decided and frozen.")
    if under_way:
        yield message("An allocation for this congress is being decided; wait for its decision.")
    if len(said.strip()) > LONGEST_STATEMENT:
        yield message("Shorten the statement to at most {most} characters.", most=LONGEST_STATEMENT)
    if found.total < found.minimum_total and not said.strip():
        yield message("Say why there are fewer seats than {least}.", least=found.minimum_total)
    if found.ties and not said.strip():
        yield message("Say how the ties were decided: by name, as shown, or otherwise.")
