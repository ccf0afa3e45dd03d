"""The congress elects the presidium: what its result needs, what it decides, and how it is taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from congress.electing import DELEGATES, NAMES, electing
from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.models import Step
from huizhang.congress.actions import annul_result, decide_request, enter_word, request_congress
from huizhang.congress.models import Calling, ElectionResult
from huizhang.congress.rules.requests import Word
from huizhang.congress.rules.results.result import Papers, Source, Terms, Votes
from huizhang.kernel.procedure import Outcome
from huizhang.kernel.threshold import threshold
from huizhang.ledger.models import Entry
from huizhang.org.models import Post
from selection.serving import PARTY, break_ledger, says, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def there():
    return electing()


def asked_for(there):
    """Called here and announced: the approval may be asked for."""
    Calling.objects.create(
        congress=there.congress,
        on=today(),
        by=there.presidium.members[0],
        organ="college_union",
        prepared_by="筹委会",
    )
    word = Word("announced", "congress", today(), "会议纪要")
    enter_word(actor=there.presidium.members[0], congress=there.congress, word=word, pack=there.pack)
    return request_congress(
        actor=there.presidium.members[0],
        congress=there.congress,
        what="result",
        said="现申请批准。",
        pack=there.pack,
    )


def test_the_votes_decide_the_last_step_of_every_candidate(there):
    made = there.elected()
    assert [
        (line.nomination.student.name, line.approve, line.rank) for line in made.lines.order_by("pk")
    ] == [
        (NAMES[0], 7, 1),
        (NAMES[1], 6, 2),
        (NAMES[2], 3, None),
    ]
    assert (made.base, made.needed, made.base_of, made.source) == (8, 5, "present", "recorded")
    words = Step.objects.filter(act="elect").order_by("pk").values_list("organ", "student__name", "outcome")
    assert list(words) == [("congress", name, name != NAMES[2]) for name in NAMES[:3]]
    for one in there.candidates:
        one.refresh_from_db()
    assert [one.elected for one in there.candidates] == [True, True, False]
    entry = Entry.objects.filter(act="record_result").get()
    assert (entry.subject, entry.payload["elected"]) == (
        there.congress.pk,
        [there.number(0), there.number(1)],
    )


GOOD = {0: 7, 1: 6, 2: 3}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"papers": Papers(DELEGATES + 1, 8, 8, 8, 8)}, "10 entitled to vote does not fit: 9"),
        ({"papers": Papers(DELEGATES, 5, 5, 5, 5)}, "5 of 9 were present; 6 make the quorum"),
        ({"papers": Papers(DELEGATES, 8, 9, 8, 8)}, "9 ballots are said to be issued to 8"),
        ({"papers": Papers(DELEGATES, 8, 7, 8, 8)}, "the election is void"),
        ({"papers": Papers(DELEGATES, 8, 8, 7, 8)}, "8 valid ballots do not fit 7"),
        ({"scrutineers": f"监票人{NAMES[2]}"}, "other scrutineers than 叶清和"),
        ({"minutes": " "}, "Write the minutes"),
        ({"seats": 3}, "at least 4 are needed"),
        ({"source": Source.COUNTED}, "names the hash of its published bundle"),
    ],
    ids=["roll", "quorum", "issued", "void", "valid", "own votes", "minutes", "surplus", "bundle"],
)
def test_a_result_that_cannot_be_is_refused_with_the_reason(there, more, said):
    with pytest.raises(CaseRefused, match=said):
        there.recorded(replace(there.result(GOOD, (0, 1)), **more))
    assert (ElectionResult.objects.count(), Step.objects.filter(act="elect").count()) == (0, 0)


def test_seats_follow_the_votes_and_only_candidates_of_the_chain_get_them(there):
    with pytest.raises(CaseRefused, match="The seats do not follow the votes"):
        there.recorded(there.result(GOOD, (0, 2)))
    with pytest.raises(CaseRefused, match="every step of the plan's chain"):
        stranger = there.result(GOOD, (0, 1))
        there.recorded(replace(stranger, votes={**stranger.votes, "20249999": Votes(8)}))
    with pytest.raises(CaseRefused, match=r"The votes of 叶清和 .* are missing"):
        there.recorded(there.result({0: 7, 1: 6}, (0, 1)))
    with pytest.raises(CaseRefused, match="The presidium of"):
        there.recorded(there.result(GOOD, (0, 1)), actor=there.presidium.clerk)


def test_seats_that_nobody_won_are_voted_on_again(there):
    with pytest.raises(CaseRefused, match="1 of 2 seats are filled"):
        there.recorded(there.result({0: 7, 1: 4, 2: 3}, (0,), seats=2))
    there.recorded(there.result({0: 7, 1: 4, 2: 3}, (0,), seats=2, unfilled="另行选举"))
    with pytest.raises(CaseRefused, match="An earlier result left 1 seats; 2 are more"):
        there.recorded(there.result({1: 6, 2: 5}, (1, 2)))
    second = there.recorded(there.result({1: 6, 2: 2}, (1,)))
    assert second.round == 2
    there.candidates[1].refresh_from_db()
    assert there.candidates[1].elected is True


def test_equal_votes_at_the_last_seat_need_a_run_off(there):
    tied = there.result({0: 6, 1: 5, 2: 5}, (0, 1))
    with pytest.raises(CaseRefused, match="Equal votes at the last seat"):
        there.recorded(tied)
    assert there.recorded(replace(tied, tie="二人另行投票，5比3")).tie == "二人另行投票，5比3"


def test_a_counted_ballot_stands_in_the_same_place_under_its_own_terms(there):
    terms = Terms(threshold(">2/3"), threshold(">=1/2"), "valid")
    counted = there.result(GOOD, (0, 1), source=Source.COUNTED, reference="a" * 64)
    made = there.recorded(counted, terms=terms)
    assert (made.source, made.reference, made.base_of, made.needed) == ("counted", "a" * 64, "valid", 4)


def test_a_result_taken_back_leaves_candidates(there):
    made = there.elected()
    annul_result(actor=there.presidium.members[0], result=made, why="计票有误", pack=there.pack)
    for one in there.candidates:
        one.refresh_from_db()
    assert [one.elected for one in there.candidates] == [None, None, None]
    assert Step.objects.filter(act="elect", round=2, outcome=False).count() == 3
    again = there.recorded(there.result({0: 3, 1: 6, 2: 7}, (2, 1)))
    assert again.lines.filter(rank__isnull=False).count() == 2
    with pytest.raises(CaseRefused, match="taken back already"):
        annul_result(actor=there.presidium.members[0], result=made, why="计票有误", pack=there.pack)


def test_nobody_approves_a_result_that_is_not_there(there):
    with pytest.raises(CaseRefused, match="No result of the election of the presidium"):
        asked_for(there)


def test_the_approved_result_brings_the_elected_into_their_posts(there):
    there.elected()
    case = asked_for(there)
    assert [one["name"] for one in case.facts["elected"]] == list(NAMES[:2])
    says(decide_request, there.presidium, case, PARTY)
    posts = Post.objects.filter(post="presidium_member", basis=case.number).order_by("student_id")
    assert [(post.student_id, post.start) for post in posts] == [
        (there.number(0), today()),
        (there.number(1), today()),
    ]
    served = Post.objects.filter(post="presidium_member", basis="").values_list("end", "ended_why")
    assert set(served) == {(today(), "end_of_term")}
    there.candidates[0].refresh_from_db()
    assert there.candidates[0].appointed == posts[0]


def test_while_its_approval_is_asked_for_the_result_stands(there):
    made = there.elected()
    case = asked_for(there)
    with pytest.raises(CaseRefused, match=case.number):
        annul_result(actor=there.presidium.members[0], result=made, why="计票有误", pack=there.pack)
    says(decide_request, there.presidium, case, PARTY, Outcome.REJECT, opinion="程序有误")
    annul_result(actor=there.presidium.members[0], result=made, why="程序有误", pack=there.pack)
    assert Post.objects.filter(basis=case.number).count() == 0


def test_without_the_ledger_nothing_is_recorded(there, monkeypatch):
    break_ledger(monkeypatch)
    with pytest.raises(RuntimeError):
        there.elected()
    assert (ElectionResult.objects.count(), Step.objects.filter(act="elect").count()) == (0, 0)
