"""A case as an approval form (审批表): what is asked, every word of every round, in Chinese as filed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext

from huizhang.approvals.models import Case, Decision
from huizhang.approvals.queries import standing
from huizhang.approvals.rules.kinds import kind_of
from huizhang.approvals.showing import ACTS_IN_ENGLISH, named_for, state_word
from huizhang.documents.papers import Form, Paper, in_chinese, made
from huizhang.kernel.message import Message
from huizhang.kernel.procedure import Outcome, Stage, State
from huizhang.policy.pack import Pack

WORDS = {Outcome.APPROVE: "同意", Outcome.REJECT: "不同意", Outcome.RETURN: "退回更正"}
NOT_YET = "（待作出）"


def approval_form(case: Case, pack: Pack, form: Form, day: date) -> bytes:
    """Raises huizhang.documents.typst.FontMissing."""
    with translation.override("zh-hans"):
        return made(Paper.APPROVAL_FORM, form, form_values(case, pack, day))


def form_values(case: Case, pack: Pack, day: date) -> dict[str, Any]:
    """What both templates print; every value is text."""
    decisions = list(case.decisions.select_related("account", "on_behalf_of").order_by("round", "at", "pk"))
    chain = pack.chains.get(case.kind)
    return {
        "institution": pack.institution,
        "title": f"{chain.zh if chain else case.title}审批表",
        "number": case.number,
        "day": in_chinese(timezone.localdate(case.opened_at)),
        "person": _person(case),
        "particulars": [
            [name.say(gettext), _said(said)] for name, said in kind_of(case.kind).particulars(case) if said
        ],
        "rounds": list(_rounds(case, decisions, named_for(case, pack))),
        "attachments": list(case.attachments.order_by("pk").values_list("name", flat=True)),
        "state": state_word(case).say(gettext),
        "printed": in_chinese(day),
    }


def _person(case: Case) -> list[list[str]]:
    """Label and value, two of them a line."""
    student = case.student
    if student is None:
        return [["事项", case.subject], ["组织", case.union_id or ""]]
    group = student.class_group
    return [
        ["姓名", student.name],
        ["学号", student.student_no],
        ["性别", student.gender],
        ["民族", student.ethnicity],
        ["政治面貌", student.political_status],
        ["学院", group.major.college_id if group else ""],
        ["班级", group.name if group else ""],
        ["组织", case.union_id or ""],
    ]


def _rounds(case: Case, decisions: list[Decision], pack: Pack) -> Iterator[dict[str, Any]]:
    stages = standing(case, decisions).stages
    by_round = {number: list(said) for number, said in groupby(decisions, lambda one: one.round)}
    for number in range(1, case.round + 1):
        words = [_word(one, pack) for one in by_round.get(number, [])]
        if number == case.round and case.state == State.OPEN:
            words += list(_open(stages, by_round.get(number, []), pack))
        yield {"name": f"第{number}轮", "words": words}


def _word(one: Decision, pack: Pack) -> dict[str, str]:
    who = one.account.name
    return {
        "organ": pack.organ_name(one.organ),
        "act": ACTS_IN_ENGLISH[one.act].say(gettext),
        "outcome": WORDS[Outcome(one.outcome)],
        "opinion": one.opinion,
        "who": f"{who}（代{one.on_behalf_of.name}）" if one.on_behalf_of else who,
        "day": in_chinese(timezone.localdate(one.at)),
    }


def _open(stages: tuple[Stage, ...], said: list[Decision], pack: Pack) -> Iterator[dict[str, str]]:
    """The organs that have not spoken, as places to sign."""
    spoken = {(one.stage, one.organ) for one in said}
    for index, stage in enumerate(stages):
        for slot in stage.slots:
            if (index, slot.organ) not in spoken:
                act = ACTS_IN_ENGLISH[stage.act].say(gettext)
                yield {
                    "organ": pack.organ_name(slot.organ),
                    "act": act,
                    "outcome": NOT_YET,
                    "opinion": "",
                    "who": "",
                    "day": "年　　月　　日",
                }


def _said(value: Message | str) -> str:
    return value.say(gettext) if isinstance(value, Message) else value
