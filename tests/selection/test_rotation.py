"""The executive chair turns each term: proposed, approved, handed over."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

import cast
from compliance.university import PLAN
from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.models import Case
from huizhang.kernel.procedure import Outcome, State
from huizhang.org.actions import PostRefused, hand_over, sign_hand_over
from huizhang.org.models import Post, PostHandover
from huizhang.people.models import Account
from huizhang.people.queries import plan
from huizhang.selection.actions import correct_turn, decide_turn, propose_turn
from huizhang.selection.models import ProposedTurn
from huizhang.selection.queries.rotation import rotation_of
from selection.serving import (
    LEAGUE,
    Presidium,
    backed,
    break_ledger,
    chairs,
    says,
    serving,
    today,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def presidium() -> Presidium:
    return serving()


def now(presidium: Presidium):
    return presidium.pack.calendar.term_of(today())


def proposed(presidium: Presidium, who: int = 0, term=None, by=None, **more) -> ProposedTurn:
    return propose_turn(
        actor=by or presidium.members[2],
        union=cast.COLLEGE_UNION,
        student=presidium.members[who].student_id,
        term=term or now(presidium),
        pack=presidium.pack,
        **more,
    )


def taken(presidium: Presidium, who: int, term=None) -> Post:
    turn = backed(proposed(presidium, who, term))
    says(decide_turn, presidium, turn.case, LEAGUE)
    turn.refresh_from_db()
    return turn.post


def test_a_member_chairs_from_today_to_the_end_of_the_term(presidium):
    post = taken(presidium, 0)
    end = presidium.pack.calendar.start(now(presidium).next())
    assert (post.post, post.student_id, post.start, post.end, post.basis) == (
        "executive_chair",
        presidium.members[0].student_id,
        today(),
        end,
        Case.objects.get().number,
    )


def test_next_term_is_proposed_to_whoever_waited_longest(presidium):
    taken(presidium, 0)
    after = rotation_of(cast.COLLEGE_UNION, now(presidium).next(), today(), presidium.pack)
    numbers = [presidium.members[n].student_id for n in (1, 2, 0)]
    assert list(after.line) == numbers
    coming = [(turn.students, turn.coming) for turn in after.turns]
    assert coming == [
        ((numbers[2],), False),
        ((numbers[0],), True),
        ((numbers[1],), True),
        ((numbers[2],), True),
        ((numbers[0],), True),
    ]


def test_an_open_turn_ends_where_the_next_begins(presidium):
    open_turn = chairs(presidium.members[0], today())
    post = taken(presidium, 1, now(presidium).next())
    open_turn.refresh_from_db()
    assert (open_turn.end, open_turn.ended_why) == (post.start, "end_of_term")


@pytest.mark.parametrize(
    ("who", "term", "said"),
    [("clerk", "next", "Only a member"), (0, "next", "chairs in the term before"), (1, "now", "already")],
)
def test_turns_out_of_turn_are_refused(presidium, who, term, said):
    taken(presidium, 0)
    student = presidium.clerk if who == "clerk" else presidium.members[who]
    wanted = now(presidium).next() if term == "next" else now(presidium)
    with pytest.raises(CaseRefused, match=said):
        propose_turn(
            actor=presidium.members[2],
            union=cast.COLLEGE_UNION,
            student=student.student_id,
            term=wanted,
            pack=presidium.pack,
        )
    assert ProposedTurn.objects.count() == 1


def test_a_turn_is_proposed_once_and_by_the_union_only(presidium):
    with pytest.raises(CaseRefused, match="The presidium of"):
        proposed(presidium, by=presidium.clerk)
    proposed(presidium)
    with pytest.raises(CaseRefused, match="proposed already"):
        proposed(presidium, 1)


def test_the_last_word_on_a_turn_waits_for_the_presidium(presidium):
    turn = proposed(presidium)
    with pytest.raises(CaseRefused, match="important matter"):
        says(decide_turn, presidium, turn.case, LEAGUE)
    assert not Post.objects.filter(post="executive_chair").exists()


def test_a_later_term_waits(presidium):
    with pytest.raises(CaseRefused, match="A turn is proposed for"):
        proposed(presidium, term=now(presidium).next().next())


def test_a_returned_proposal_may_name_another_member(presidium):
    turn = backed(proposed(presidium))
    says(decide_turn, presidium, turn.case, LEAGUE, Outcome.RETURN, opinion="另议")
    correct_turn(
        actor=presidium.members[2],
        turn=turn,
        student=presidium.members[1].student_id,
        said="",
        pack=presidium.pack,
    )
    says(decide_turn, presidium, turn.case, LEAGUE)
    assert Post.objects.get(post="executive_chair").student_id == presidium.members[1].student_id


def test_a_plan_without_rotation_says_how_to_switch_it_on():
    presidium = serving("xianning")
    with pytest.raises(CaseRefused, match=r"structure\.rotation"):
        proposed(presidium)


def test_the_outgoing_chair_lists_what_is_open_and_the_incoming_signs(presidium):
    out, into = taken(presidium, 0), taken(presidium, 1, now(presidium).next())
    facts = {"outgoing": out, "incoming": into, "matters": "迎新晚会结算", "pack": presidium.pack}
    with pytest.raises(PostRefused, match="Whoever held"):
        hand_over(actor=presidium.members[1], **facts)
    handover = hand_over(actor=presidium.members[0], **facts)
    with pytest.raises(PostRefused, match="Whoever takes"):
        sign_hand_over(actor=presidium.members[0], handover=handover, pack=presidium.pack)
    signed = sign_hand_over(actor=presidium.members[1], handover=handover, pack=presidium.pack)
    assert signed.incoming_signed is not None
    with pytest.raises(PostRefused, match="both already"):
        sign_hand_over(actor=presidium.members[1], handover=handover, pack=presidium.pack)


def client(account: Account) -> Client:
    made = Client()
    made.force_login(account, "allauth.account.auth_backends.AuthenticationBackend")
    return made


def follower(presidium: Presidium, number: int, **facts) -> Post:
    """The same leading post, held later."""
    start = timezone.localdate() + timedelta(days=30)
    return Post.objects.create(
        union_id=cast.COLLEGE_UNION, student_id=presidium.members[number].student_id, start=start, **facts
    )


def test_a_union_without_rotation_hands_its_leading_posts_over_too():
    presidium = serving("xianning")
    out = presidium.post_of(presidium.members[0])
    into = follower(presidium, 1, post="presidium_member")
    facts = {"outgoing": out, "matters": "经费台账与公章", "pack": presidium.pack}
    handover = hand_over(actor=presidium.members[0], incoming=into, **facts)
    signed = sign_hand_over(actor=presidium.members[1], handover=handover, pack=presidium.pack)
    assert signed.incoming_signed is not None
    with pytest.raises(PostRefused, match="handed over already"):
        hand_over(actor=presidium.members[0], incoming=into, **facts)
    stranger = follower(presidium, 2, post="department_head", department="办公室")
    with pytest.raises(PostRefused, match="holds it afterwards"):
        hand_over(actor=presidium.members[0], incoming=stranger, **facts)


def test_a_post_is_handed_over_in_the_browser_and_signed_by_the_follower(presidium, monkeypatch):
    monkeypatch.setattr(plan, "SCHOOL", PLAN)
    out = presidium.post_of(presidium.members[0])
    into = follower(presidium, 1, post="presidium_member")
    outgoing, incoming = (client(presidium.members[number]) for number in (0, 1))
    given = {"incoming": into.pk, "matters": "经费台账"}
    refused = incoming.post(f"/posts/{out.pk}/hand-over", given)
    empty = outgoing.post(f"/posts/{out.pk}/hand-over", {"incoming": into.pk})
    answer = outgoing.post(f"/posts/{out.pk}/hand-over", given)
    made = PostHandover.objects.get()

    assert (refused.status_code, empty.status_code, answer.status_code) == (404, 422, 302)
    assert "经费台账" in incoming.get("/posts/hand-overs/").content.decode()
    assert incoming.post(f"/hand-overs/{made.pk}/sign").headers["Location"] == "/posts/hand-overs/"
    made.refresh_from_db()
    assert made.incoming_signed is not None


def test_nothing_remains_of_a_proposal_or_its_decision_that_the_ledger_does_not_take(presidium, monkeypatch):
    waiting = proposed(presidium).case
    later = now(presidium).next()
    break_ledger(monkeypatch)
    with pytest.raises(RuntimeError):
        proposed(presidium, 1, later)
    with pytest.raises(RuntimeError):
        says(decide_turn, presidium, waiting, LEAGUE)
    assert (Case.objects.get().state, Post.objects.filter(post="executive_chair").count()) == (State.OPEN, 0)


def test_nothing_remains_of_a_hand_over_that_the_ledger_does_not_take(presidium, monkeypatch):
    out, into = taken(presidium, 0), taken(presidium, 1, now(presidium).next())
    break_ledger(monkeypatch)
    with pytest.raises(RuntimeError):
        hand_over(actor=presidium.members[0], outgoing=out, incoming=into, matters="无", pack=presidium.pack)
    assert PostHandover.objects.count() == 0
