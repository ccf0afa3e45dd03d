"""What the minutes (会议纪要) of a session say, from its books alone; in Chinese, as they are filed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from huizhang.congress.models import Delegation, Entitled, Session, SessionResolution, Stay
from huizhang.congress.queries.session.house import intervals_of, late, sound
from huizhang.congress.queries.session.roll import presiding
from huizhang.congress.queries.session.sittings import Clock, Held, sittings_of
from huizhang.congress.rules.session.attendance import first_with, most_present
from huizhang.congress.rules.session.resolving import CHARTER, COUNT
from huizhang.kernel.threshold import Threshold

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Minutes:
    """`attended` is who was checked in at least once; `most` were there at once; `reached` is when the quorum
    was there first."""

    entitled: int
    attended: int
    most: int
    quorum: str
    least: int
    reached: datetime | None
    at: Clock
    sittings: tuple[Held, ...]
    delegations: tuple[Row, ...]
    presidium: tuple[str, ...]
    agenda: tuple[Row, ...]
    resolutions: tuple[Row, ...]
    late: tuple[Row, ...]
    left: tuple[Row, ...]
    absent: tuple[Row, ...]

    @property
    def attendance(self) -> str:
        reached = f"，{self.at(self.reached)}达到法定人数" if self.reached else "，未达到法定人数"
        return (
            f"应到{self.entitled}人，实到{self.attended}人，同时在场最多{self.most}人；"
            f"法定人数{self.quorum}，即{self.least}人{reached}。"
        )


def minutes_of(session: Session) -> Minutes:
    roll = list(
        Entitled.objects.filter(session=session).select_related("student", "delegation").order_by("pk")
    )
    stays = list(Stay.objects.filter(entitled__session=session).order_by("arrived", "pk"))
    lines, came = {one.pk: one for one in roll}, {one.entitled_id for one in stays}
    intervals, quorum = intervals_of(session), sound(session.quorum)
    least = quorum.least(len(roll))
    sittings = tuple(sittings_of(session))
    at = Clock(sittings)
    return Minutes(
        entitled=len(roll),
        attended=len(came),
        most=most_present(intervals)[0],
        quorum=_words(quorum, "应到人数"),
        least=least,
        reached=first_with(intervals, least),
        at=at,
        sittings=sittings,
        delegations=tuple(_delegations(session, roll, came)),
        presidium=tuple(one.student.name for one in presiding(session)),
        agenda=tuple(_agenda(session, at)),
        resolutions=tuple(_resolution(one, at) for one in session.resolutions.all()),
        late=tuple(_person(lines[one.entitled_id], at(one.arrived)) for one in _late(stays, sittings)),
        left=tuple(_leavings(stays, lines, sittings, at)),
        absent=tuple(_person(one) for one in roll if one.pk not in came),
    )


def summary(minutes: Minutes, said: str, longest: int) -> str:
    """For the course of the congress: attendance, what was decided with its counts, then `said`."""
    lines = [minutes.attendance]
    for one in minutes.resolutions:
        line = f"{one['n']}. {one['text']}：{one['count']}，{one['verdict']}。"
        if sum(map(len, lines)) + len(lines) + len(line) + len(said) + 40 > longest:
            lines.append("其余决议见会议纪要。")
            break
        lines.append(line)
    return "\n".join(filter(None, [*lines, said]))


def _words(found: Threshold, of: str) -> str:
    part = f"{found.part.numerator}/{found.part.denominator}"
    return f"{'超过' if found.more else '不少于'}{of}的{part}"


def _delegations(session: Session, roll: Iterable[Entitled], came: set[int]) -> Iterable[Row]:
    heads = Delegation.objects.filter(session=session).select_related("head").order_by("name")
    members: dict[int, list[int]] = {}
    for one in roll:
        members.setdefault(one.delegation_id, []).append(one.pk)
    for each in heads:
        own = members.get(each.pk, [])
        yield {
            "name": each.name,
            "head": each.head.name if each.head else "",
            "entitled": str(len(own)),
            "attended": str(sum(pk in came for pk in own)),
        }


def _agenda(session: Session, at: Clock) -> Iterable[Row]:
    for one in session.agenda.all():
        yield {
            "n": str(one.number),
            "text": one.text,
            "begins": at(one.begins),
            "minutes": str(one.minutes),
            "speaker": one.speaker,
        }


def _resolution(one: SessionResolution, at: Clock) -> Row:
    majority = _words(sound(one.threshold), "到会人数")
    what = "章程" if one.majority == CHARTER else "一般"
    return {
        "n": str(one.number),
        "text": one.text,
        "majority": f"{what}事项：{majority}（{one.needed}票）为通过",
        "count": f"到会{one.present}人，{'计票' if one.method == COUNT else '举手'}表决："
        f"赞成{one.in_favour}，反对{one.against}，弃权{one.abstained}",
        "verdict": "通过" if one.carried else "未通过",
        "at": at(one.at),
    }


def _late(stays: Iterable[Stay], sittings: Sequence[Held]) -> list[Stay]:
    known, before, found = list(stays), None, []
    for each in sittings:
        own = [one for one in known if each.ended is None or one.arrived < each.ended]
        found += late(own, each.begins, before)
        before = each.ended
    return found


def _leavings(
    stays: Iterable[Stay], lines: Mapping[int, Entitled], sittings: Sequence[Held], at: Clock
) -> Iterable[Row]:
    """Who left before the end of a sitting, and when they were back in it."""
    ends = [one.ended for one in sittings if one.ended is not None]
    own: dict[int, list[Stay]] = {}
    for one in stays:
        own.setdefault(one.entitled_id, []).append(one)
    for pk, each in own.items():
        for before, after in zip(each, [*each[1:], None], strict=True):
            left = before.left
            if left is None or left in ends:
                continue
            same = after is not None and not any(left < end <= after.arrived for end in ends)
            back = f"，{at(after.arrived)}返回" if after is not None and same else ""
            yield {**_person(lines[pk]), "when": f"{at(left)}离席{back}"}


def _person(line: Entitled, when: str = "") -> Row:
    return {
        "name": line.student.name,
        "delegation": line.delegation.name,
        "when": when,
    }


def day_of(session: Session) -> date:
    return timezone.localdate(session.begins)
