"""Cases on their way along chains of organs, what organs decided and attested, reasons handed in to them."""

from huizhang.approvals.models.cases import Attachment, Case, Decision, Delegation, Waiting
from huizhang.approvals.models.notifications import Delivery, MailAddress, Notification, SeatHandover
from huizhang.approvals.models.reasons import Reason
from huizhang.approvals.models.steps import Attestation, Step

__all__ = [
    "Attachment",
    "Attestation",
    "Case",
    "Decision",
    "Delegation",
    "Delivery",
    "MailAddress",
    "Notification",
    "Reason",
    "SeatHandover",
    "Step",
    "Waiting",
]
