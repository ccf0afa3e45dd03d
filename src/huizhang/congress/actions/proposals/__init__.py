"""All acts on proposals (提案)."""

from huizhang.congress.actions.proposals.docketing import decide_on_proposal, docket_proposal
from huizhang.congress.actions.proposals.drafting import drop_draft, keep_draft
from huizhang.congress.actions.proposals.handing_back import hand_back_proposal
from huizhang.congress.actions.proposals.handing_in import (
    close_to_seconders,
    hand_in_proposal,
    open_to_seconders,
    roll_over,
)
from huizhang.congress.actions.proposals.merging import merge_proposals, part_proposal
from huizhang.congress.actions.proposals.replying import rate_reply, reply_to_proposal
from huizhang.congress.actions.proposals.seconding import second_proposal, unsecond_proposal

__all__ = [
    "close_to_seconders",
    "decide_on_proposal",
    "docket_proposal",
    "drop_draft",
    "hand_back_proposal",
    "hand_in_proposal",
    "keep_draft",
    "merge_proposals",
    "open_to_seconders",
    "part_proposal",
    "rate_reply",
    "reply_to_proposal",
    "roll_over",
    "second_proposal",
    "unsecond_proposal",
]
