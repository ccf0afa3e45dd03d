"""What the milestones of a congress, and the states of proposals, are called on pages."""

from __future__ import annotations

from huizhang.congress.rules.proposals.docketing import Ground, Outcome
from huizhang.congress.rules.proposals.stages import Shown
from huizhang.congress.rules.timeline import NAMES, State
from huizhang.kernel.message import message

__all__ = [
    "DELEGATE_KINDS",
    "DISPOSITIONS",
    "GROUNDS",
    "NAMES",
    "PLACES",
    "PROPOSAL_STATES",
    "REQUESTS",
    "STATES",
]

DELEGATE_KINDS = {
    "college": message("elected"),
    "club": message("of a club"),
    "ex_officio": message("by office"),
}
PLACES = {
    "": message("waits for the election"),
    "elected": message("delegate"),
    "alternate": message("alternate"),
    "not_elected": message("not elected"),
    "further": message("not elected yet, stands in a further round"),
    "left": message("left"),
    "annulled": message("election taken back"),
}
SOURCES = {
    "recorded": message("recorded by hand, with its minutes"),
    "counted": message("counted from its ballots"),
}
BASES = {
    "present": message("present"),
    "entitled": message("entitled"),
    "valid": message("valid ballots"),
    "most": message("the most votes"),
}
STATES = {
    State.DONE: ("pass", message("done")),
    State.DUE: ("needs_reason", message("due now")),
    State.OVERDUE: ("fail", message("overdue")),
    State.NOT_YET: ("not_applicable", message("not yet its turn")),
}
REQUESTS = {
    "preparing": message("Request to prepare the congress"),
    "convening": message("Request to convene the congress"),
    "result": message("Request to approve the result"),
}
PROPOSAL_STATES = {
    Shown.DRAFT: ("not_applicable", message("draft")),
    Shown.SECONDING: ("needs_reason", message("looks for seconders")),
    Shown.LATE: ("explained", message("waits for the next congress")),
    Shown.FILED: ("cannot_tell", message("being checked")),
    Shown.RETURNED: ("needs_reason", message("returned for correction")),
    Shown.WITHDRAWN: ("not_applicable", message("withdrawn")),
    Shown.DOCKETED: ("explained", message("docketed, being dealt with")),
    Shown.ANSWERED: ("explained", message("replied, not rated yet")),
    Shown.SATISFIED: ("pass", message("closed, proposer satisfied")),
    Shown.UNSATISFIED: ("needs_reason", message("closed, proposer not satisfied")),
    Shown.OPINION: ("explained", message("taken as an opinion")),
    Shown.REFUSED: ("fail", message("not docketed")),
    Shown.MERGED: ("explained", message("merged into another")),
}
GROUNDS = {
    Ground.LAW: message("against law or policy"),
    Ground.POWER: message("outside the school's power"),
    Ground.PERSONAL: message("a purely personal matter"),
    Ground.FORM: message("not in form"),
}
DISPOSITIONS = {
    Outcome.DOCKET: message("Docket it and assign it to an office"),
    Outcome.OPINION: message("Take it as an opinion"),
    Outcome.REFUSE: message("Do not docket it"),
}
