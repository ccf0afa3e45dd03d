"""A congress is called, its course recorded, and its requests decided."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import cast
from congress.electing import on_record
from huizhang.approvals.actions import CaseRefused
from huizhang.approvals.models import Case, Step
from huizhang.congress.actions import (
    call_congress,
    correct_request,
    decide_request,
    enter_word,
    record_milestone,
    request_congress,
)
from huizhang.congress.models import Calling, Congress, Milestone
from huizhang.congress.queries import congresses, course_of
from huizhang.congress.rules.calling import ASSEMBLY, Call
from huizhang.congress.rules.requests import Word
from huizhang.congress.rules.timeline import Name, State
from huizhang.kernel.procedure import Outcome
from huizhang.kernel.procedure import State as CaseState
from huizhang.ledger.models import Entry
from huizhang.selection.queries.standing import union_called
from selection.serving import LEAGUE, PARTY, Presidium, break_ledger, says, serving, today

pytestmark = pytest.mark.django_db
NAME = "信息工程学院第六次学生代表大会"


@pytest.fixture
def there() -> Presidium:
    return serving()


def planned(days: int = 60) -> date:
    return today() + timedelta(days=days)


def called(there: Presidium, **more) -> Congress:
    facts = {"name": NAME, "day": planned(), "prepared_by": "大会筹备委员会"} | more
    actor = facts.pop("actor", there.members[0])
    return call_congress(actor=actor, union=cast.COLLEGE_UNION, call=Call(**facts), pack=there.pack)


def states(there: Presidium, congress: Congress) -> dict[str, str]:
    union = union_called(congress.union_id)
    return {one.name: one.state for one in course_of(congress, union, there.pack, today())}


def asked(there: Presidium, congress: Congress, what: str, said: str = "现申请启动筹备工作。") -> Case:
    return request_congress(actor=there.members[0], congress=congress, what=what, said=said, pack=there.pack)


def word(there: Presidium, congress: Congress, milestone: str, organ: str, **more) -> None:
    facts = {"day": today(), "reference": "校学生会〔2026〕3号"} | more
    enter_word(
        actor=there.members[0], congress=congress, word=Word(milestone, organ, **facts), pack=there.pack
    )


def recorded(there: Presidium, congress: Congress, name: str, day: date | None = None, **more) -> Milestone:
    facts = {"minutes": "应到20人，实到19人，表决通过。", "actor": there.members[0]} | more
    return record_milestone(congress=congress, name=name, day=day or today(), pack=there.pack, **facts)


def test_a_called_congress_is_on_record_and_counts_as_held_only_with_its_session(there):
    made = called(there)
    entry = Entry.objects.order_by("-seq").first()
    assert (entry.act, entry.organ, entry.subject) == ("call_congress", "college_union", NAME)
    assert (made.calling.prepared_by, made.calling.by) == ("大会筹备委员会", there.members[0])
    assert congresses(planned(365)) == ()
    recorded(there, made, "session")
    made.refresh_from_db()
    assert (made.date, [one.congress for one in congresses(today())]) == (today(), [NAME])


def test_an_organ_that_guides_the_union_calls_its_congress_too(there):
    made = called(there, actor=there.guiding(LEAGUE))
    assert made.calling.organ == LEAGUE


def test_others_do_not_call(there):
    with pytest.raises(CaseRefused, match="The presidium of"):
        called(there, actor=there.clerk)
    assert Congress.objects.count() == 0


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"name": " "}, "Write what the session is called"),
        ({"name": "字" * 101}, "Shorten the name"),
        ({"prepared_by": ""}, "Write who prepares"),
        ({"day": date(2020, 1, 1)}, "a day to come"),
    ],
    ids=["no name", "long", "nobody", "past"],
)
def test_a_call_without_what_it_needs_is_refused(there, more, said):
    with pytest.raises(CaseRefused, match=said):
        called(there, **more)
    assert (Congress.objects.count(), Entry.objects.filter(act="call_congress").count()) == (0, 0)


def test_one_at_a_time_and_no_name_twice(there):
    called(there)
    with pytest.raises(CaseRefused) as refused:
        called(there)
    assert [said.text for said in refused.value.messages] == [
        "There is a congress of this name already; name the union and the session.",
        "{name} is called and not held yet; record its session first.",
    ]


def test_a_small_college_may_call_all_its_students(there):
    assert called(there, elected_by=ASSEMBLY).elected_by == "general_assembly"


def test_the_requests_move_the_course(there):
    made = called(there)
    assert states(there, made)[Name.PREPARING] == State.DUE
    case = asked(there, made, "preparing")
    assert says(decide_request, there, case, PARTY).state == CaseState.APPROVED
    assert states(there, made)[Name.PREPARING] == State.DUE
    word(there, made, "preparing", "upper_union")
    assert states(there, made)[Name.PREPARING] == State.DONE
    assert Step.objects.get(organ="upper_union").case == case.number
    assert Entry.objects.order_by("-seq").first().payload["reference"] == "校学生会〔2026〕3号"


def test_a_request_is_not_made_too_early_twice_or_without_words(there):
    made = called(there)
    with pytest.raises(CaseRefused, match="First the request to prepare"):
        asked(there, made, "convening")
    with pytest.raises(CaseRefused, match="First the result is announced"):
        asked(there, made, "result")
    with pytest.raises(CaseRefused, match="Write what is asked for"):
        asked(there, made, "preparing", said=" ")
    case = asked(there, made, "preparing")
    with pytest.raises(CaseRefused, match="is being decided"):
        asked(there, made, "preparing")
    says(decide_request, there, case, PARTY)
    with pytest.raises(CaseRefused, match="granted already"):
        asked(there, made, "preparing")
    assert Case.objects.count() == 1


def test_a_returned_request_is_corrected_and_a_rejected_one_made_anew(there):
    made = called(there)
    case = asked(there, made, "preparing")
    says(decide_request, there, case, PARTY, Outcome.RETURN, opinion="请补充时间安排")
    case.refresh_from_db()
    again = correct_request(actor=there.members[0], case=case, said="拟于12月召开。", pack=there.pack)
    assert (again.round, again.facts["said"]) == (2, "拟于12月召开。")
    says(decide_request, there, again, PARTY, Outcome.REJECT, opinion="暂缓")
    assert asked(there, made, "preparing").pk != case.pk


def test_no_word_is_entered_before_its_turn_or_without_its_paper(there):
    made = called(there)
    with pytest.raises(CaseRefused, match="No word of this organ is waited for"):
        word(there, made, "preparing", "upper_union")
    case = asked(there, made, "preparing")
    with pytest.raises(CaseRefused, match="No word of this organ is waited for"):
        word(there, made, "preparing", "college_party_org")
    says(decide_request, there, case, PARTY)
    for more, said in (
        ({"day": planned(1)}, "still to come"),
        ({"day": today() - timedelta(days=1)}, "cannot be older"),
        ({"reference": " "}, "Say where the word is written"),
    ):
        with pytest.raises(CaseRefused, match=said):
            word(there, made, "preparing", "upper_union", **more)
    assert not Step.objects.filter(organ="upper_union").exists()


def test_the_result_is_announced_approved_and_filed_under_the_name_of_the_congress(there):
    made = called(there)
    with pytest.raises(CaseRefused, match="No word of this organ"):
        word(there, made, "announced", "congress")
    recorded(there, made, "session")
    made.refresh_from_db()
    word(there, made, "announced", "congress")
    with pytest.raises(CaseRefused, match="No word of this organ"):
        word(there, made, "filed", "upper_federation")
    on_record(made, there.members[0])
    case = asked(there, made, "result", said="现申请批准。")
    says(decide_request, there, case, PARTY)
    word(there, made, "filed", "upper_federation")
    word(there, made, "filed", "upper_union")
    found = states(there, made)
    assert {found[name] for name in ("announced", "approved", "filed")} == {State.DONE}
    rows = Step.objects.filter(case=NAME).order_by("pk").values_list("kind", "act", "organ")
    assert [row[1:] for row in rows] == [
        ("announce", "congress"),
        ("approve", "college_party_org"),
        ("file", "upper_federation"),
        ("file", "upper_union"),
    ]
    with pytest.raises(CaseRefused, match="do not change any more"):
        recorded(there, made, "session")


def test_what_took_place_is_recorded_and_corrected(there):
    made = called(there)
    recorded(there, made, "committee", today() - timedelta(days=3))
    recorded(there, made, "committee", today() - timedelta(days=2), minutes="筹委会7人。")
    assert (Milestone.objects.get().minutes, Milestone.objects.get().day) == (
        "筹委会7人。",
        today() - timedelta(days=2),
    )
    entry = Entry.objects.order_by("-seq").first()
    assert entry.payload["before"] == (today() - timedelta(days=3)).isoformat()


@pytest.mark.parametrize(
    ("name", "more", "said"),
    [
        ("party", {}, "nothing of this name"),
        ("session", {"day": date(2099, 1, 1)}, "still to come"),
        ("session", {"minutes": ""}, "Write what took place"),
        ("session", {"day": date(2026, 1, 1)}, "does not fit the others"),
    ],
    ids=["unknown", "future", "no minutes", "order"],
)
def test_what_cannot_have_been_is_not_recorded(there, name, more, said):
    made = called(there)
    recorded(there, made, "committee", date(2026, 2, 1))
    with pytest.raises(CaseRefused, match=said):
        recorded(there, made, name, **more)
    assert Milestone.objects.count() == 1


def test_others_do_not_record_ask_or_enter(there):
    made = called(there)
    for act in (
        lambda: recorded(there, made, "committee", actor=there.clerk),
        lambda: request_congress(
            actor=there.clerk, congress=made, what="preparing", said="请示", pack=there.pack
        ),
        lambda: enter_word(
            actor=there.clerk,
            congress=made,
            word=Word("preparing", "upper_union", today(), "文号"),
            pack=there.pack,
        ),
    ):
        with pytest.raises(CaseRefused, match="The presidium of"):
            act()
    assert (Case.objects.count(), Milestone.objects.count(), Step.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize("act", ["call", "record", "request", "decide", "word"])
def test_nothing_is_written_when_the_ledger_fails(there, monkeypatch, act):
    made = called(there) if act != "call" else None
    case = asked(there, made, "preparing") if act in ("decide", "word") else None
    if act == "word":
        says(decide_request, there, case, PARTY)
    acts = {
        "call": lambda: called(there),
        "record": lambda: recorded(there, made, "session"),
        "request": lambda: asked(there, made, "preparing"),
        "decide": lambda: says(decide_request, there, case, PARTY),
        "word": lambda: word(there, made, "preparing", "upper_union"),
    }
    before = everything()
    break_ledger(monkeypatch)
    with pytest.raises(RuntimeError):
        acts[act]()
    assert everything() == before


def everything() -> list[object]:
    models = (Congress, Calling, Milestone, Case, Step)
    return [list(model.objects.order_by("pk").values()) for model in models]
