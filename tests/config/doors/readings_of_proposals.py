"""Proposals and the report on them, as they are asked for."""

from __future__ import annotations

from config.doors.readings import Seen, reads
from congress.proposals.proposing import answered, docketed, proposing_with
from selection.serving import Presidium


@reads("proposal list")
def _proposals(presidium: Presidium) -> Seen:
    there = proposing_with(presidium)
    docketed(there)
    given = {"congress": there.congress.congress, "state": "docketed"}
    words = ("--congress", there.congress.congress, "--state", "docketed")
    return presidium.clerk, "/proposals", given, words


@reads("proposal show")
def _proposal(presidium: Presidium) -> Seen:
    made = answered(proposing_with(presidium))
    return presidium.clerk, f"/proposals/{made.pk}", {}, (made.pk,)


@reads("proposal report")
def _report(presidium: Presidium) -> Seen:
    there = proposing_with(presidium)
    answered(there)
    name = there.congress.congress
    return presidium.clerk, "/proposals/report", {"congress": name}, ("--congress", name)
