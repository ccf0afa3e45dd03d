"""What a list of proposed staff would break, told before anybody hands it in. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from huizhang.kernel.records import Post, Records
from huizhang.kernel.verdict import Verdict
from huizhang.org.rules import Excess, excesses
from huizhang.org.rules.caps import BROKEN
from huizhang.policy.pack import Pack
from huizhang.policy.subject import Exempt, Scope
from huizhang.policy.weighing import judged
from huizhang.selection.rules.facts import from_college

SHARE = "from_college"


def broken_by_list(pack: Pack, before: Records, posts: Sequence[Post]) -> tuple[Excess, ...]:
    """The limits that the list would break on `before.as_of`, and the share of people from college unions
    where it would fall below what is asked for, or further below."""
    return (*excesses(pack, before, posts), *_shares(pack, before, posts))


def _shares(pack: Pack, before: Records, posts: Sequence[Post]) -> Iterator[Excess]:
    unions = {post.union for post in posts}
    was = _share_of(pack, before)
    for key, one in _share_of(pack, replace(before, posts=(*before.posts, *posts))).items():
        worse = key not in was or _short(one.verdict) > _short(was[key].verdict)
        if one.union in unions and one.verdict.status in BROKEN and worse:
            yield one


def _short(verdict: Verdict) -> int:
    """How many people are missing from the share."""
    return int(verdict.required["min"] - verdict.observed)


def _share_of(pack: Pack, records: Records) -> dict[tuple[str, str], Excess]:
    scope = Scope(pack, records)
    return {
        (rule.id, subject.union): Excess(rule, subject.union, subject.subject, judged(rule, scope, subject))
        for rule in pack.rules.values()
        if rule.of == SHARE
        for subject in from_college(rule, scope)
        if not isinstance(subject.facts, Exempt)
    }
