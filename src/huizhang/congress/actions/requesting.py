"""The requests (请示) of a congress: handed in, decided along the pack's chain, answered from above."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from huizhang.approvals import actions as approvals
from huizhang.approvals.queries import Case
from huizhang.approvals.rules import way_of
from huizhang.congress.actions.results import bring_into_office, elected_named
from huizhang.congress.actions.standing import organ_acting, refuse_all, the_union, union_meeting
from huizhang.congress.models import Congress
from huizhang.congress.queries import course_of, on_file, requests_of, requests_standing
from huizhang.congress.queries.results import elects_presidium, results_standing
from huizhang.congress.rules.requests import (
    ASKED,
    NO_RESULT,
    Turn,
    Word,
    faults_of_request,
    faults_of_word,
    turns,
)
from huizhang.congress.rules.timeline import CHAINS, RESULT, Name, timeline, words_asked
from huizhang.kernel import records
from huizhang.kernel.message import Message
from huizhang.kernel.procedure import State
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.queries.standing import place_of_union

ALIVE = (State.OPEN, State.RETURNED)


@transaction.atomic
def request_congress(*, actor: Account, congress: Congress, what: str, said: str, pack: Pack) -> Case:
    """`what` is one of ASKED. By the union or an organ that guides it. Raises CaseRefused."""
    union = union_meeting(congress)
    organ_acting(actor, union, pack, timezone.localdate())
    refuse_all(_faults(congress, union, what, said, pack))
    return approvals.open_case(actor=actor, matter=_matter(union, congress, what, said, pack), pack=pack)


@transaction.atomic
def correct_request(*, actor: Account, case: Case, said: str, pack: Pack) -> Case:
    """A returned one comes back as a new round. Raises CaseRefused."""
    congress = congress_of(case)
    union, what = union_meeting(congress), what_of(case)
    refuse_all(_faults(congress, union, what, said, pack, case))
    matter = _matter(union, congress, what, said, pack)
    return approvals.resubmit(actor=actor, case=case.pk, matter=matter, pack=pack)


@approvals.after_the_last_word
def decide_request(actor: Account, case: Case, organ: str, pack: Pack) -> None:
    """A result that is approved stands on record under the name of its congress, too, and whom the congress
    elected has the post."""
    if case.kind == RESULT:
        congress = congress_of(case)
        refuse_all(_without_result(congress, pack))
        _enter_approval(actor, case, organ, pack)
        bring_into_office(actor, congress, case, organ, pack)


@transaction.atomic
def enter_word(*, actor: Account, congress: Congress, word: Word, pack: Pack) -> None:
    """What a gathering or a body above said, by the union or an organ that guides it. Raises CaseRefused."""
    union, today = union_meeting(congress), timezone.localdate()
    organ = organ_acting(actor, union, pack, today)
    turn = _turn_of(congress, union, word, pack, today)
    faults = list(faults_of_word(word, turn, today))
    if turn is None or faults:
        raise approvals.CaseRefused(*faults)
    request = requests_of(congress, word.milestone).first() if word.milestone in ASKED else None
    approvals.enter_word(
        actor=actor,
        word=approvals.Spoken(
            case=request.number if request else congress.congress,
            kind=CHAINS[Name(word.milestone)],
            act=turn.act,
            organ=word.organ,
            day=word.day,
            union=union.union,
            reference=word.reference.strip(),
            round=request.round if request else 1,
        ),
        organ=organ,
        pack=pack,
    )


def _turn_of(congress: Congress, union: records.Union, word: Word, pack: Pack, today: date) -> Turn | None:
    file = on_file(congress, pack, today)
    found = turns(pack, union, file, timeline(pack, union, file, today))
    return next((turn for at, turn in found.items() if at == (word.milestone, word.organ)), None)


def _enter_approval(actor: Account, case: Case, organ: str, pack: Pack) -> None:
    for act, spoken in words_asked(pack, the_union(case.union_id or ""), Name.APPROVED):
        approvals.enter_word(
            actor=actor,
            word=approvals.Spoken(
                case=case.subject,
                kind=RESULT,
                act=act,
                organ=spoken,
                day=timezone.localdate(),
                union=case.union_id or "",
                reference=case.number,
            ),
            organ=organ,
            pack=pack,
        )


def congress_of(case: Case) -> Congress:
    """Raises Congress.DoesNotExist."""
    return Congress.objects.get(congress=case.subject)


def what_of(case: Case) -> str:
    return next(what for what, chain in ASKED.items() if chain == case.kind)


def _faults(
    congress: Congress, union: records.Union, what: str, said: str, pack: Pack, own: Case | None = None
) -> list[Message]:
    course = {one.name: one for one in course_of(congress, union, pack, timezone.localdate())}
    asked = requests_standing(congress).filter(kind=ASKED[what])
    others = [one.state for one in asked if own is None or one.pk != own.pk]
    busy, granted = any(one in ALIVE for one in others), State.APPROVED in others
    missing = _without_result(congress, pack) if what == "result" else []
    return [*faults_of_request(what, said, course, busy, granted), *missing]


def _without_result(congress: Congress, pack: Pack) -> list[Message]:
    """Where the plan has the congress elect the presidium, there is somebody to approve."""
    elects = elects_presidium(congress, pack)
    return [] if not elects or results_standing(congress).exists() else [NO_RESULT]


def _matter(union: records.Union, congress: Congress, what: str, said: str, pack: Pack) -> approvals.Matter:
    way = way_of(pack, ASKED[what], place_of_union(union))
    chain = pack.chain(ASKED[what])
    return approvals.Matter(
        kind=chain.id,
        title=chain.zh,
        subject=congress.congress,
        stages=way.stages,
        spared=way.spared,
        union=union.union,
        college=union.college,
        facts={"said": said.strip(), "planned": congress.date.isoformat(), **_elected(congress, what)},
    )


def _elected(congress: Congress, what: str) -> dict[str, object]:
    return {"elected": elected_named(congress)} if what == "result" else {}
