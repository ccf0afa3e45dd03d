"""A called congress with delegates, and a proposal at any point of its way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

import cast
from huizhang.approvals.models import Case
from huizhang.congress import actions
from huizhang.congress.models import Congress, Delegate, Proposal
from huizhang.congress.rules.proposals.docketing import Disposition, Outcome
from huizhang.congress.rules.proposals.words import Words
from huizhang.kernel.procedure import Outcome as Word
from huizhang.org.models import Union
from huizhang.people.models import Account, Student
from huizhang.policy.pack import Pack
from selection.serving import COMMITTEE, LEAGUE, Presidium, account_of, serving, today
from selection.test_nominating import another

WORDS = Words(
    "延长图书馆开放时间",
    "生活服务",
    "期末自习座位紧张。",
    "图书馆晚上九点半关门。",
    "抽样问卷312份。",
    "延长到晚上十一点。",
)
ORGANS = {"college": LEAGUE, "school": COMMITTEE}
OFFICES = {"college": "college_student_affairs", "school": "school_student_affairs"}
REPLIED = "自下周起延长到晚上十一点。"


@dataclass(frozen=True)
class Proposing:
    """`delegates` are accounts with a seat at `congress`; the first proposes, the next two second."""

    presidium: Presidium
    congress: Congress
    delegates: tuple[Account, ...]
    level: str

    @property
    def pack(self) -> Pack:
        return self.presidium.pack

    @property
    def proposer(self) -> Account:
        return self.delegates[0]

    @property
    def organ(self) -> str:
        return ORGANS[self.level]

    @property
    def office(self) -> str:
        return OFFICES[self.level]

    def seat(self, organ: str) -> Account:
        return self.presidium.guiding(organ)

    def asking(self, **settings) -> Proposing:
        """With other school settings."""
        pack = replace(self.pack, proposing=replace(self.pack.proposing, **settings))
        university = replace(self.presidium.university, pack=pack)
        return replace(self, presidium=replace(self.presidium, university=university))


def proposing(level: str = "college", pack: str = "kunming", days: int = 60) -> Proposing:
    return proposing_with(serving(pack), level, days)


def proposing_with(presidium: Presidium, level: str = "college", days: int = 60) -> Proposing:
    union = {"college": cast.COLLEGE_UNION, "school": cast.SCHOOL_UNION}[level]
    congress = Congress.objects.create(
        congress="第六次学代会", union=Union.objects.get(union=union), date=today() + timedelta(days=days)
    )
    delegates = tuple(account_of(named(another(presidium.university, number))) for number in range(11, 16))
    for one in delegates:
        Delegate.objects.create(congress=congress, student=one.student, constituency=cast.COLLEGE)
    return Proposing(presidium, congress, delegates, level)


def drafted(there: Proposing, by: Account | None = None, **words) -> Proposal:
    return actions.keep_draft(
        actor=by or there.proposer,
        congress=there.congress,
        words=replace(WORDS, **words),
        pack=there.pack,
    )


def does(act, there: Proposing, actor: Account, proposal: Proposal, **more):
    return act(actor=actor, proposal=proposal.pk, pack=there.pack, **more)


def seconded(there: Proposing, by: Account | None = None, **words) -> Proposal:
    made = drafted(there, by, **words)
    does(actions.open_to_seconders, there, by or there.proposer, made)
    others = [one for one in there.delegates if one != (by or there.proposer)]
    for one in others[: there.pack.proposing.seconders]:
        does(actions.second_proposal, there, one, made)
    return made


def handed_in(there: Proposing, by: Account | None = None, **words) -> Proposal:
    made = seconded(there, by, **words)
    return does(actions.hand_in_proposal, there, by or there.proposer, made)


def checked(there: Proposing, by: Account | None = None, **words) -> Proposal:
    """Before the organ that dockets it."""
    made = handed_in(there, by, **words)
    if there.level == "school":
        check(there, made, LEAGUE, Word.APPROVE)
    return made


def check(there: Proposing, made: Proposal, organ: str, outcome: Word, opinion: str = "") -> Case:
    return actions.decide_on_proposal(
        actor=there.seat(organ),
        case=made.case_id,
        organ=organ,
        outcome=outcome,
        pack=there.pack,
        opinion=opinion,
    )


def docket(there: Proposing, made: Proposal, wish: Disposition | None = None, **more) -> Proposal:
    facts = {"organ": there.organ, "wish": wish or Disposition(Outcome.DOCKET, there.office)} | more
    return does(actions.docket_proposal, there, there.seat(facts["organ"]), made, **facts)


def docketed(there: Proposing, office: str = "", **words) -> Proposal:
    return docket(there, checked(there, **words), Disposition(Outcome.DOCKET, office or there.office))


def reply(there: Proposing, made: Proposal, said: str = REPLIED, organ: str = "", **more) -> Case:
    organ = organ or there.office
    return actions.reply_to_proposal(
        actor=there.seat(organ),
        case=made.replies.latest("number").case_id,
        organ=organ,
        outcome=more.pop("outcome", Word.APPROVE),
        pack=there.pack,
        opinion=said,
    )


def rate(there: Proposing, made: Proposal, satisfied: bool, words: str = "没有说时间表。", **more):
    actor = more.pop("actor", there.proposer)
    return does(actions.rate_reply, there, actor, made, satisfied=satisfied, words=words)


def answered(there: Proposing, **words) -> Proposal:
    made = docketed(there, **words)
    reply(there, made)
    return fresh(made)


def fresh(made: Proposal) -> Proposal:
    return Proposal.objects.select_related("case", "congress").get(pk=made.pk)


def named(student: Student) -> Student:
    student.name = f"代表{student.pk[-2:]}"
    student.save()
    return student
