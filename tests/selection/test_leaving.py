"""Posts end by resignation, dismissal, lapse or with the term; never by an edit."""

from __future__ import annotations

from datetime import timedelta

import pytest

import cast
from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.models import Case, Step, Waiting
from huizhang.kernel.procedure import Outcome, State
from huizhang.ledger.models import Entry
from huizhang.org.actions import PostRefused, end_term
from huizhang.org.models import Post
from huizhang.selection.actions import (
    correct_departure,
    decide_departure,
    dismiss,
    open_lapses,
    resign,
)
from huizhang.selection.models import Departure
from selection.serving import (
    COMMITTEE,
    LEAGUE,
    PARTY,
    Presidium,
    break_ledger,
    chairs,
    says,
    serving,
    today,
)
from selection.test_nominating import stands

pytestmark = pytest.mark.django_db


@pytest.fixture
def presidium() -> Presidium:
    return serving()


def resigned(presidium: Presidium, account=None, **other) -> Departure:
    account = account or presidium.clerk
    post = Post.objects.get(student=account.student_id, post__in=("department_member", "presidium_member"))
    facts = {"day": today() + timedelta(days=3), "said": "学业繁忙", **other}
    return resign(actor=account, post=post, pack=presidium.pack, **facts)


def dismissed(presidium: Presidium, organ: str = LEAGUE, **other) -> Departure:
    post = presidium.post_of(presidium.clerk, "department_member")
    facts = {"day": today(), "said": "工作失职", **other}
    return dismiss(actor=presidium.guiding(organ), organ=organ, post=post, pack=presidium.pack, **facts)


def test_a_resignation_ends_the_post_on_its_day_when_it_is_approved(presidium):
    departure = resigned(presidium)
    assert Post.objects.get(pk=departure.post_id).end is None
    case = says(decide_departure, presidium, departure.case, LEAGUE)
    post = Post.objects.get(pk=departure.post_id)
    assert (case.state, post.end, post.ended_by, post.ended_why) == (
        State.APPROVED,
        today() + timedelta(days=3),
        case.number,
        "resignation",
    )
    assert [one.act for one in Entry.objects.order_by("seq")] == ["submit", "approve", "end_post"]


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"said": " "}, "Write why"),
        ({"day": today() - timedelta(days=1)}, "or a later day"),
        ({"said": "长" * 1001}, "Shorten"),
    ],
)
def test_a_resignation_without_reason_or_in_the_past_is_refused(presidium, other, said):
    with pytest.raises(CaseRefused, match=said):
        resigned(presidium, **other)
    assert (Case.objects.count(), Entry.objects.count()) == (0, 0)


def test_nobody_resigns_from_anothers_post_or_twice(presidium):
    post = presidium.post_of(presidium.clerk, "department_member")
    with pytest.raises(CaseRefused, match="Only whoever holds a post"):
        resign(actor=presidium.members[0], post=post, day=today(), said="代辞", pack=presidium.pack)
    resigned(presidium)
    with pytest.raises(CaseRefused, match="under way"):
        resigned(presidium)


def test_a_closed_account_resigns_from_nothing(presidium):
    presidium.clerk.is_active = False
    presidium.clerk.save()
    with pytest.raises(CaseRefused, match="Only whoever holds a post"):
        resigned(presidium)
    assert Case.objects.count() == 0


def test_a_returned_resignation_is_corrected_and_comes_back(presidium):
    departure = resigned(presidium)
    says(decide_departure, presidium, departure.case, LEAGUE, Outcome.RETURN, opinion="请写明交接")
    correct_departure(
        actor=presidium.clerk, departure=departure, day=today(), said="已完成交接", pack=presidium.pack
    )
    case = says(decide_departure, presidium, departure.case, LEAGUE)
    assert (case.round, case.state, Post.objects.get(pk=departure.post_id).end) == (
        2,
        State.APPROVED,
        today(),
    )


def test_whoever_leaves_the_presidium_chairs_no_longer(presidium):
    chair = presidium.members[0]
    chairs(chair, today() - timedelta(days=9), today() + timedelta(days=90))
    departure = resigned(presidium, chair, day=today() + timedelta(days=1))
    says(decide_departure, presidium, departure.case, LEAGUE)
    ends = Post.objects.filter(student=chair.student_id).values_list("post", "end")
    tomorrow = today() + timedelta(days=1)
    assert sorted(ends) == [("executive_chair", tomorrow), ("presidium_member", tomorrow)]


def test_a_dismissal_is_proposed_by_the_guiding_organ_and_determined_by_the_party(presidium):
    departure = dismissed(presidium)
    case = says(decide_departure, presidium, departure.case, PARTY)
    post = Post.objects.get(pk=departure.post_id)
    assert (case.state, post.end, post.ended_why, departure.said) == (
        State.APPROVED,
        today(),
        "dismissal",
        "工作失职",
    )


def test_another_organ_proposes_no_dismissal(presidium):
    with pytest.raises(CaseRefused):
        dismissed(presidium, PARTY)
    assert Case.objects.count() == 0


def test_a_dismissal_names_a_misconduct_case_that_exists(presidium):
    with pytest.raises(CaseRefused, match="no misconduct case"):
        dismissed(presidium, misconduct="HZ2026-00077")
    Step.objects.create(
        case="W1", kind="misconduct.inquiry", act="determine", organ=LEAGUE, date=today(), outcome=True
    )
    assert dismissed(presidium, misconduct="W1").misconduct == "W1"


def test_a_broken_condition_opens_one_case_for_each_post_in_the_guiding_organs_inbox(presidium):
    stands(presidium.university.student, rank=60, size=100)
    opened = open_lapses(actor=presidium.guiding(COMMITTEE), pack=presidium.pack, day=today())
    again = open_lapses(actor=presidium.guiding(COMMITTEE), pack=presidium.pack, day=today())
    waits = Waiting.objects.values_list("organ", "college")
    assert ([one.post.student_id for one in opened], again, list(waits)) == (
        [presidium.clerk.student_id],
        [],
        [(LEAGUE, cast.COLLEGE)],
    )
    assert {one["status"] for one in opened[0].broken} == {"fail"}


def test_a_lapse_that_is_approved_ends_the_post(presidium):
    stands(presidium.university.student, rank=60, size=100)
    (lapse,) = open_lapses(actor=presidium.guiding(COMMITTEE), pack=presidium.pack, day=today())
    says(decide_departure, presidium, lapse.case, LEAGUE)
    post = Post.objects.get(pk=lapse.post_id)
    assert (post.end, post.ended_why) == (today(), "lapse")


def test_a_lapse_that_is_rejected_keeps_the_post_until_more_is_broken(presidium):
    stands(presidium.university.student, rank=60, size=100)
    officer = presidium.guiding(COMMITTEE)
    (lapse,) = open_lapses(actor=officer, pack=presidium.pack, day=today())
    with pytest.raises(CaseRefused, match="Nothing is to correct"):
        says(decide_departure, presidium, lapse.case, LEAGUE, Outcome.RETURN, opinion="?")
    with pytest.raises(CaseRefused, match="Write an opinion"):
        says(decide_departure, presidium, lapse.case, LEAGUE, Outcome.REJECT)
    says(decide_departure, presidium, lapse.case, LEAGUE, Outcome.REJECT, opinion="本学期观察")
    assert Post.objects.get(pk=lapse.post_id).end is None
    assert open_lapses(actor=officer, pack=presidium.pack, day=today()) == []
    stands(presidium.university.student, rank=60, size=100, failed=1)
    assert len(open_lapses(actor=officer, pack=presidium.pack, day=today())) == 1


def test_a_guiding_organ_ends_the_term_of_a_whole_union(presidium):
    ended = end_term(
        actor=presidium.guiding(), organ=LEAGUE, union=cast.COLLEGE_UNION, day=today(), pack=presidium.pack
    )
    posts = set(Post.objects.values_list("end", "ended_why"))
    assert (len(ended), posts) == (4, {(today(), "end_of_term")})
    assert [one.act for one in Entry.objects.order_by("seq")] == ["end_post"] * 4 + ["end_term"]


def test_nobody_else_ends_a_term_nor_twice(presidium):
    facts = {"union": cast.COLLEGE_UNION, "day": today(), "pack": presidium.pack}
    with pytest.raises(PostRefused, match="Only a seat"):
        end_term(actor=presidium.members[0], organ=LEAGUE, **facts)
    end_term(actor=presidium.guiding(), organ=LEAGUE, **facts)
    with pytest.raises(PostRefused, match="Nobody serves"):
        end_term(actor=presidium.guiding(), organ=LEAGUE, **facts)


@pytest.mark.parametrize("act", ["resign", "dismiss", "lapse", "decide", "end_term"])
def test_nothing_remains_of_an_act_that_the_ledger_does_not_take(presidium, monkeypatch, act):
    stands(presidium.university.student, rank=60, size=100)
    waiting = resigned(presidium, presidium.members[0]).case
    before = (Case.objects.count(), Departure.objects.count())
    acts = {
        "resign": lambda: resigned(presidium),
        "dismiss": lambda: dismissed(presidium),
        "lapse": lambda: open_lapses(actor=presidium.guiding(), pack=presidium.pack, day=today()),
        "decide": lambda: says(decide_departure, presidium, waiting, LEAGUE),
        "end_term": lambda: end_term(
            actor=presidium.guiding(),
            organ=LEAGUE,
            union=cast.COLLEGE_UNION,
            day=today(),
            pack=presidium.pack,
        ),
    }
    break_ledger(monkeypatch)
    with pytest.raises(RuntimeError):
        acts[act]()
    waiting.refresh_from_db()
    ended = Post.objects.filter(end__isnull=False).count()
    assert ((Case.objects.count(), Departure.objects.count()), ended, waiting.state) == (
        before,
        0,
        State.OPEN,
    )
