"""Presidium meetings (集体负责, article two): called, attended, decided by votes, followed up."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from huizhang.kernel.message import Message, message
from huizhang.ledger import actions as ledger
from huizhang.org.actions.refusing import PostRefused
from huizhang.org.models import AgendaItem, Attendance, Meeting, Resolution
from huizhang.org.queries.speaking import convenes, of_presidium, presidium_on
from huizhang.org.rules.meetings import Votes, faults_of_call, faults_of_decision
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack


@transaction.atomic
def convene_meeting(
    *, actor: Account, union: str, at: datetime, place: str, agenda: Sequence[str], pack: Pack
) -> Meeting:
    """By the executive chair; where the plan knows none, by any presidium member. Raises PostRefused."""
    if not convenes(actor, union, timezone.localdate(), pack):
        raise PostRefused(
            message(
                "The executive chair of {union} convenes its presidium; where the plan has no rotation, "
                "any member of the presidium does.",
                union=union,
            )
        )
    wanted = [text.strip() for text in agenda if text.strip()]
    _refuse(faults_of_call(place, wanted, at <= timezone.now()))
    meeting = Meeting.objects.create(union_id=union, at=at, place=place.strip(), convened_by=actor)
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, number=number, text=text) for number, text in enumerate(wanted, start=1)
    )
    _record(actor, "convene_meeting", meeting, pack, {"at": at, "agenda": wanted})
    return meeting


@transaction.atomic
def record_attendance(*, actor: Account, meeting: Meeting, present: Collection[str], pack: Pack) -> None:
    """Once, after it began, by a presidium member: who was there. Raises PostRefused."""
    held = _held(actor, meeting)
    members = presidium_on(held.union_id, timezone.localdate(held.at))
    strangers = sorted(set(present) - members)
    if strangers:
        raise PostRefused(message("{people} are not of this presidium on that day.", people=strangers))
    if not present:
        raise PostRefused(message("Name at least one member who was there."))
    if held.attendance.exists():
        raise PostRefused(message("Who was there is recorded already."))
    Attendance.objects.bulk_create(
        Attendance(meeting=held, student_id=number) for number in sorted(set(present))
    )
    _record(actor, "record_attendance", held, pack, {"present": sorted(set(present))})


@transaction.atomic
def record_decision(
    *,
    actor: Account,
    item: AgendaItem,
    text: str,
    votes: Votes,
    pack: Pack,
    responsible: str | None = None,
    due: date | None = None,
) -> Resolution:
    """What was decided on one point, with the votes and who follows it up until when. Raises PostRefused."""
    held = _held(actor, item.meeting)
    present = held.attendance.count()
    followed = (responsible is not None, due is not None)
    early = due is not None and due < timezone.localdate(held.at)
    _refuse(faults_of_decision(text, votes, present, followed, early))
    if responsible is not None and responsible not in presidium_on(held.union_id, timezone.localdate()):
        raise PostRefused(message("A member of the presidium answers for what was decided."))
    if Resolution.objects.filter(item=item).exists():
        raise PostRefused(message("This point has its decision; a later meeting decides otherwise."))
    made = Resolution.objects.create(
        item=item,
        text=text.strip(),
        in_favour=votes.in_favour,
        against=votes.against,
        abstained=votes.abstained,
        carried=votes.carried(present),
        responsible_id=responsible,
        due=due,
        recorded_by=actor,
    )
    payload = {
        "item": item.text,
        "text": made.text,
        "votes": [votes.in_favour, votes.against, votes.abstained],
        "carried": made.carried,
        "responsible": responsible,
        "due": due,
    }
    _record(actor, "record_decision", held, pack, payload)
    return made


@transaction.atomic
def finish_follow_up(*, actor: Account, resolution: Resolution, day: date, pack: Pack) -> Resolution:
    """By whoever answers for it, or another presidium member. Raises PostRefused."""
    meeting = resolution.item.meeting
    if not of_presidium(actor, meeting.union_id, timezone.localdate()):
        raise PostRefused(_only_presidium(meeting))
    if resolution.responsible_id is None or not resolution.carried:
        raise PostRefused(message("Nobody was asked to follow this up."))
    if resolution.done_on is not None:
        raise PostRefused(message("This was done on {day} already.", day=resolution.done_on))
    resolution.done_on = day
    resolution.save(update_fields=["done_on"])
    _record(actor, "finish_follow_up", meeting, pack, {"resolution": resolution.pk, "day": day})
    return resolution


def _held(actor: Account, meeting: Meeting) -> Meeting:
    """The meeting, held until the transaction ends. Raises PostRefused."""
    found = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if not of_presidium(actor, found.union_id, timezone.localdate()):
        raise PostRefused(_only_presidium(found))
    if found.at > timezone.now():
        raise PostRefused(message("The meeting has not begun; its minutes are written afterwards."))
    return found


def _only_presidium(meeting: Meeting) -> Message:
    return message("The minutes are kept by members of the presidium of {union}.", union=meeting.union_id)


def _refuse(found: Sequence[Message]) -> None:
    if found:
        raise PostRefused(message("{what}", what=list(found)))


def _record(actor: Account, act: str, meeting: Meeting, pack: Pack, payload: dict[str, Any]) -> None:
    ledger.record(
        actor.as_actor,
        act=act,
        subject=meeting.union_id,
        pack_hash=pack.hash,
        payload={"meeting": meeting.pk, **payload},
    )
