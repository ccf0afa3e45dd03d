"""A proposed list looked at before anybody hands it in: each person, the list as a whole, the limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from huizhang.approvals.actions import CaseRefused
from huizhang.eligibility.actions import record_views
from huizhang.kernel.message import Message, message
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.actions.weighing import Weighed, Wish, faults_of_list, weigh_all
from huizhang.selection.queries.limits import Limits, limits_of
from huizhang.selection.queries.offices import Office, offices

NOT_YOURS = message("nobody of this number is yours to recommend")


@dataclass(frozen=True, slots=True)
class Checked:
    """`weighed` by number, without the `strangers` whom the seat may not recommend; `faults` of the list as a
    whole; `limits` that it would break, or break further."""

    weighed: dict[str, Weighed]
    strangers: frozenset[str]
    faults: tuple[Message, ...]
    limits: Limits

    @property
    def refused(self) -> bool:
        """Whether it would not be taken in as it is."""
        return bool(self.strangers or self.faults or any(one.faults for one in self.weighed.values()))


@transaction.atomic
def check_list(*, actor: Account, held: Sequence[Office], wishes: Sequence[Wish], pack: Pack) -> Checked:
    """From the seats `held`, all of one organ; nothing is written but who looked. Raises NominationRefused
    for an unknown union."""
    day, unknown = timezone.localdate(), strangers(held, wishes)
    own = [wish for wish in wishes if wish.student_no not in unknown]
    record_views(
        actor,
        student_nos=sorted(wish.student_no for wish in own),
        what="recommendation",
        organs=[held[0].organ],
    )
    weighed = {one.wish.student_no: one for one in weigh_all(own, pack, day)}
    faults = () if unknown else tuple(faults_of_list(list(weighed.values()), pack, day))
    limits = limits_of(pack, [one.wish.as_post for one in weighed.values()], day)
    return Checked(weighed, unknown, faults, limits)


def strangers(held: Sequence[Office], wishes: Sequence[Wish]) -> frozenset[str]:
    """The numbers of those whom none of the seats may recommend."""
    asked = {wish.student_no for wish in wishes}
    known = {
        pk for office in held for pk in office.students().filter(pk__in=asked).values_list("pk", flat=True)
    }
    return frozenset(asked - known)


def offices_of_organ(actor: Account, organ: str, pack: Pack) -> list[Office]:
    """The actor's seats on `organ` that recommend. Raises CaseRefused where there is none."""
    held = [office for office in offices(actor, timezone.localdate(), pack) if office.organ == organ]
    if not held:
        name = pack.organ_name(organ)
        raise CaseRefused(
            message("{name} holds no seat on {organ} that recommends.", name=actor.name, organ=name)
        )
    return held
