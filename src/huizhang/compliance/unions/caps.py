"""How much of each number of article three a union uses, as gauges."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from huizhang.compliance.finding import Finding
from huizhang.kernel.message import Message, message
from huizhang.kernel.roster import HEAD, MEMBER, PRESIDIUM
from huizhang.shell.components import Gauge

KIND = "count_between"
# what a rule counts -> its name, and the rows of the roster behind it
COUNTED: dict[str, tuple[Message, str]] = {
    "staff": (message("Staff"), ""),
    "presidium": (message("Presidium"), PRESIDIUM),
    "departments": (message("Departments"), ""),
    "department_heads": (message("heads"), HEAD),
    "department_members": (message("members"), MEMBER),
}


@dataclass(frozen=True, slots=True)
class Cap:
    """`anchor`: where the rows behind the number are; `post` and `department` filter the roster for them."""

    gauge: Gauge
    anchor: str
    post: str = ""
    department: str = ""


def caps(findings: Iterable[Finding], union: str) -> list[Cap]:
    """One for each count of the union itself, then those of its departments."""
    counted = [one for one in findings if _counts(one)]
    own = [_cap(one, "") for one in counted if one.subject == union]
    return own + sorted(
        (_cap(one, one.subject) for one in counted if one.subject != union), key=lambda cap: cap.department
    )


def _counts(one: Finding) -> bool:
    return one.rule.kind == KIND and one.rule.of in COUNTED and isinstance(one.verdict.observed, int)


def _cap(one: Finding, department: str) -> Cap:
    label, post = COUNTED[one.rule.of]
    if department:
        label = message("{department}: {what}", department=department, what=label)
    least, most = one.verdict.required.get("min"), one.verdict.required.get("max")
    band = (least, most) if least is not None and most is not None and least < most else None
    gauge = Gauge(
        label,
        _told(one.verdict.observed, least, most),
        one.status,
        one.verdict.observed,
        line=None if band else (most if most is not None else least),
        band=band,
        article=f"第{one.rule.cite.removeprefix('第').removesuffix('条')}条",
    )
    return Cap(gauge, "#structure" if one.rule.of == "departments" else "#roster", post, department)


def _told(used: int, least: int | None, most: int | None) -> Message:
    if least is not None and least == most:
        return message("{n}, exactly {target} wanted", n=used, target=most)
    if least is not None and most is not None:
        return message("{n}, {min} to {max} wanted", n=used, min=least, max=most)
    if most is not None:
        return message("{n} of at most {max}", n=used, max=most)
    return message("{n}, at least {min} wanted", n=used, min=least)
