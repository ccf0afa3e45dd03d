"""What the milestones of a congress are called on pages."""

from __future__ import annotations

from huizhang.congress.rules.timeline import Name, State
from huizhang.kernel.message import message

NAMES = {
    Name.PREPARING: message("Request to prepare the congress"),
    Name.COMMITTEE: message("Preparatory committee"),
    Name.SEATS: message("Seats shared out and decided"),
    Name.CONVENING: message("Request to convene the congress"),
    Name.DELEGATES: message("Delegates elected"),
    Name.CREDENTIALS: message("Credentials checked"),
    Name.PRELIMINARY: message("Preliminary meeting"),
    Name.SESSION: message("Formal session"),
    Name.ANNOUNCED: message("Result announced"),
    Name.APPROVED: message("Result approved by the Party organisation"),
    Name.FILED: message("Result filed above"),
}
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
    "left": message("left"),
    "annulled": message("election taken back"),
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
