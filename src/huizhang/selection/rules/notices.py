"""How long a determined name is shown before it takes effect, and who may object when. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from huizhang.kernel.message import Message, message
from huizhang.kernel.procedure import Outcome
from huizhang.policy.pack import Pack

LONGEST_OBJECTION = 2000
OBJECTION = "notice.objection"


def notice_days(pack: Pack) -> int:
    """Calendar days of a public notice, a school setting; 0 where the school has none."""
    return pack.days.get("notice", 0)


def faults_of_objecting(
    said: str, day: date, opens: date, last_day: date, *, ended: bool, already: bool, own: bool
) -> Iterator[Message]:
    """Everything wrong with objecting to a name on a notice."""
    if ended or not opens <= day <= last_day:
        yield message("Objections were taken from {opens} to {last}.", opens=opens, last=last_day)
    if own:
        yield message("This notice is about you; if it is wrong, tell an organ that determined it.")
    if already:
        yield message("You objected to this already; the answer comes to your inbox.")
    if not said.strip():
        yield message("Say what you object to, and what it rests on.")
    if len(said.strip()) > LONGEST_OBJECTION:
        yield message("Shorten the objection to at most {most} characters.", most=LONGEST_OBJECTION)


def faults_of_closing(
    day: date, last_day: date, unanswered: int, *, ended: bool, concerned: bool
) -> Iterator[Message]:
    """Everything that keeps a notice from being closed."""
    if ended:
        yield message("This notice is closed already.")
    if day <= last_day:
        yield message("The notice runs until {last}; close it the day after.", last=last_day)
    if unanswered:
        yield message("{n} objections are not answered; answer them first.", n=unanswered)
    if concerned:
        yield message("Nobody decides on a case about themselves.")


def faults_of_answering(outcome: Outcome, opinion: str, *, objected: bool) -> Iterator[Message]:
    """Everything wrong with an organ's answer to an objection."""
    if outcome is Outcome.RETURN:
        yield message("An objection is upheld or dismissed; it is not returned.")
    if not opinion.strip():
        yield message("Say why the objection is upheld or dismissed; whoever objected reads it.")
    if objected:
        yield message("Whoever objects does not answer; another seat of the organ does.")
