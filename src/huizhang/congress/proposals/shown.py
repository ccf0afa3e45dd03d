"""A proposal as its page shows it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from huizhang.approvals.queries import organs_waiting_for
from huizhang.approvals.queries.attachments import may_attach
from huizhang.approvals.showing import course_of
from huizhang.congress.models import Proposal, Reply
from huizhang.congress.queries.proposals import (
    guides,
    handed_back,
    is_delegate,
    is_last_word,
    is_own,
    may_read,
    names_of,
    organs_asked,
    replies_of,
    shown_state,
    similar,
)
from huizhang.congress.rules.proposals.docketing import Ground
from huizhang.congress.rules.proposals.stages import OWN, SECONDED, Shown, Stage
from huizhang.congress.rules.proposals.words import last_day
from huizhang.congress.words import GROUNDS, PROPOSAL_STATES
from huizhang.kernel.message import Message, message
from huizhang.kernel.procedure import State
from huizhang.people.queries.seeing import Reader
from huizhang.policy.pack import Pack
from huizhang.shell.pages import organ_called

MOST_SIMILAR = 50
PARTS = {
    "background": message("Background"),
    "problem": message("Problem"),
    "evidence": message("Evidence"),
    "suggestion": message("Suggestion"),
}


def line_of(proposal: Proposal) -> dict[str, Any]:
    status, word = PROPOSAL_STATES[shown_state(proposal)]
    return {"one": proposal, "status": status, "word": word, "state": shown_state(proposal)}


def offices_of(proposal: Proposal, pack: Pack) -> list[tuple[str, str]]:
    """What may be chosen, and what it is called."""
    level = "college" if proposal.congress.union.college_id else "school"
    return [(one, organ_called(pack, one)) for one in pack.proposing.offices_of(level)]


def facts_of_proposal(reader: Reader, proposal: Proposal, pack: Pack, today: date) -> dict[str, Any]:
    """Everything that the page shows, and what its reader may do."""
    state, own = shown_state(proposal), is_own(reader.user, proposal)
    status, word = PROPOSAL_STATES[state]
    names, readable = names_of(proposal), may_read(reader.user, reader.sight, proposal)
    organs = organs_asked(reader.user, proposal, today) if readable else []
    return {
        "proposal": proposal,
        "congress": proposal.congress,
        "state": state,
        "status": status,
        "word": word,
        "own": own,
        "readable": readable,
        "parts": [(said, getattr(proposal, name)) for name, said in PARTS.items()] if readable else [],
        "names": names,
        "needed": pack.proposing.seconders,
        "open_to": state in SECONDED or state is Shown.DRAFT,
        "closes": last_day(proposal.congress.date, pack),
        "steps": course_of(proposal.case, pack) if proposal.case and readable else [],
        "ground": GROUNDS[Ground(proposal.ground)] if proposal.ground and readable else None,
        "office": organ_called(pack, proposal.office) if proposal.office else "",
        "replies": [_reply(one, pack, today) for one in replies_of(proposal)],
        "merged": list(proposal.merged.select_related("proposer").order_by("pk")),
        "wordings": _earlier(proposal) if own or guides(reader.sight, proposal) else [],
        "attachments": _attachments(proposal) if readable else [],
        "attaches": proposal.case is not None and may_attach(reader.user, proposal.case, today),
        "short": max(0, pack.proposing.seconders - proposal.seconds.count()),
        "handed_back": [
            (timezone.localdate(one.at), organ_called(pack, one.case.facts.get("office", "")), one)
            for one in handed_back(proposal)
        ]
        if readable
        else [],
        **_may(reader, proposal, own, state),
        **_asked(proposal, organs, pack),
        "answers": _answers(reader, proposal, pack, today),
    }


def _may(reader: Reader, proposal: Proposal, own: bool, state: Shown) -> dict[str, Any]:
    """What the proposer and the other delegates may do now."""
    mine = proposal.seconds.filter(student=reader.user.student_id or "").exists()
    open_to = state in SECONDED
    delegate = not own and open_to and is_delegate(reader.user, proposal.congress)
    return {
        "writes": own and state in (Shown.DRAFT, Shown.RETURNED, Shown.LATE),
        "opens": own and state is Shown.DRAFT,
        "takes_back": own and state is Shown.SECONDING,
        "drops": own and state is Shown.DRAFT,
        "hands_in": own and (proposal.stage in OWN or state in (Shown.RETURNED, Shown.LATE)),
        "may_second": delegate and not mine,
        "may_unsecond": open_to and mine,
        "rates": own and state is Shown.ANSWERED,
    }


def _asked(proposal: Proposal, organs: list[str], pack: Pack) -> dict[str, Any]:
    """For which organs the reader decides, and which proposals may be merged into this one."""
    filed, last = proposal.stage == Stage.FILED, is_last_word(proposal)
    return {
        "organs": [(one, organ_called(pack, one)) for one in organs] if filed else [],
        "parting": [(one, organ_called(pack, one)) for one in organs] if not filed else [],
        "last": last,
        "similar": list(similar(proposal)[:MOST_SIMILAR]) if organs and filed and last else [],
    }


def _answers(reader: Reader, proposal: Proposal, pack: Pack, today: date) -> list[tuple[Reply, str, str]]:
    """Replies that the reader may enter now, with the organ."""
    return [
        (one, waiting.organ, organ_called(pack, waiting.organ))
        for one in replies_of(proposal)
        if one.case.state == State.OPEN
        for waiting in organs_waiting_for(reader.user, one.case, today)
    ]


def _reply(one: Reply, pack: Pack, today: date) -> dict[str, Any]:
    return {
        "one": one,
        "organ": organ_called(pack, one.organ),
        "late": one.on is None and one.due is not None and one.due < today,
        "steps": course_of(one.case, pack),
        "rated": _rated(one),
    }


def _rated(one: Reply) -> Message | None:
    if one.satisfied is None:
        return None
    return message("satisfied") if one.satisfied else message("not satisfied")


def _earlier(proposal: Proposal) -> list[tuple[int, list[tuple[Message, str]], Any]]:
    """The wordings of the rounds before, with their day."""
    now = proposal.case.round if proposal.case else 1
    found = proposal.wordings.filter(round__lt=now).order_by("round")
    return [
        (one.round, [(said, one.words.get(name, "")) for name, said in PARTS.items()], one.at)
        for one in found
    ]


def _attachments(proposal: Proposal) -> list[Any]:
    return list(proposal.case.attachments.defer("content").order_by("pk")) if proposal.case else []
