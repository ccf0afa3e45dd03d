"""All reads of approvals: steps and attestations as records, reasons, cases and the inbox."""

from huizhang.approvals.models import Attachment, Case, Decision, Reason, Waiting
from huizhang.approvals.queries.cases import (
    Standing,
    cases_in_sight,
    determining,
    done_by,
    inbox,
    inbox_by_list,
    lists_waiting,
    organs_of_list,
    organs_waiting_for,
    reasons_to_accept,
    returned_to,
    seat_for,
    standing,
)
from huizhang.approvals.queries.reasons import answers_for, reason_of_case, reasons_of, under_way
from huizhang.approvals.queries.steps import attestations, attestations_of, steps, steps_of_cases

__all__ = [
    "Attachment",
    "Case",
    "Decision",
    "Reason",
    "Standing",
    "Waiting",
    "answers_for",
    "attestations",
    "attestations_of",
    "cases_in_sight",
    "determining",
    "done_by",
    "inbox",
    "inbox_by_list",
    "lists_waiting",
    "organs_of_list",
    "organs_waiting_for",
    "reason_of_case",
    "reasons_of",
    "reasons_to_accept",
    "returned_to",
    "seat_for",
    "standing",
    "steps",
    "steps_of_cases",
    "under_way",
]
