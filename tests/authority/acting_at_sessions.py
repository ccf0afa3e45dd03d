"""How acts at the session of a congress are tried. Who may is in acts.csv."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from authority.acting import ASKS, Try, act
from authority.acting_for_congresses import of_unit
from authority.people import World
from congress.prepared import prepared
from huizhang.congress.actions import session as acts
from huizhang.congress.models import Delegate, Delegation, Entitled, Scrutineer, Session
from huizhang.congress.rules.session.arranging import Point
from huizhang.congress.rules.session.attendance import Arrival
from huizhang.congress.rules.session.opening import Opening
from huizhang.congress.rules.session.resolving import Motion, Show

# sits in the congress; whoever is named to check people in is `student`, who has no seat anywhere
SITS = "clerk"


def with_delegate(world: World, unit: str):
    congress = of_unit(unit)
    sits = world.people[SITS].student_id
    Delegate.objects.get_or_create(congress=congress, student_id=sits, constituency="代表团")
    return prepared(congress, world.people[ASKS[unit]], world.pack)


def opened(world: World, unit: str) -> Session:
    acting = {"actor": world.people[ASKS[unit]], "pack": world.pack}
    opening = Opening("礼堂", timezone.now() - timedelta(minutes=1))
    session = acts.open_session(congress=with_delegate(world, unit), opening=opening, **acting)
    acts.name_scrutineer(session=session, username=world.people["student"].username, **acting)
    return session


def arrival(world: World) -> Arrival:
    return Arrival(str(uuid4()), world.people[SITS].student_id)


def came(world: World, session: Session) -> None:
    acts.check_in(actor=world.people["student"], session=session, arrival=arrival(world), pack=world.pack)


def tries(
    name: str, how: Callable[..., object], before: Callable[[World, Session], None] | None = None
) -> None:
    """`how(actor, session, world)` is the act."""

    @act(name)
    def _(world: World, unit: str) -> Try:
        session = opened(world, unit)
        if before is not None:
            before(world, session)
        return Try(lambda actor, _: how(actor, session, world))


@act("open a session")
def _open(world: World, unit: str) -> Try:
    congress, opening = with_delegate(world, unit), Opening("礼堂", timezone.now())
    return Try(
        lambda actor, _: acts.open_session(actor=actor, congress=congress, opening=opening, pack=world.pack)
    )


tries(
    "name a scrutineer",
    lambda actor, session, world: acts.name_scrutineer(
        actor=actor, session=session, username=world.people["outsider"].username, pack=world.pack
    ),
)
tries(
    "release a scrutineer",
    lambda actor, session, world: acts.release_scrutineer(
        actor=actor, scrutineer=Scrutineer.objects.get(session=session), pack=world.pack
    ),
)
tries(
    "set the agenda",
    lambda actor, session, world: acts.set_agenda(
        actor=actor, session=session, points=[Point("选举", session.begins, 20)], pack=world.pack
    ),
)
tries(
    "name the presidium of a session",
    lambda actor, session, world: acts.seat_presidium(
        actor=actor, session=session, members=[world.people[SITS].student_id], pack=world.pack
    ),
)
tries(
    "name the head of a delegation",
    lambda actor, session, world: acts.head_delegation(
        actor=actor,
        delegation=Delegation.objects.get(session=session),
        student_no=world.people[SITS].student_id,
        pack=world.pack,
    ),
)
tries(
    "add a document to a session",
    lambda actor, session, world: acts.add_paper(
        actor=actor, session=session, name="报告.pdf", content=b"%PDF-1.7\n", pack=world.pack
    ),
)
tries(
    "renew a delegate's code",
    lambda actor, session, world: acts.renew_code(
        actor=actor, line=Entitled.objects.get(session=session), pack=world.pack
    ),
)
tries(
    "renew the link of the hall screen",
    lambda actor, session, world: acts.renew_hall(actor=actor, session=session, pack=world.pack),
)
tries(
    "check a delegate in",
    lambda actor, session, world: acts.check_in(
        actor=actor, session=session, arrival=arrival(world), pack=world.pack
    ),
)
tries(
    "record that a delegate leaves",
    lambda actor, session, world: acts.check_out(
        actor=actor, session=session, arrival=arrival(world), pack=world.pack
    ),
    came,
)
tries(
    "record a resolution",
    lambda actor, session, world: acts.resolve(
        actor=actor, session=session, motion=Motion("批准工作报告"), show=Show(1), pack=world.pack
    ),
    came,
)
tries(
    "adjourn a session",
    lambda actor, session, world: acts.adjourn_session(
        actor=actor,
        session=session,
        begins=timezone.now() + timedelta(days=1),
        place="礼堂",
        pack=world.pack,
    ),
)
tries(
    "close a session",
    lambda actor, session, world: acts.close_session(actor=actor, session=session, said="", pack=world.pack),
    came,
)
