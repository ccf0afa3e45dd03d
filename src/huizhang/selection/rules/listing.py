"""What a list of proposed staff would break, told before anybody hands it in. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from huizhang.kernel.records import Post, Records
from huizhang.kernel.roster import HEAD, MEMBER, PRESIDIUM
from huizhang.kernel.verdict import Verdict
from huizhang.org.rules import Excess, excesses
from huizhang.org.rules.caps import BROKEN
from huizhang.policy.pack import Pack
from huizhang.policy.subject import Exempt, Scope
from huizhang.policy.weighing import judged
from huizhang.selection.rules.facts import from_college
from huizhang.selection.rules.nominating import chain_to, needs_election

SHARE = "from_college"
# the post that a limit counts, where it counts one alone
COUNTED = {"presidium": PRESIDIUM, "department_heads": HEAD, "department_members": MEMBER}


def broken_by_list(pack: Pack, before: Records, posts: Sequence[Post]) -> tuple[Excess, ...]:
    """The limits that the list would break on `before.as_of`, and the share of people from college unions
    where it would fall below what is asked for, or further below."""
    return (*excesses(pack, before, posts), *_shares(pack, before, posts))


def certain(pack: Pack, before: Records, posts: Sequence[Post]) -> tuple[Excess, ...]:
    """What they would break for certain, so that no reason helps and nobody's leaving: only those are counted
    besides who hold a post that ends on a known day after `before.as_of`."""
    stay = tuple(one for one in before.posts if one.end is not None and one.held_on(before.as_of))
    return tuple(one for one in excesses(pack, replace(before, posts=stay), posts) if one.blocks)


def counted(pack: Pack, posts: Sequence[Post], levels: Mapping[str, str]) -> tuple[Post, ...]:
    """Of those whom a congress elects one for each union, for it may choose among more than there are places;
    `levels` are those of the unions."""
    chosen, found = set(), []
    for post in posts:
        elected = needs_election(pack, chain_to(levels[post.union], post.post), post.post)
        if not elected or post.union not in chosen:
            found.append(post)
        if elected:
            chosen.add(post.union)
    return tuple(found)


def who_may_leave(known: Records, over: Excess) -> tuple[str, ...]:
    """Whose posts that are counted for this limit have no end yet; their numbers."""
    post = COUNTED.get(over.rule.of)
    return tuple(
        one.student_no
        for one in known.posts
        if one.union == over.union
        and one.end is None
        and (post is None or one.post == post)
        and (over.subject == over.union or one.department == over.subject)
    )


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
