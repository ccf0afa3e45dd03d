"""All acts on cases: handing in, deciding, correcting, withdrawing; delegations, attachments, reasons."""

from huizhang.approvals.actions.attaching import attach
from huizhang.approvals.actions.attesting import attest
from huizhang.approvals.actions.cases import (
    Matter,
    add_stages,
    call_off,
    decide,
    locked,
    open_case,
    resubmit,
    revoke,
    withdraw,
)
from huizhang.approvals.actions.delegations import delegate, end_delegation
from huizhang.approvals.actions.following import after_the_last_word
from huizhang.approvals.actions.handing_over import hand_over_seat, sign_seat_hand_over
from huizhang.approvals.actions.notifying import tell_of_notice, tell_of_round, tell_people
from huizhang.approvals.actions.outside import Spoken, enter_word
from huizhang.approvals.actions.reasons import (
    accept_reason,
    correct_reason,
    decide_on_reason,
    write_reason,
)
from huizhang.approvals.actions.refusing import CaseRefused, ReasonAsked, refuse
from huizhang.approvals.actions.serving import tell_volunteer
from huizhang.approvals.actions.together import decide_together
from huizhang.approvals.rules.notifying import Why

__all__ = [
    "CaseRefused",
    "Matter",
    "ReasonAsked",
    "Spoken",
    "Why",
    "accept_reason",
    "add_stages",
    "after_the_last_word",
    "attach",
    "attest",
    "call_off",
    "correct_reason",
    "decide",
    "decide_on_reason",
    "decide_together",
    "delegate",
    "end_delegation",
    "enter_word",
    "hand_over_seat",
    "locked",
    "open_case",
    "refuse",
    "resubmit",
    "revoke",
    "sign_seat_hand_over",
    "tell_of_notice",
    "tell_of_round",
    "tell_people",
    "tell_volunteer",
    "withdraw",
    "write_reason",
]
