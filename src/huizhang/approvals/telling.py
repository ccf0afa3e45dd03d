"""A case as values for programs: what the API answers and `huizhang case` prints, from what pages show."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import JSONField, Model, QuerySet
from django.utils.translation import gettext
from ninja import Schema

from huizhang.approvals.models import Case, Decision
from huizhang.approvals.queries import organs_waiting_for, standing
from huizhang.approvals.rules.kinds import kind_of
from huizhang.approvals.showing import chain_called, named_for, state_of
from huizhang.kernel.message import Message
from huizhang.kernel.procedure import Outcome, Slot, State
from huizhang.people.queries import Account
from huizhang.people.queries.asking import Asking
from huizhang.policy.pack import Pack
from huizhang.policy.words import spared_in_words
from huizhang.shell.pages import organ_called

KEYS = frozenset({"id", "case_id"})


class Waits(Schema):
    organ: str
    name: str
    due: datetime.date | None = None


class CaseOut(Schema):
    number: str
    kind: str
    matter: str
    subject: str
    name: str | None = None
    union: str | None = None
    college: str | None = None
    state: State
    round: int
    batch: str
    submitted_by: str
    opened_at: datetime.datetime
    closed_at: datetime.datetime | None = None
    waits_for: list[Waits]


def in_lists(cases: QuerySet[Case]) -> QuerySet[Case]:
    """With everything that `line` tells, in as many queries for many as for one."""
    return cases.select_related("union", "student", "submitted_by").prefetch_related("waiting")


def line(case: Case, pack: Pack) -> dict[str, Any]:
    return {
        "number": case.number,
        "kind": case.kind,
        "matter": chain_called(pack, case.kind),
        "subject": case.subject,
        "name": case.student.name if case.student else None,
        "union": case.union_id,
        "college": case.college_id,
        "state": case.state,
        "round": case.round,
        "batch": case.batch,
        "submitted_by": case.handed_in_by,
        "opened_at": case.opened_at,
        "closed_at": case.closed_at,
        "waits_for": [
            {"organ": one.organ, "name": organ_called(pack, one.organ), "due": one.due}
            for one in case.waiting.all()
        ],
    }


def handed_in(me: Asking, case: Case) -> dict[str, Any]:
    """The case on its way, as one reads it who has just handed it in."""
    return line(in_lists(Case.objects.filter(pk=case.pk)).get(), me.pack)


def whole(case: Case, pack: Pack, reader: Account, day: date) -> dict[str, Any]:
    """Also its chain, every word of every round, what it asks, its files, for whom the reader may speak."""
    pack = named_for(case, pack)
    decisions = list(case.decisions.select_related("account", "on_behalf_of").order_by("at", "pk"))
    return {
        **line(case, pack),
        "pending": _pending(case),
        "title": case.title,
        "chain": [_stage(stage, index, case, decisions, pack) for index, stage in _stages(case, decisions)],
        "not_needed": [
            {
                "act": one["act"],
                "organ": one["organ"],
                "name": organ_called(pack, one["organ"]),
                "because": [said.say(gettext) for said in spared_in_words(one["because"], pack)],
            }
            for one in case.spared
        ],
        "words": [word(one, pack) for one in decisions],
        "about": _plain(kind_of(case.kind).context(case)),
        "attachments": [
            {"id": one.pk, "name": one.name, "media_type": one.media_type, "size": one.size}
            for one in case.attachments.defer("content").order_by("pk")
        ],
        "you_may_speak_for": [one.organ for one in organs_waiting_for(reader, case, day)],
    }


def _pending(case: Case) -> str:
    state = state_of(case)
    return state.said.say(gettext) if state.address else ""


def _stages(case: Case, decisions: Iterable[Decision]) -> Iterable[tuple[int, Any]]:
    return enumerate(standing(case, decisions).stages)


def _stage(stage: Any, index: int, case: Case, decisions: list[Decision], pack: Pack) -> dict[str, Any]:
    said = {one.organ: one for one in decisions if one.stage == index and one.round == case.round}
    return {
        "act": stage.act,
        "any_one": stage.any_one,
        "organs": [_organ(slot, said.get(slot.organ), pack) for slot in stage.slots],
    }


def _organ(slot: Slot, said: Decision | None, pack: Pack) -> dict[str, Any]:
    return {
        "organ": slot.organ,
        "name": organ_called(pack, slot.organ),
        "unit": slot.unit or slot.college or "",
        "outcome": Outcome(said.outcome) if said else None,
    }


def word(one: Decision, pack: Pack) -> dict[str, Any]:
    return {
        "round": one.round,
        "act": one.act,
        "organ": one.organ,
        "name": organ_called(pack, one.organ),
        "outcome": one.outcome,
        "opinion": one.opinion,
        "by": one.account.name,
        "on_behalf_of": one.on_behalf_of.name if one.on_behalf_of else None,
        "at": one.at,
    }


def _plain(value: Any) -> Any:
    """What a page is given, as JSON can hold it."""
    if isinstance(value, Message):
        return value.say(gettext)
    if isinstance(value, Model):
        return {
            field.attname: _plain(getattr(value, field.attname))
            for field in value._meta.concrete_fields
            if field.attname not in KEYS and not isinstance(field, JSONField)
        }
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple, QuerySet)):
        return [_plain(one) for one in value]
    return value if isinstance(value, (str, int, bool, date, type(None))) else str(value)
