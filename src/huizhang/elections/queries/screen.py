"""What the screen in the hall shows of an election: turnout and time, and when it is counted, the result."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.utils import timezone

from huizhang.congress.queries.session.codes import code_from
from huizhang.congress.queries.session.roll import session_in_hall, session_of
from huizhang.elections.box import slip_of, turnout
from huizhang.elections.models import Election
from huizhang.elections.queries.counts import as_counted, count_of, counted_again, why_void
from huizhang.elections.queries.elections import elections
from huizhang.elections.rules.bars import Drawn, drawn
from huizhang.elections.rules.running import accepts, time_is_up
from huizhang.elections.rules.states import Mode, State
from huizhang.kernel.message import Message, message
from huizhang.kernel.tally.explaining import in_words

# so long a screen serves every viewer
SECONDS = 1
# a ballot in a hall is told in minutes, one of a week in days
IN_MINUTES, IN_HOURS = 180, 48
SHOWS_RESULT = (State.COUNTED, State.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Screen:
    """`issued` and `voted` are all that is told before the count; `drawn` is None until then."""

    number: int
    title: str
    state: str
    takes: bool
    time_is_up: bool
    seats: int
    names: tuple[str, ...]
    issued: int
    voted: int
    entitled: int
    present: int | None
    quorum: Message
    closes: datetime | None
    paper: bool
    opening: str
    close: str
    papers: str
    bundle: str
    said: str
    void: Message | None
    drawn: Drawn | None
    vacant: int

    @property
    def has_numbers(self) -> bool:
        """Of ballots on paper nobody knows how many there are before they are counted."""
        return not self.paper or self.issued > 0

    @property
    def percent(self) -> int:
        return self.voted * 100 // self.issued if self.issued else 0

    @property
    def minutes_left(self) -> int | None:
        """Begun minutes count; None without an hour at which it ends."""
        if self.closes is None or not self.takes:
            return None
        return max(0, -int(-(self.closes - timezone.now()).total_seconds() // 60))

    @property
    def left(self) -> tuple[Message, int] | None:
        """In words with the number: minutes, of some hours the hours, of some days the days."""
        minutes = self.minutes_left
        if minutes is None:
            return None
        if minutes < IN_MINUTES:
            return message("Minutes left"), minutes
        hours = minutes // 60
        return (message("Hours left"), hours) if hours < IN_HOURS else (message("Days left"), hours // 24)


def screen_of(election: Election) -> Screen:
    """In a handful of queries, whatever the number of voters."""
    now = timezone.now()
    came, slip, made = turnout(election.pk), slip_of(election), count_of(election)
    count = counted_again(made) if made is not None and election.state in SHOWS_RESULT else None
    return Screen(
        number=election.pk,
        title=election.title,
        state=election.state,
        takes=accepts(election.state, election.closes, now),
        time_is_up=time_is_up(election.state, election.closes, now),
        seats=election.seats,
        names=tuple(one.name for one in slip.candidates if not one.withdrawn),
        issued=came.issued or election.issued or 0,
        voted=came.voted or election.returned or 0,
        entitled=election.entitled or 0,
        present=election.present,
        quorum=in_words(slip.rules.quorum),
        closes=election.closes,
        paper=election.mode == Mode.PAPER,
        opening=election.frozen_sha256,
        close=election.box_sha256,
        papers=election.papers_sha256,
        bundle=made.sha256 if made else "",
        said=election.said,
        void=why_void(election),
        drawn=drawn(as_counted(election), count) if count else None,
        vacant=count.vacant if count else 0,
    )


def screen_lately(election: Election) -> Screen:
    """For screens, which all share it: at most SECONDS old."""
    return cache.get_or_set(f"ballot-screen-{election.pk}", lambda: screen_of(election), SECONDS)  # type: ignore[return-value]  # never None


def link_to_screen(election: Election) -> str:
    """What the hall's computer is given, which signs nobody in; empty where the congress has no books."""
    session = None if election.constituency else session_of(election.congress)
    return code_from(session.hall) if session else ""


def election_on_screen(token: str) -> Election | None:
    """The one opened last at the congress whose hall has this link."""
    session = session_in_hall(token)
    if session is None:
        return None
    found = elections().filter(congress=session.congress_id, constituency="").exclude(frozen="")
    return found.order_by("-opened_at").first()
