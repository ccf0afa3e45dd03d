"""Which chain leads to a post, and what keeps somebody from being recommended for it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from huizhang.kernel.message import Message, message
from huizhang.kernel.records import ENROLLED, Post, Student, Union
from huizhang.kernel.roster import HEAD, MEMBER, PRESIDIUM
from huizhang.kernel.verdict import Status, Verdict
from huizhang.policy.pack import Pack
from huizhang.policy.rule import Rule

NOMINATED = (PRESIDIUM, HEAD, MEMBER)
LONGEST_STATEMENT = 1000


def chain_to(level: str, post: str) -> str:
    """The id of the chain that leads to the post in a union of the level (article five)."""
    if level == "college":
        return "nomination.college"
    return "nomination.presidium.school" if post == PRESIDIUM else "nomination.department.school"


def needs_department(post: str) -> bool:
    return post in (HEAD, MEMBER)


def needs_election(pack: Pack, chain: str, post: str) -> bool:
    """Whether a congress elects after the organs have determined the candidates."""
    steps = pack.chain(chain).steps
    return any(step.act == "elect" and (not step.only_for or post in step.only_for) for step in steps)


def faults_of(
    union: Union, student: Student, post: Post, held: Iterable[Post], day: date
) -> Iterator[Message]:
    """Everything wrong with asking for this post, besides the person's eligibility."""
    if student.status != ENROLLED:
        yield message("{name} is not enrolled ({status}).", name=student.name, status=student.status)
    if union.level == "college" and student.college != union.college:
        yield message(
            "{name} studies in {college}; this union is that of {own}.",
            name=student.name,
            college=student.college,
            own=union.college or "",
        )
    if post.post not in NOMINATED:
        yield message("“{post}” is not a post that people are recommended for.", post=post.post)
    if needs_department(post.post) and not post.department:
        yield message("Name the department.")
    if post.start < day:
        yield message("The post begins on {day} at the earliest, after everybody has decided.", day=day)
    if post.end is not None and post.end <= post.start:
        yield message("The post ends after it begins.")
    if any(one.union == post.union and one.post == post.post and one.held_on(post.start) for one in held):
        yield message("{name} holds this post already on {day}.", name=student.name, day=post.start)


def faults_of_statements(
    conduct: str, representative: str, post: str, level: str, reason: str = ""
) -> Iterator[Message]:
    """What the recommending organ declares with its recommendation (articles four and five)."""
    if not conduct.strip():
        yield message("Say what the recommending organ attests of conviction and conduct (article four).")
    if post == PRESIDIUM and level == "school" and not representative.strip():
        yield message("Say whom the candidate represents: college, grade, staff or student (article five).")
    for text in (conduct, representative, reason):
        if len(text.strip()) > LONGEST_STATEMENT:
            yield message("Shorten the statement to at most {most} characters.", most=LONGEST_STATEMENT)


def faults_of_conditions(judged: Iterable[tuple[Rule, Verdict]], *, final: bool) -> Iterator[Message]:
    """Why somebody is not eligible. What cannot be told stops an appointment and not a recommendation."""
    stops = (Status.FAIL, Status.CANNOT_TELL) if final else (Status.FAIL,)
    for rule, verdict in judged:
        if verdict.status in stops:
            yield message(
                "{reasons} (article {article})",
                reasons=[reason.message for reason in verdict.deciding],
                article=rule.cite,
            )


def fault_of_another_chain(chain: str, student: str, level: str, post: str, wished: str) -> Iterator[Message]:
    """A returned recommendation stays that of the same person on the same chain."""
    if wished != student or chain_to(level, post) != chain:
        yield message(
            "A correction keeps the person, and the chain of organs that the post has. Withdraw this "
            "recommendation and hand in another one."
        )
