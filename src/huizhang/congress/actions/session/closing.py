"""A session ends: closed with its minutes, or adjourned until another hour."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from huizhang.approvals.actions import CaseRefused
from huizhang.congress.actions.calling import record_milestone
from huizhang.congress.actions.session.books import held, leading, write
from huizhang.congress.models import Session, SessionPoint, Sitting, Stay
from huizhang.congress.queries.session.house import intervals_of, sound
from huizhang.congress.queries.session.minutes import day_of, minutes_of, summary
from huizhang.congress.rules.calling import LONGEST_MINUTES
from huizhang.congress.rules.session.arranging import Point, put_off
from huizhang.congress.rules.session.attendance import first_with
from huizhang.congress.rules.session.opening import LONGEST_PLACE
from huizhang.congress.rules.timeline import Name
from huizhang.kernel.message import message
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack

LONGEST_REMARK = 2000


@transaction.atomic
def close_session(*, actor: Account, session: Session, said: str, pack: Pack) -> Session:
    """With its minutes on record as the milestone `session`. By whoever leads it. Raises CaseRefused.

    Without a quorum at any moment there was no session: it is adjourned, and never closed.
    """
    found = held(session)
    organ, now = leading(actor, found.congress, pack), timezone.now()
    minutes = minutes_of(found)
    if found.begins > now:
        raise CaseRefused(message("The session has not begun."))
    if minutes.reached is None:
        raise CaseRefused(
            message(
                "At no time {least} of {entitled} were present; without a quorum the congress was not held. "
                "Adjourn it to another hour.",
                least=minutes.least,
                entitled=minutes.entitled,
            )
        )
    if len(said.strip()) > LONGEST_REMARK:
        raise CaseRefused(message("Shorten the statement to at most {most} characters.", most=LONGEST_REMARK))
    found.closed_at = now
    found.save(update_fields=["closed_at"])
    record_milestone(
        actor=actor,
        congress=found.congress,
        name=Name.SESSION,
        day=day_of(found),
        minutes=summary(minutes, said.strip(), LONGEST_MINUTES),
        pack=pack,
    )
    facts = {
        "entitled": minutes.entitled,
        "attended": minutes.attended,
        "most": minutes.most,
        "resolutions": len(minutes.resolutions),
    }
    write(actor, "close_session", found, organ, pack, facts)
    return found


@transaction.atomic
def adjourn_session(*, actor: Account, session: Session, begins: datetime, place: str, pack: Pack) -> Session:
    """Everybody leaves; it begins again at another hour, with the same roll. Raises CaseRefused."""
    found = held(session)
    organ, now = leading(actor, found.congress, pack), timezone.now()
    if begins <= now:
        raise CaseRefused(message("It begins again at an hour to come."))
    if not place.strip() or len(place.strip()) > LONGEST_PLACE:
        raise CaseRefused(
            message("Say where the congress sits, in at most {most} characters.", most=LONGEST_PLACE)
        )
    gone = Stay.objects.filter(entitled__session=found, left__isnull=True).update(left=now)
    moved = _put_off(found, now, begins)
    if found.begins <= now:
        Sitting.objects.create(session=found, place=found.place, begins=found.begins, ended=now)
    facts = {"begins": begins, "place": place.strip(), "before": found.begins, "left": gone, "moved": moved}
    found.begins, found.place = begins, place.strip()
    found.save(update_fields=["begins", "place"])
    write(actor, "adjourn_session", found, organ, pack, facts)
    return found


def _put_off(session: Session, now: datetime, begins: datetime) -> int:
    """The points that were not reached follow when it sits again; how many. Without a quorum none was."""
    rows = list(session.agenda.all())
    points = [Point(str(one.number), one.begins, one.minutes) for one in rows]
    least = sound(session.quorum).least(session.roll.count())
    sat = [one for one in intervals_of(session) if one.left is None or one.left > session.begins]
    since = now if session.begins <= now and first_with(sat, least) else session.begins
    moved = {one.text: one.begins for one in put_off(points, since, begins)}
    changed = [one for one in rows if moved.get(str(one.number), one.begins) != one.begins]
    for one in changed:
        one.begins = moved[str(one.number)]
    SessionPoint.objects.bulk_update(changed, ["begins"])
    return len(changed)
