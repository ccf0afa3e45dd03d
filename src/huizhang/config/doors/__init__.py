"""Everything that programs and commands may ask for besides cases and recommendations, by its noun."""

from huizhang.approvals.doors import deputies, lists, seats
from huizhang.congress.doors import arrivals, congresses, delegates
from huizhang.congress.doors import proposals as congress_proposals
from huizhang.congress.doors import seats as allocations
from huizhang.elections.doors import elections, tallies
from huizhang.org.doors import meetings
from huizhang.selection.doors import (
    applications,
    backings,
    calls,
    departments,
    leaving,
    nominations,
    notices,
    projects,
    turns,
    volunteers,
)

DOORS = (
    calls.doors,
    applications.doors,
    notices.doors,
    leaving.doors,
    departments.doors,
    turns.doors,
    meetings.doors,
    backings.doors,
    projects.doors,
    volunteers.doors,
    nominations.doors,
    lists.doors,
    deputies.doors,
    seats.doors,
    congresses.doors,
    allocations.doors,
    delegates.doors,
    arrivals.doors,
    congress_proposals.doors,
    elections.doors,
    tallies.doors,
)
