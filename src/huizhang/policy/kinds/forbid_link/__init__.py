"""`forbid_link`: one of `matters` does not rest on any of the `forbidden` bases."""

from __future__ import annotations

from dataclasses import dataclass

from huizhang.kernel.message import Message, message
from huizhang.kernel.verdict import Evidence, Reason, Verdict
from huizhang.policy.kinds.kind import Kind, Parameter
from huizhang.policy.rule import Rule

BASES = {"appraisal": message("the result of an appraisal"), "post": message("the post")}


@dataclass(frozen=True, slots=True)
class Link:
    matter: Message
    basis: str
    when: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Links:
    """Every matter of one student."""

    links: tuple[Link, ...]


def evaluate(rule: Rule, facts: Links) -> Verdict:
    forbidden = rule.get("forbidden", [])
    return Verdict(
        tuple(_reason(rule, link, forbidden) for link in facts.links),
        sorted({link.basis for link in facts.links}),
        {"not": list(forbidden)},
        tuple(row for link in facts.links for row in link.evidence),
    )


def _reason(rule: Rule, link: Link, forbidden: list[str]) -> Reason:
    values = {
        "matter": link.matter,
        "when": link.when,
        "basis": BASES.get(link.basis, message("{basis}", basis=link.basis)),
    }
    if link.basis in forbidden:
        return rule.broken(message("{matter} of {when} rests on {basis}", **values))
    return rule.holds(message("{matter} of {when} rests on {basis}, not on the post", **values))


KIND = Kind(
    "forbid_link",
    Links,
    evaluate,
    {"matters": Parameter("texts", required=True), "forbidden": Parameter("texts", required=True)},
)
