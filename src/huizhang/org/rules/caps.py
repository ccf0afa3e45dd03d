"""The limits that further posts would break, told before anybody is appointed (articles two and three)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from huizhang.kernel.message import message
from huizhang.kernel.records import Post, Records
from huizhang.kernel.verdict import Status, Verdict, evidence
from huizhang.org.rules.facts import FACTS
from huizhang.policy.kinds.closed_set import Item, Items
from huizhang.policy.pack import Pack
from huizhang.policy.rule import Rule
from huizhang.policy.subject import Scope
from huizhang.policy.weighing import judged, verdict_of

SOURCES = {source.of: source for source in FACTS}
LIMITS = ("staff", "presidium", "departments", "department_heads", "department_members")
BROKEN = (Status.FAIL, Status.NEEDS_REASON)


@dataclass(frozen=True, slots=True)
class Excess:
    """A rule that more would break; `subject` is the union or a department."""

    rule: Rule
    union: str
    subject: str
    verdict: Verdict

    @property
    def blocks(self) -> bool:
        """Whether no reason helps: the plan does not say “generally”."""
        return self.verdict.status is Status.FAIL


def excesses(pack: Pack, before: Records, posts: Sequence[Post]) -> tuple[Excess, ...]:
    """What `posts` would break on `before.as_of` beyond what is broken already, by rule and subject.

    A union that is still too few is no excess, and one that was over its limit and grows no further
    neither.
    """
    unions = {post.union for post in posts}
    then = _of_unions(before, unions)
    after = replace(then, posts=(*then.posts, *posts))
    was, found = _over(pack, then, unions), _over(pack, after, unions)
    grown = [
        excess for key, excess in found.items() if key not in was or _more(excess.verdict, was[key].verdict)
    ]
    return (*_unknown_posts(pack, posts), *grown)


def excess_of_departments(pack: Pack, after: Records, union: str) -> tuple[Excess, ...]:
    """What the departments of `after` break in number."""
    return tuple(one for one in _over(pack, after, {union}).values() if one.rule.of == "departments")


def _of_unions(records: Records, unions: set[str]) -> Records:
    """Only what is counted in these unions: most appointments ask of one of many."""
    return replace(
        records,
        unions=tuple(one for one in records.unions if one.union in unions),
        departments=tuple(one for one in records.departments if one.union in unions),
        posts=tuple(one for one in records.posts if one.union in unions),
    )


def _over(pack: Pack, records: Records, unions: set[str]) -> dict[tuple[str, str, str], Excess]:
    scope = Scope(pack, records)
    rules = [rule for rule in pack.rules.values() if rule.of in LIMITS]
    return {
        (one.rule.id, one.union, one.subject): one
        for rule in rules
        for one in _judged(rule, scope)
        if one.union in unions and one.verdict.status in BROKEN and too_many(one.verdict)
    }


def _judged(rule: Rule, scope: Scope) -> Iterator[Excess]:
    for subject in SOURCES[rule.of].build(rule, scope):
        yield Excess(rule, subject.union, subject.subject, judged(rule, scope, subject))


def too_many(verdict: Verdict) -> bool:
    """Broken at the upper end."""
    return bool(verdict.observed > verdict.required.get("max", verdict.observed))


def _more(verdict: Verdict, earlier: Verdict) -> bool:
    return bool(verdict.observed > earlier.observed)


def _unknown_posts(pack: Pack, posts: Iterable[Post]) -> Iterator[Excess]:
    """Only the posts of the plan exist."""
    for rule in pack.rules.values():
        if rule.of != "posts":
            continue
        for post in posts:
            row = evidence("posts", union=post.union, student_no=post.student_no, post=post.post)
            verdict = verdict_of(rule, Items((Item(post.post, row),)))
            if verdict.status is Status.FAIL:
                yield Excess(rule, post.union, post.union, verdict)


def department_unknown(records: Records, post: Post) -> bool:
    """Whether the post names a department that the union does not have."""
    known = {(one.union, one.department) for one in records.departments}
    return post.department is not None and (post.union, post.department) not in known


UNKNOWN_DEPARTMENT = message("this union has no such department; open it first, or choose another")
