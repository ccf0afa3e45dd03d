"""Telling people what waits for them and what was decided; after the act, never in its transaction."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import date
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from huizhang.approvals.channels import channels
from huizhang.approvals.models import Case, Delivery, MailAddress, Notification, Waiting
from huizhang.approvals.queries.cases import case_of_their_own, determining
from huizhang.approvals.queries.notifying import case_with_waiting, holders, to_deliver
from huizhang.approvals.rules.kinds import tells
from huizhang.approvals.rules.notifying import TITLES, Why, body, body_of_round, pause_after
from huizhang.kernel.message import Message
from huizhang.kernel.procedure import State
from huizhang.people.queries import Account, administrators
from huizhang.people.queries.plan import plan_on
from huizhang.policy.pack import Pack, PackError
from huizhang.shell.language import spoken

LOG = logging.getLogger("huizhang.notify")
OUTCOMES = {State.RETURNED: Why.RETURNED, State.APPROVED: Why.APPROVED, State.REJECTED: Why.REJECTED}
AT_ONCE = 200
GUIDES = "school_league_committee"
LONGEST_KEY = 128


def announce(case: int) -> None:
    """What the case waits for now, or what came of it; called when the act is committed."""
    found = case_with_waiting(case)
    if found is None:
        return
    try:
        pack = plan_on(timezone.localdate())
    except PackError as missing:
        LOG.warning("%s", missing)
        return
    if found.state == State.OPEN:
        for one in found.waiting.all():
            tell_organ(one, Why.WAITS, pack, (one.organ,), one.college_id, one.class_group_id)
    elif found.state in OUTCOMES and found.submitted_by is not None:
        why = OUTCOMES[State(found.state)]
        if why is not Why.RETURNED and tells(found.kind):
            return
        key = f"{found.pk}:{found.round}:{len(found.stages)}:{why}"
        _queue(found, key, why, pack, "", None, [found.submitted_by])
    deliver.enqueue()


def tell_of_notice(case: Case, why: Why, last_day: date) -> None:
    """When what was done is committed."""
    transaction.on_commit(partial(tell_concerned, case.pk, why, last_day), robust=True)


def tell_concerned(case: int, why: Why, last_day: date) -> None:
    """Of a public notice: whoever handed the case in, and those who speak for the organs that determined."""
    found = case_with_waiting(case)
    if found is None:
        return
    try:
        pack = plan_on(timezone.localdate())
    except PackError as missing:
        LOG.warning("%s", missing)
        return
    seats = determining(found).slots
    told = [one for slot in seats for one in holders(slot.organ, slot.college, slot.class_group, _today())]
    people = {one.pk: one for one in (found.submitted_by, *told) if one is not None}
    concerned = [one for one in people.values() if not one.student_id or one.student_id != found.student_id]
    _queue(found, f"{found.pk}:{found.round}:{why}", why, pack, "", last_day, concerned)
    deliver.enqueue()


def tell_people(case: Case, why: Why, people: Iterable[int], page: str) -> None:
    """Accounts by their keys, once the act is committed; `page` is the path where they read on."""
    transaction.on_commit(partial(_tell_accounts, case.pk, why, tuple(people), page), robust=True)


def _tell_accounts(case: int, why: Why, people: tuple[int, ...], page: str) -> None:
    found = case_with_waiting(case)
    if found is None:
        return
    try:
        pack = plan_on(timezone.localdate())
    except PackError as missing:
        LOG.warning("%s", missing)
        return
    told = list(Account.objects.filter(pk__in=people, is_active=True).order_by("pk"))
    _queue(found, f"{found.pk}:{found.round}:{why}", why, pack, "", None, told, page)
    deliver.enqueue()


def tell_of_round(part: Message, day: date) -> None:
    """That the daily round could not do its part: those who guide the unions, and the administrators."""
    keepers = {one.pk: one for one in (*holders(GUIDES, None, None, day), *administrators())}
    language = spoken()
    title, said = language.say(TITLES[Why.ROUND]), language.say(body_of_round(part, day))
    write(None, f"round:{day}:{part.text}"[:LONGEST_KEY], Why.ROUND, title, said, list(keepers.values()))


def _today() -> date:
    return timezone.localdate()


def tell_organ(
    waiting: Waiting,
    why: Why,
    pack: Pack,
    organs: Iterable[str],
    college: str | None,
    group: int | None = None,
) -> None:
    """Those who hold seats on `organs` of that unit, and nobody whose own case it is."""
    case, today = waiting.case, timezone.localdate()
    told = {one.pk: one for organ in organs for one in holders(organ, college, group, today)}
    people = [one for one in told.values() if case_of_their_own(one, case) is None]
    key = f"{case.pk}:{case.round}:{waiting.stage}:{waiting.organ}:{why}"
    _queue(case, key, why, pack, waiting.organ, waiting.due, people)


def _queue(
    case: Case,
    key: str,
    why: Why,
    pack: Pack,
    organ: str,
    day: date | None,
    people: list[Account],
    page: str = "",
) -> None:
    """`day` is the last one for it; `page` where they read on, if that is not the case's."""
    language = spoken()
    chain = pack.chains.get(case.kind)
    kind = language.choose(chain.zh, chain.en or chain.zh) if chain else case.kind
    known = pack.organs.get(organ)
    name = language.choose(known.names[0], known.en) if known else organ
    said = body(why, kind, case.number, name, day, _link(case, page))
    write(case, key, why, language.say(TITLES[why]), language.say(said).strip(), people)


@transaction.atomic
def write(case: Case | None, key: str, why: Why, title: str, said: str, people: list[Account]) -> bool:
    """Rows of the outbox: one a channel, by mail one a person; whether this was not told before."""
    if not people:
        return False
    now = timezone.now()
    facts = {"case": case, "why": why, "title": title, "body": said, "at": now}
    made, new = Notification.objects.get_or_create(key=key, defaults=facts)
    if not new:
        return False
    made.told.set(people)
    mails = MailAddress.objects.filter(account__in=people).values_list("address", flat=True)
    Delivery.objects.bulk_create(
        Delivery(notification=made, channel=channel.name, to=to, due=now)
        for channel in channels().values()
        for to in (sorted(set(mails)) if channel.personal else ("",))
    )
    return True


def _link(case: Case, page: str) -> str:
    return f"{settings.ADDRESS}{page or f'/cases/{case.pk}/'}" if settings.ADDRESS else ""


@task()
def deliver() -> int:
    """Sends what is due; how much was sent. A channel that fails is tried again after a longer pause each
    time and keeps nothing else back."""
    sent, known = 0, channels()
    for one in to_deliver(timezone.now())[:AT_ONCE]:
        if not _claimed(one):
            continue
        channel, note = known.get(one.channel), one.notification
        if channel is not None and channel.send(note.title, note.body, one.to):
            Delivery.objects.filter(pk=one.pk).update(sent=timezone.now())
            sent += 1
        elif channel is None or pause_after(one.attempts + 1) is None:
            Delivery.objects.filter(pk=one.pk).update(given_up=True)
            LOG.error("%s: given up after %s tries", one, one.attempts + 1)
    return sent


def _claimed(one: Delivery) -> bool:
    """The next try is put off before this one begins, so that two workers never send the same."""
    pause = pause_after(one.attempts + 1) or pause_after(one.attempts)
    again = timezone.now() + pause if pause else one.due
    mine = Delivery.objects.filter(pk=one.pk, attempts=one.attempts, sent__isnull=True, given_up=False)
    return bool(mine.update(attempts=one.attempts + 1, due=again))
