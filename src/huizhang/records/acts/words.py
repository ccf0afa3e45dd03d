"""What the acts of the ledger are called by people."""

from __future__ import annotations

from huizhang.kernel.message import Message, message

ACTS = {
    "import": message("records brought in"),
    "undo_import": message("an import undone"),
    "roll_over": message("a new academic year begun"),
    "export": message("everything exported"),
    "open_account": message("an account opened"),
    "issue_token": message("a token issued"),
    "revoke_token": message("a token revoked"),
    "issue_codes": message("activation codes issued"),
    "mail_codes": message("codes mailed"),
    "grant_seat": message("a seat granted"),
    "end_seat": message("a seat ended"),
    "accept_reason": message("a reason accepted"),
    "change_setting": message("a school setting changed"),
    "attach_plan": message("the plan's own document attached"),
}


def told(act: str) -> Message | str:
    """The act in words; its own name where nobody has put it in words."""
    return ACTS.get(act, act)
