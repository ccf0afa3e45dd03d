"""Proposals: read by everybody, written by delegates, decided by organs, replied to by offices."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from huizhang.congress import actions
from huizhang.congress.doors.congresses import CongressIn
from huizhang.congress.doors.proposal_words import (
    CheckIn,
    DocketIn,
    HandBackIn,
    ListIn,
    MergeIn,
    OrganIn,
    Proposals,
    ProposalWhole,
    RateIn,
    ReplyIn,
    ReportOut,
    WordsIn,
    WriteIn,
    line,
    whole,
)
from huizhang.congress.queries.proposal_report import report_of
from huizhang.congress.queries.proposals import is_delegate, listed, of_state, searched
from huizhang.congress.queries.seeing_proposals import congress_called, own_proposal, proposal_seen
from huizhang.congress.rules.proposals.docketing import Disposition
from huizhang.congress.rules.proposals.docketing import Outcome as Said
from huizhang.congress.rules.proposals.stages import Shown
from huizhang.congress.rules.proposals.words import NO_DELEGATE
from huizhang.kernel.message import message
from huizhang.kernel.procedure import Outcome
from huizhang.people.queries.asking import Asking
from huizhang.people.queries.seeing import require
from huizhang.shell.api import paged
from huizhang.shell.doors import Doors

doors = Doors("proposal", message("Proposals to a congress: written, seconded, docketed, replied to."))
SUM = "合计"


@doors.reads(
    "/proposals", "list", message("The proposals to a congress"), Proposals, "--congress 第五届学代会"
)
def list_proposals(me: Asking, given: ListIn) -> dict[str, Any]:
    congress = congress_called(given.congress)
    found = listed(congress, me.user, is_delegate(me.user, congress))
    if given.category:
        found = found.filter(category=given.category)
    if given.state:
        found = of_state(found, Shown(given.state))
    rows = paged(searched(found, given.q), given.page, given.size)
    return {**rows, "items": [line(one) for one in rows["items"]]}


@doors.reads(
    "/proposals/report",
    "report",
    message("How many proposals there were, and what became of them"),
    ReportOut,
    "--congress 第五届学代会",
)
def report(me: Asking, given: CongressIn) -> dict[str, Any]:
    found = report_of(congress_called(given.congress), me.pack)
    rows = [*found.lines, (SUM, found.total)]
    return {"counted": [{"category": name, **asdict(one)} for name, one in rows]}


@doors.reads("/proposals/{int:number}", "show", message("One proposal"), ProposalWhole, "7")
def show(me: Asking, number: int) -> dict[str, Any]:
    return whole(me, proposal_seen(me, number))


@doors.writes(
    "/proposals",
    "write",
    message("Write the draft of a proposal"),
    ProposalWhole,
    message("The draft is saved."),
    "--congress 第五届学代会 --title 延长图书馆开放时间 --category 生活服务",
)
def write(me: Asking, given: WriteIn) -> dict[str, Any]:
    congress = congress_called(given.congress)
    require(is_delegate(me.user, congress), NO_DELEGATE)
    made = actions.keep_draft(actor=me.user, congress=congress, words=given.words, pack=me.pack)
    return show(me, made.pk)


@doors.writes(
    "/proposals/{int:number}/edit",
    "edit",
    message("Write a draft, or what was returned, anew"),
    ProposalWhole,
    message("The draft is saved."),
    "7 --title 延长图书馆开放时间 --category 生活服务",
)
def edit(me: Asking, number: int, given: WordsIn) -> dict[str, Any]:
    found = own_proposal(me, number)
    actions.keep_draft(
        actor=me.user, congress=found.congress, words=given.words, pack=me.pack, proposal=found.pk
    )
    return show(me, number)


@doors.writes(
    "/proposals/{int:number}/open",
    "open",
    message("Open a draft to seconders"),
    ProposalWhole,
    message("Delegates may second it now; tell them."),
    "7",
)
def open_to_others(me: Asking, number: int) -> dict[str, Any]:
    actions.open_to_seconders(actor=me.user, proposal=proposal_seen(me, number).pk, pack=me.pack)
    return show(me, number)


@doors.writes(
    "/proposals/{int:number}/close",
    "close",
    message("Take a proposal back to a draft"),
    ProposalWhole,
    message("It is a draft again."),
    "7",
)
def close(me: Asking, number: int) -> dict[str, Any]:
    actions.close_to_seconders(actor=me.user, proposal=proposal_seen(me, number).pk, pack=me.pack)
    return show(me, number)


@doors.writes(
    "/proposals/{int:number}/hand-in",
    "hand-in",
    message("Hand a proposal in"),
    ProposalWhole,
    message("The proposal is handed in."),
    "7",
)
def hand_in(me: Asking, number: int) -> dict[str, Any]:
    actions.hand_in_proposal(actor=me.user, proposal=proposal_seen(me, number).pk, pack=me.pack)
    return show(me, number)


@doors.writes(
    "/proposals/{int:number}/second",
    "second",
    message("Second a proposal"),
    ProposalWhole,
    message("You second this proposal."),
    "7",
)
def second(me: Asking, number: int) -> dict[str, Any]:
    actions.second_proposal(actor=me.user, proposal=proposal_seen(me, number).pk, pack=me.pack)
    return show(me, number)


@doors.writes(
    "/proposals/{int:number}/unsecond",
    "unsecond",
    message("Withdraw a second"),
    ProposalWhole,
    message("You do not second this proposal any more."),
    "7",
)
def unsecond(me: Asking, number: int) -> dict[str, Any]:
    actions.unsecond_proposal(actor=me.user, proposal=proposal_seen(me, number).pk, pack=me.pack)
    return show(me, number)


@doors.writes(
    "/proposals/{int:number}/check",
    "check",
    message("Pass a proposal on, or return it for correction"),
    ProposalWhole,
    message("Your decision is recorded."),
    "7 --organ 学院团组织 --outcome return --opinion 请补充依据",
)
def check(me: Asking, number: int, given: CheckIn) -> dict[str, Any]:
    actions.decide_on_proposal(
        actor=me.user,
        case=proposal_seen(me, number).case_id or 0,
        organ=_organ(me, given),
        outcome=Outcome(given.outcome),
        pack=me.pack,
        opinion=given.opinion,
    )
    return show(me, number)


@doors.writes(
    "/proposals/{int:number}/docket",
    "docket",
    message("Docket a proposal, take it as an opinion, or refuse it"),
    ProposalWhole,
    message("Your decision is recorded."),
    "7 --organ 校团委 --outcome docket --office 图书馆",
)
def docket(me: Asking, number: int, given: DocketIn) -> dict[str, Any]:
    wish = Disposition(Said(given.outcome), given.office, given.ground, given.said)
    actions.docket_proposal(
        actor=me.user,
        proposal=proposal_seen(me, number).pk,
        organ=_organ(me, given),
        wish=wish,
        pack=me.pack,
    )
    return show(me, number)


@doors.writes(
    "/proposals/{int:number}/merge",
    "merge",
    message("Merge similar proposals into one"),
    ProposalWhole,
    message("They are merged into this one, with all names."),
    "7 --other 9 --organ 校团委",
)
def merge(me: Asking, number: int, given: MergeIn) -> dict[str, Any]:
    lead = proposal_seen(me, number).pk
    actions.merge_proposals(
        actor=me.user, lead=lead, others=given.other, organ=_organ(me, given), pack=me.pack
    )
    return show(me, number)


@doors.writes(
    "/proposals/{int:number}/part",
    "part",
    message("Take a merged proposal out again"),
    ProposalWhole,
    message("It stands by itself again."),
    "9 --organ 校团委",
)
def part(me: Asking, number: int, given: OrganIn) -> dict[str, Any]:
    found = proposal_seen(me, number).pk
    actions.part_proposal(actor=me.user, proposal=found, organ=_organ(me, given), pack=me.pack)
    return show(me, number)


@doors.writes(
    "/proposals/{int:number}/reply",
    "reply",
    message("Reply to a docketed proposal, or enter the reply of an office without a seat"),
    ProposalWhole,
    message("The reply is recorded."),
    "7 --organ 校团委 --opinion 自下周起延长到晚上十一点",
)
def reply(me: Asking, number: int, given: ReplyIn) -> dict[str, Any]:
    latest = proposal_seen(me, number).replies.order_by("number").last()
    actions.reply_to_proposal(
        actor=me.user,
        case=latest.case_id if latest else 0,
        organ=_organ(me, given),
        outcome=Outcome.APPROVE,
        pack=me.pack,
        opinion=given.opinion,
    )
    return show(me, number)


@doors.writes(
    "/proposals/{int:number}/hand-back",
    "hand-back",
    message("Hand a proposal back to the organ that assigned it to your office"),
    ProposalWhole,
    message("Handed back; the organ that docketed it decides again."),
    "7 --organ 校团委 --why 属后勤管理部门职责",
)
def hand_back(me: Asking, number: int, given: HandBackIn) -> dict[str, Any]:
    found = proposal_seen(me, number).pk
    actions.hand_back_proposal(
        actor=me.user, proposal=found, organ=_organ(me, given), why=given.why, pack=me.pack
    )
    return show(me, number)


@doors.writes(
    "/proposals/{int:number}/rate",
    "rate",
    message("Rate the reply to your proposal; one that is not satisfying goes back once"),
    ProposalWhole,
    message("Your rating is recorded."),
    "7 --words 没有说明时间",
)
def rate(me: Asking, number: int, given: RateIn) -> dict[str, Any]:
    found = proposal_seen(me, number).pk
    actions.rate_reply(
        actor=me.user, proposal=found, satisfied=given.satisfied, words=given.words, pack=me.pack
    )
    return show(me, number)


def _organ(me: Asking, given: OrganIn | CheckIn | DocketIn) -> str:
    return me.pack.organ_names.get(given.organ, given.organ)
