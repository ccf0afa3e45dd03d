"""The books of a session are opened: the roll of those entitled and the thresholds are frozen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from huizhang.congress.actions.session.books import leading, write
from huizhang.congress.actions.standing import refuse_all, union_meeting
from huizhang.congress.models import Congress, Delegation, Entitled, Session
from huizhang.congress.queries.course import course_of, milestones_of, standing_of
from huizhang.congress.queries.session.codes import code_from, fingerprint_of, new_seed
from huizhang.congress.queries.session.roll import entitled, session_of
from huizhang.congress.rules.session.opening import LATEST, Before, Opening, faults_of_opening
from huizhang.congress.rules.session.steps import HOW, faults_of_steps
from huizhang.congress.rules.timeline import Milestone, Name, State
from huizhang.kernel.message import Message
from huizhang.kernel.threshold import threshold
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack


@transaction.atomic
def open_session(*, actor: Account, congress: Congress, opening: Opening, pack: Pack) -> Session:
    """By the union or an organ that guides it. Raises CaseRefused."""
    organ = leading(actor, congress, pack)
    # two who open at once come one after the other
    Congress.objects.select_for_update().get(pk=congress.pk)
    rows = entitled(congress)
    refuse_all(faults_before(congress, opening, rows, pack))
    hall = new_seed()
    made = Session.objects.create(
        congress=congress,
        place=opening.place.strip(),
        begins=opening.begins,
        quorum=str(threshold(opening.quorum) or pack.sitting.quorum),
        decisions=pack.sitting.decisions,
        charter=pack.sitting.charter,
        opened_at=timezone.now(),
        opened_by=actor,
        organ=organ,
        hall=hall,
        hall_sha256=fingerprint_of(code_from(hall)),
    )
    freeze(made, rows)
    facts = {
        "place": made.place,
        "begins": made.begins,
        "quorum": made.quorum,
        "decisions": made.decisions,
        "charter": made.charter,
        "entitled": len(rows),
        "roll": sha256("\n".join(number for number, _ in rows).encode()).hexdigest(),
    }
    write(actor, "open_session", made, organ, pack, facts)
    return made


def faults_before(
    congress: Congress, opening: Opening, rows: Sequence[tuple[str, str]], pack: Pack
) -> tuple[Message, ...]:
    """What keeps these books from being opened now, for `rows` of those entitled. Raises CaseRefused."""
    course = course_of(congress, union_meeting(congress), pack, timezone.localdate())
    before = _before(congress, opening, rows, course)
    steps = () if before.open or before.held else faults_of_steps(course)
    return (*faults_of_opening(opening, before), *steps)


def _before(
    congress: Congress, opening: Opening, rows: Sequence[tuple[str, str]], course: Iterable[Milestone]
) -> Before:
    done = {one.name for one in course if one.state is State.DONE}
    known = {Name(name): one.day for name, one in milestones_of(congress).items() if name in HOW}
    return Before(
        entitled=len(rows),
        open=session_of(congress) is not None,
        held=standing_of(congress).held or Name.APPROVED in done,
        nameless=sum(not constituency.strip() for _, constituency in rows),
        gone=opening.begins < timezone.now() - LATEST,
        later=tuple((name, on) for name, on in known.items() if on > timezone.localdate(opening.begins)),
    )


def freeze(session: Session, rows: Sequence[tuple[str, str]]) -> None:
    """The roll with a code for each line. `rows` are (student number, constituency)."""
    names = sorted({constituency for _, constituency in rows})
    delegations = {
        one.name: one
        for one in Delegation.objects.bulk_create(Delegation(session=session, name=name) for name in names)
    }
    lines = []
    for number, constituency in rows:
        seed = new_seed()
        lines.append(
            Entitled(
                session=session,
                student_id=number,
                delegation=delegations[constituency],
                code=seed,
                code_sha256=fingerprint_of(code_from(seed)),
            )
        )
    Entitled.objects.bulk_create(lines)
