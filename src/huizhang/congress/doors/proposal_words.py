"""What calls about proposals take and answer."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from ninja import Field, Schema

from huizhang.approvals.rules.deciding import LONGEST_OPINION
from huizhang.congress.doors.congresses import CongressIn
from huizhang.congress.models import Proposal
from huizhang.congress.queries.proposals import (
    may_read,
    names_of,
    replies_of,
    shown_state,
    words_of,
)
from huizhang.congress.rules.proposals.docketing import LONGEST_SAID
from huizhang.congress.rules.proposals.replying import LONGEST_RATING, LONGEST_REPLY
from huizhang.congress.rules.proposals.stages import Shown
from huizhang.congress.rules.proposals.words import LONGEST_PART, LONGEST_TITLE, Words
from huizhang.kernel.message import message
from huizhang.people.queries.asking import Asking
from huizhang.shell.api import Paged
from huizhang.shell.doors import ForOrgan, PageIn

LONGEST_CATEGORY = 60
PARTS = ("background", "problem", "evidence", "suggestion")
Part = Annotated[str, Field(max_length=LONGEST_PART)]


class ListIn(CongressIn, PageIn):
    category: str = Field("", description=message("Only those of this category.").text)
    state: Shown | Literal[""] = Field("", description=message("Only those that stand so.").text)
    q: str = Field("", max_length=64, description=message("Words of the title, or a proposer's name.").text)


class WordsIn(Schema):
    title: str = Field(max_length=LONGEST_TITLE, description=message("One matter in one proposal.").text)
    category: str = Field(
        max_length=LONGEST_CATEGORY, description=message("One of the school's categories.").text
    )
    background: Part = Field("", description=message("What this is about, and whom it touches.").text)
    problem: Part = Field("", description=message("What is to change.").text)
    evidence: Part = Field("", description=message("What was seen, asked or counted.").text)
    suggestion: Part = Field("", description=message("Who is to do what.").text)

    @property
    def words(self) -> Words:
        return Words(self.title, self.category, self.background, self.problem, self.evidence, self.suggestion)


class WriteIn(CongressIn, WordsIn):
    pass


class CheckIn(Schema):
    organ: ForOrgan
    outcome: Literal["approve", "return"] = Field(
        description=message("approve, which passes it on, or return for correction.").text
    )
    opinion: str = Field("", max_length=LONGEST_OPINION, description=message("Needed to return it.").text)


class DocketIn(Schema):
    organ: ForOrgan
    outcome: Literal["docket", "opinion", "refuse"] = Field(
        description=message("docket, opinion or refuse.").text
    )
    office: str = Field(
        "", max_length=64, description=message("Which office replies, as the settings name it.").text
    )
    ground: Literal["", "law", "power", "personal", "form"] = Field(
        "", description=message("Why it is not docketed: law, power, personal or form.").text
    )
    said: str = Field("", max_length=LONGEST_SAID, description=message("What explains it.").text)


class OrganIn(Schema):
    organ: ForOrgan


class MergeIn(OrganIn):
    other: list[int] = Field(
        min_length=1, description=message("A proposal that is merged into this one; say each.").text
    )


class ReplyIn(OrganIn):
    opinion: str = Field(max_length=LONGEST_REPLY, description=message("What the office replies.").text)


class HandBackIn(OrganIn):
    why: str = Field(
        max_length=LONGEST_REPLY, description=message("Why it is not the matter of this office.").text
    )


class RateIn(Schema):
    satisfied: bool = Field(False, description=message("The reply is satisfying.").text)
    words: str = Field(
        "", max_length=LONGEST_RATING, description=message("Needed where it is not satisfying.").text
    )


class ProposalOut(Schema):
    number: int
    congress: str
    title: str
    category: str
    state: Shown
    proposers: list[str]
    seconders: list[str]
    office: str


class ProposalLine(Schema):
    number: int
    title: str
    category: str
    state: Shown
    name: str


class Proposals(Paged):
    items: list[ProposalLine]


class ReplyOut(Schema):
    number: int
    case: str
    organ: str
    on_behalf: bool
    due: datetime.date | None = None
    answer: str
    on: datetime.date | None = None
    satisfied: bool | None = None
    words: str


class ProposalWhole(ProposalOut):
    """The parts are null to those who may not read them."""

    case: str | None = None
    background: str | None = None
    problem: str | None = None
    evidence: str | None = None
    suggestion: str | None = None
    ground: str | None = None
    explanation: str | None = None
    merged_into: int | None = None
    replies: list[ReplyOut]


class CountOut(Schema):
    category: str
    received: int
    docketed: int
    opinions: int
    refused: int
    merged: int
    rolled: int
    opened: int
    replied: int
    in_time: int
    satisfied: int
    unsatisfied: int


class ReportOut(Schema):
    """The last of them is the sum."""

    counted: list[CountOut]


def line(one: Proposal) -> dict[str, Any]:
    return {
        "number": one.pk,
        "title": one.title,
        "category": one.category,
        "state": shown_state(one),
        "name": one.proposer.name,
    }


def whole(me: Asking, one: Proposal) -> dict[str, Any]:
    names, readable = names_of(one), may_read(me.user, me.sight, one)
    words = words_of(one)
    return {
        "number": one.pk,
        "congress": one.congress_id,
        "title": one.title,
        "category": one.category,
        "state": shown_state(one),
        "proposers": list(names.proposers),
        "seconders": list(names.seconders),
        "office": me.pack.organ_name(one.office) if one.office else "",
        "case": one.case.number if one.case else None,
        **{part: getattr(words, part) if readable else None for part in PARTS},
        "ground": one.ground or None if readable else None,
        "explanation": one.explanation or None if readable else None,
        "merged_into": one.merged_into_id,
        "replies": [
            {
                "number": each.number,
                "case": each.case.number,
                "organ": each.organ,
                "on_behalf": each.on_behalf,
                "due": each.due,
                "answer": each.said,
                "on": each.on,
                "satisfied": each.satisfied,
                "words": each.words,
            }
            for each in replies_of(one)
        ],
    }
