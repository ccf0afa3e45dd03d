"""A proposal on its way: written, seconded, checked, docketed, replied to and rated."""

from __future__ import annotations

from datetime import timedelta

import pytest

from compliance.university import PLAN
from congress.proposals.proposing import (
    REPLIED,
    WORDS,
    Proposing,
    answered,
    check,
    checked,
    docket,
    docketed,
    does,
    drafted,
    fresh,
    handed_in,
    proposing,
    rate,
    reply,
    seconded,
)
from huizhang.approvals.actions import CaseRefused, withdraw
from huizhang.approvals.models import Case, Notification
from huizhang.congress import actions
from huizhang.congress.models import Congress, Proposal, Reply, Second, Wording
from huizhang.congress.queries.proposals import names_of, shown_state
from huizhang.congress.rules.calling import ASSEMBLY, Call
from huizhang.congress.rules.proposals.docketing import Disposition, Outcome
from huizhang.congress.rules.proposals.stages import Shown, Stage
from huizhang.kernel.procedure import Outcome as Word
from huizhang.kernel.procedure import State
from huizhang.ledger.models import Entry
from huizhang.people.models import Seat
from huizhang.people.queries import plan
from selection.serving import COMMITTEE, LEAGUE, break_ledger, today

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["college", "school"])
def there(request) -> Proposing:
    return proposing(request.param)


@pytest.fixture
def college() -> Proposing:
    return proposing()


def acts() -> list[str]:
    return list(Entry.objects.order_by("seq").values_list("act", flat=True))


def test_a_proposal_goes_from_a_draft_to_a_rated_reply(there):
    made = docketed(there)
    waiting = made.replies.get()
    assert (made.stage, made.office, waiting.on_behalf) == (Stage.DOCKETED, there.office, False)
    assert waiting.due == today() + timedelta(days=there.pack.days["proposal_reply"])
    reply(there, made)
    rate(there, made, satisfied=True, words="")
    found, replied = fresh(made), made.replies.get()
    assert (found.stage, replied.said, replied.on, replied.satisfied) == (
        Stage.SATISFIED,
        REPLIED,
        today(),
        True,
    )
    assert [one for one in acts() if "proposal" in one or one == "rate_reply"] == [
        "open_proposal",
        "second_proposal",
        "second_proposal",
        "hand_in_proposal",
        "docket_proposal",
        "reply_to_proposal",
        "rate_reply",
    ]


def test_the_college_looks_first_at_what_its_delegate_proposes_to_the_school():
    there = proposing("school")
    made = handed_in(there)
    assert [one.organ for one in made.case.waiting.all()] == [LEAGUE]
    with pytest.raises(CaseRefused, match="Other organs speak"):
        docket(there, made)
    check(there, made, LEAGUE, Word.APPROVE)
    assert [one.organ for one in fresh(made).case.waiting.all()] == [COMMITTEE]


def test_nobody_but_a_delegate_proposes_or_seconds(college):
    with pytest.raises(CaseRefused, match="Only delegates of this congress"):
        drafted(college, college.presidium.clerk)
    made = drafted(college)
    does(actions.open_to_seconders, college, college.proposer, made)
    with pytest.raises(CaseRefused, match="Only delegates of this congress"):
        does(actions.second_proposal, college, college.presidium.clerk, made)
    assert (Proposal.objects.count(), Second.objects.count()) == (1, 0)


def test_where_all_students_meet_each_of_them_proposes(college):
    Congress.objects.update(elected_by=ASSEMBLY)
    college.congress.refresh_from_db()
    assert drafted(college, college.presidium.clerk).stage == Stage.DRAFT
    student = college.presidium.clerk.student
    student.status = "毕业"
    student.save()
    with pytest.raises(CaseRefused, match="every enrolled student"):
        drafted(college, college.presidium.clerk)


def test_seconders_confirm_for_themselves_and_may_withdraw_until_it_is_decided(college):
    made, other = seconded(college), college.delegates[1]
    for actor, said in ((college.proposer, "of their own"), (other, "second this proposal already")):
        with pytest.raises(CaseRefused, match=said):
            does(actions.second_proposal, college, actor, made)
    does(actions.unsecond_proposal, college, other, made)
    with pytest.raises(CaseRefused, match="1 delegates second this proposal; 2 are needed"):
        does(actions.hand_in_proposal, college, college.proposer, made)
    does(actions.second_proposal, college, college.delegates[3], made)
    does(actions.hand_in_proposal, college, college.proposer, made)
    docket(college, fresh(made))
    with pytest.raises(CaseRefused, match="keeps its seconders"):
        does(actions.unsecond_proposal, college, college.delegates[3], made)
    assert names_of(made).seconders == ("代表13", "代表14")


def test_with_too_few_seconders_left_it_is_not_docketed(college):
    made = checked(college)
    does(actions.unsecond_proposal, college, college.delegates[1], made)
    with pytest.raises(CaseRefused, match="1 delegates second"):
        docket(college, made)


def test_a_school_that_asks_for_no_seconders_takes_a_draft_at_once(college):
    alone = college.asking(seconders=0)
    made = drafted(alone)
    assert does(actions.hand_in_proposal, alone, alone.proposer, made).stage == Stage.FILED


def test_back_to_a_draft_it_loses_its_seconders(college):
    made = seconded(college)
    with pytest.raises(CaseRefused, match="Take the proposal back"):
        actions.keep_draft(
            actor=college.proposer,
            congress=college.congress,
            words=WORDS,
            pack=college.pack,
            proposal=made.pk,
        )
    does(actions.close_to_seconders, college, college.proposer, made)
    assert (fresh(made).stage, made.seconds.count()) == (Stage.DRAFT, 0)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"title": " "}, "Write a title"),
        ({"title": "字" * 101}, "Shorten the title"),
        ({"category": "无此类"}, "Choose a category"),
        ({"problem": "字" * 4001}, "Shorten each part"),
    ],
)
def test_a_draft_that_cannot_be_kept_is_refused(college, words, said):
    with pytest.raises(CaseRefused, match=said):
        drafted(college, **words)
    assert not Proposal.objects.exists()


@pytest.mark.parametrize(("part", "said"), [("background", "background"), ("problem", "problem")])
def test_what_is_handed_in_says_what_it_is_about(college, part, said):
    made = drafted(college, **{part: " "})
    with pytest.raises(CaseRefused, match=f"Write the {said}"):
        does(actions.open_to_seconders, college, college.proposer, made)


def test_a_returned_proposal_comes_back_as_a_new_round_with_its_history(college):
    made = checked(college)
    check(college, made, LEAGUE, Word.RETURN, "请写明时间")
    assert shown_state(fresh(made)) is Shown.RETURNED
    actions.keep_draft(
        actor=college.proposer,
        congress=college.congress,
        words=WORDS.__class__(**{**made_words(made), "suggestion": "延长到晚上十二点。"}),
        pack=college.pack,
        proposal=made.pk,
    )
    does(actions.hand_in_proposal, college, college.proposer, made)
    assert (fresh(made).case.round, fresh(made).case.state) == (2, State.OPEN)
    suggested = [one.words["suggestion"] for one in Wording.objects.order_by("round")]
    assert suggested == ["延长到晚上十一点。", "延长到晚上十二点。"]


def made_words(made: Proposal) -> dict[str, str]:
    return {name: getattr(made, name) for name in WORDS.__slots__}


@pytest.mark.parametrize("ground", ["law", "power", "personal", "form"])
def test_a_proposal_is_refused_on_a_ground_with_an_explanation(there, ground):
    made = checked(there)
    with pytest.raises(CaseRefused, match="Explain the refusal"):
        docket(there, made, Disposition(Outcome.REFUSE, ground=ground))
    docket(there, made, Disposition(Outcome.REFUSE, ground=ground, said="不属于学校职权。"))
    found = fresh(made)
    assert (found.stage, found.ground, found.explanation, found.case.state) == (
        Stage.REFUSED,
        ground,
        "不属于学校职权。",
        State.REJECTED,
    )
    assert not Reply.objects.exists()


def test_only_without_a_suggestion_it_becomes_an_opinion(college):
    made = checked(college)
    with pytest.raises(CaseRefused, match="has a suggestion"):
        docket(college, made, Disposition(Outcome.OPINION))
    vague = checked(college, suggestion="", title="关于自习环境")
    with pytest.raises(CaseRefused, match="no concrete suggestion"):
        docket(college, vague)
    assert docket(college, vague, Disposition(Outcome.OPINION)).stage == Stage.OPINION


def test_only_an_office_of_the_school_is_assigned(college):
    with pytest.raises(CaseRefused, match="Choose the office"):
        docket(college, checked(college), Disposition(Outcome.DOCKET, "联合国"))


def test_the_last_word_is_not_spoken_on_the_page_of_the_case(college):
    made = checked(college)
    for outcome in (Word.APPROVE, Word.REJECT):
        with pytest.raises(CaseRefused, match="on the page of the proposal"):
            check(college, made, LEAGUE, outcome, "好")
    assert fresh(made).stage == Stage.FILED


def test_an_office_without_seats_is_answered_for_by_the_organ_that_is_named(there):
    office = there.pack.proposing.offices_of(there.level)[-1]
    made = docketed(there, office)
    waiting = made.replies.get()
    assert (waiting.on_behalf, waiting.organ) == (True, there.organ)
    reply(there, made, organ=there.organ)
    assert made.replies.get().by == there.seat(there.organ)


def test_what_is_not_satisfying_goes_back_once(college):
    made = answered(college)
    with pytest.raises(CaseRefused, match="Say why"):
        rate(college, made, satisfied=False, words=" ")
    rate(college, made, satisfied=False)
    assert (fresh(made).stage, made.replies.count()) == (Stage.DOCKETED, 2)
    reply(college, made, "十二月一日起实行。")
    rate(college, made, satisfied=False)
    assert (fresh(made).stage, made.replies.count()) == (Stage.UNSATISFIED, 2)
    with pytest.raises(CaseRefused, match="no reply that waits"):
        rate(college, made, satisfied=True)


def test_nobody_else_rates_and_no_office_refuses(college):
    made = docketed(college)
    for outcome in (Word.REJECT, Word.RETURN):
        with pytest.raises(CaseRefused, match="is replied to"):
            reply(college, made, outcome=outcome)
    with pytest.raises(CaseRefused, match="Write the reply"):
        reply(college, made, " ")
    reply(college, made)
    with pytest.raises(CaseRefused, match="Only the proposer rates"):
        rate(college, made, satisfied=True, actor=college.delegates[1])


def test_what_is_late_waits_on_the_list_of_the_next_congress():
    there = proposing(days=3)
    late = handed_in(there)
    assert (late.stage, late.case) == (Stage.LATE, None)
    Congress.objects.update(date=today() - timedelta(days=1))
    call = Call("第七次学代会", today() + timedelta(days=90), "筹委会")
    called = actions.call_congress(
        actor=there.presidium.members[0], union=there.congress.union_id, call=call, pack=there.pack
    )
    found = fresh(late)
    assert (found.congress, found.rolled_from, acts()[-1]) == (called, there.congress, "roll_over_proposals")
    does(actions.hand_in_proposal, there, there.proposer, late)
    assert fresh(late).stage == Stage.FILED


def test_after_the_next_congress_was_called_nothing_is_proposed_to_the_last(college):
    Congress.objects.create(
        congress="第七次学代会", union_id=college.congress.union_id, date=today() + timedelta(days=300)
    )
    with pytest.raises(CaseRefused, match="a later one was called"):
        drafted(college)


def test_a_withdrawn_proposal_is_neither_docketed_nor_seconded(college):
    made = checked(college)
    withdraw(actor=college.proposer, case=made.case_id, why="另行提出")
    assert shown_state(fresh(made)) is Shown.WITHDRAWN
    with pytest.raises(CaseRefused):
        docket(college, fresh(made))
    with pytest.raises(CaseRefused, match="not open to seconders"):
        does(actions.second_proposal, college, college.delegates[4], made)


def test_the_proposer_neither_decides_on_the_own_proposal_nor_replies_to_it(college):
    for organ in (LEAGUE, college.office):
        unit = college.presidium.university.college
        Seat.objects.create(account=college.proposer, organ=organ, college=unit, start=today())
    made = checked(college)
    wish = Disposition(Outcome.DOCKET, college.office)
    with pytest.raises(CaseRefused, match="Nobody decides on a proposal of their own"):
        does(actions.docket_proposal, college, college.proposer, made, organ=LEAGUE, wish=wish)
    docket(college, fresh(made))
    case = made.replies.get().case_id
    with pytest.raises(CaseRefused, match="Nobody replies to a proposal of their own"):
        actions.reply_to_proposal(
            actor=college.proposer,
            case=case,
            organ=college.office,
            outcome=Word.APPROVE,
            pack=college.pack,
            opinion=REPLIED,
        )
    assert fresh(made).stage == Stage.DOCKETED


def test_those_concerned_are_told(college, django_capture_on_commit_callbacks, monkeypatch):
    monkeypatch.setattr(plan, "SCHOOL", PLAN)
    with django_capture_on_commit_callbacks(execute=True):
        made = docketed(college)
    with django_capture_on_commit_callbacks(execute=True):
        reply(college, made)
    told = {
        one.why: set(one.told.values_list("username", flat=True))
        for one in Notification.objects.filter(why__in=("docketed", "replied", "approved"))
    }
    people = {one.username for one in college.delegates[:3]}
    assert told == {"docketed": people, "replied": people}


def test_without_the_ledger_nothing_is_written(college, monkeypatch):
    draft, open_to, filed = drafted(college), seconded(college), handed_in(college)
    done, waiting = answered(college), docketed(college)
    before = list(Proposal.objects.order_by("pk").values_list("stage", "office"))
    counts = (Case.objects.count(), Second.objects.count(), Reply.objects.count(), Wording.objects.count())
    break_ledger(monkeypatch)
    tries = [
        lambda: does(actions.open_to_seconders, college, college.proposer, draft),
        lambda: does(actions.close_to_seconders, college, college.proposer, open_to),
        lambda: does(actions.second_proposal, college, college.delegates[4], open_to),
        lambda: does(actions.unsecond_proposal, college, college.delegates[1], open_to),
        lambda: does(actions.hand_in_proposal, college, college.proposer, open_to),
        lambda: check(college, filed, LEAGUE, Word.RETURN, "请写明时间"),
        lambda: docket(college, filed),
        lambda: reply(college, waiting),
        lambda: rate(college, done, satisfied=False),
    ]
    for one in tries:
        with pytest.raises(RuntimeError, match="the ledger is broken"):
            one()
    assert list(Proposal.objects.order_by("pk").values_list("stage", "office")) == before
    assert counts == (
        Case.objects.count(),
        Second.objects.count(),
        Reply.objects.count(),
        Wording.objects.count(),
    )
