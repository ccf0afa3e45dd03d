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
    "open_notice": message("a public notice begun"),
    "close_notice": message("a public notice closed"),
    "take_back": message("what was determined taken back"),
    "open_call": message("a call published"),
    "close_call": message("a call closed early"),
    "apply": message("an application handed in"),
    "withdraw_application": message("an application withdrawn"),
    "sort_applications": message("applications sorted"),
    "recommend_shortlist": message("a shortlist recommended"),
    "appoint": message("somebody appointed"),
    "end_post": message("a post ended"),
    "end_term": message("the term of a union ended"),
    "open_department": message("a department opened"),
    "close_department": message("a department closed"),
    "call_congress": message("a congress called"),
    "record_milestone": message("a step on the way of a congress recorded"),
    "enter_word": message("a word given outside entered"),
    "freeze_allocation": message("the seats of a congress decided and frozen"),
    "open_proposal": message("a proposal opened to seconders"),
    "close_proposal": message("a proposal taken back to a draft"),
    "second_proposal": message("a proposal seconded"),
    "unsecond_proposal": message("a second withdrawn"),
    "hand_in_proposal": message("a proposal handed in"),
    "docket_proposal": message("a proposal docketed"),
    "opinion_proposal": message("a proposal taken as an opinion"),
    "refuse_proposal": message("a proposal not docketed"),
    "merge_proposal": message("a proposal merged into another"),
    "part_proposal": message("a merged proposal taken out again"),
    "reply_to_proposal": message("a proposal replied to"),
    "rate_reply": message("the reply to a proposal rated"),
    "roll_over_proposals": message("late proposals put on the list of the next congress"),
    "convene_meeting": message("a presidium meeting called"),
    "record_attendance": message("attendance of a meeting recorded"),
    "record_decision": message("a decision of the presidium recorded"),
    "finish_follow_up": message("what the presidium decided done"),
    "back_case": message("a decision of the presidium named for a case"),
    "hand_over_chair": message("the executive chair handed over"),
    "hand_over_post": message("a leading post handed over"),
    "sign_hand_over": message("the hand-over of a post signed"),
}


def told(act: str) -> Message | str:
    """The act in words; its own name where nobody has put it in words."""
    return ACTS.get(act, act)
