"""What the congress votes on, with everybody counted who is there at that moment."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from huizhang.congress.actions.session.books import held, leading, write
from huizhang.congress.actions.standing import refuse_all
from huizhang.congress.models import Session, SessionResolution
from huizhang.congress.queries.session.house import house_of
from huizhang.congress.rules.session.resolving import Motion, Show, fault_of_hour, faults_of_resolution
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack


@transaction.atomic
def resolve(*, actor: Account, session: Session, motion: Motion, show: Show, pack: Pack) -> SessionResolution:
    """Recorded by whoever leads the session; carried or not follows from the numbers. Raises CaseRefused."""
    found = held(session)
    organ = leading(actor, found.congress, pack)
    house = house_of(found, motion.majority)
    early = fault_of_hour(timezone.localtime(found.begins), timezone.localtime())
    refuse_all([early] if early else faults_of_resolution(motion, show, house))
    facts = {
        "number": found.resolutions.count() + 1,
        "text": motion.text.strip(),
        "majority": motion.majority,
        "method": motion.method,
        "threshold": str(house.majority),
        "entitled": house.entitled,
        "present": house.present,
        "needed": house.needed,
        "in_favour": show.in_favour,
        "against": show.against,
        "abstained": show.abstained,
        "carried": house.carries(show),
    }
    made = SessionResolution.objects.create(session=found, recorded_by=actor, at=timezone.now(), **facts)
    write(actor, "resolve", found, organ, pack, facts)
    return made
