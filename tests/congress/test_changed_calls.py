"""A congress that was called is put off or cancelled; what was asked for its old day holds no longer."""

from __future__ import annotations

import pytest
from django.utils import timezone

import cast
from congress.test_calling import NAME, asked, called, held, planned, states, word
from congress.test_pages import client, text
from congress.test_workspace import LIST, PAGE, there
from huizhang.approvals.actions import CaseRefused
from huizhang.congress.actions import cancel_congress, decide_request, move_congress, record_milestone
from huizhang.congress.actions.session import open_session
from huizhang.congress.exchange import STORES
from huizhang.congress.models import Calling, Congress, Delegate
from huizhang.congress.queries import open_call
from huizhang.congress.rules.session.opening import Opening
from huizhang.congress.rules.timeline import Name, State
from huizhang.ledger.models import Entry
from huizhang.people.models import Student
from selection.serving import PARTY, break_ledger, says, today

__all__ = ["there"]
pytestmark = pytest.mark.django_db


def moved(there, congress, days=80, said="场地调整", **more):
    facts = {"actor": there.members[0]} | more
    return move_congress(congress=congress, day=planned(days), said=said, pack=there.pack, **facts)


def cancelled(there, congress, said="与毕业季冲突", **more):
    facts = {"actor": there.members[0]} | more
    return cancel_congress(congress=congress, said=said, pack=there.pack, **facts)


def convened(there):
    """Asked for and granted twice: prepared, then convened on its planned day."""
    made = called(there)
    says(decide_request, there, asked(there, made, "preparing"), PARTY)
    word(there, made, "preparing", "upper_union")
    says(decide_request, there, asked(there, made, "convening"), PARTY)
    word(there, made, "convening", "upper_union")
    return made


def test_a_moved_congress_is_to_be_asked_for_again_and_keeps_what_was_prepared(there):
    made = convened(there)
    assert states(there, made)[Name.CONVENING] is State.DONE
    moved(there, made)
    made.refresh_from_db()
    found = states(there, made)
    assert (made.date, found[Name.PREPARING]) == (planned(80), State.DONE)
    assert found[Name.CONVENING] is not State.DONE
    assert asked(there, made, "convening").number
    entry = Entry.objects.get(act="move_congress")
    assert entry.payload == {
        "day": planned(80).isoformat(),
        "before": planned().isoformat(),
        "said": "场地调整",
    }


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"days": 60}, "for that day already"),
        ({"days": -1}, "a day to come"),
        ({"said": " "}, "Write why"),
        ({"said": "字" * 4001}, "Shorten the statement"),
    ],
    ids=["same day", "past", "no reason", "long"],
)
def test_a_move_without_what_it_needs_is_refused(there, more, refusal):
    made = called(there)
    with pytest.raises(CaseRefused, match=refusal):
        moved(there, made, **more)
    assert Congress.objects.get().date == planned()


def test_nothing_changes_while_something_is_being_decided(there):
    made = called(there)
    case = asked(there, made, "preparing")
    for change in (moved, cancelled):
        with pytest.raises(CaseRefused, match=case.number):
            change(there, made)


def test_a_cancelled_congress_stands_on_record_and_another_one_is_called(there):
    made = called(there)
    cancelled(there, made)
    assert (open_call(cast.COLLEGE_UNION), Calling.objects.get().said) == (None, "与毕业季冲突")
    assert called(there, name="第七次学代会").pk == "第七次学代会"
    opening = Opening("大礼堂", timezone.now())
    acting = {"actor": there.members[0], "congress": made, "pack": there.pack}
    for act in (
        lambda: asked(there, made, "preparing"),
        lambda: cancelled(there, made),
        lambda: open_session(**acting, opening=opening),
    ):
        with pytest.raises(CaseRefused, match="was cancelled"):
            act()
    with pytest.raises(CaseRefused, match="was cancelled"):
        record_milestone(
            actor=there.members[0],
            congress=made,
            name="committee",
            day=today(),
            minutes="成立",
            pack=there.pack,
        )


def test_what_was_held_or_brought_in_is_not_cancelled(there):
    made = called(there)
    held(there, made)
    with pytest.raises(CaseRefused, match="was held"):
        cancelled(there, made)
    Calling.objects.all().delete()
    with pytest.raises(CaseRefused, match="came with the records"):
        cancelled(there, made)


@pytest.mark.parametrize("change", [moved, cancelled])
def test_without_a_ledger_the_call_stays_as_it_was(there, change, monkeypatch):
    made = called(there)
    break_ledger(monkeypatch)
    with pytest.raises(RuntimeError):
        change(there, made)
    calling = Calling.objects.get()
    assert (Congress.objects.get().date, calling.moved_at, calling.cancelled_on) == (planned(), None, None)


def test_a_congress_that_is_only_called_is_not_given_out_as_a_record(there):
    made = called(there)
    student = Student.objects.first()
    Delegate.objects.create(congress=made, student=student, constituency="软件工程")
    given_out = [list(store.records()) for store in STORES]
    known = [list(store.existing()) for store in STORES]
    held(there, made)
    assert (given_out, known) == ([[], []], [[(NAME,)], [(NAME, student.pk)]])
    assert [list(store.records()) for store in STORES] == known


def test_the_page_puts_it_off_and_cancels_it_with_the_reason_in_sight(there):
    called(there)
    member = client(there.members[0])
    form = {"act": "move", "day": planned(80).isoformat(), "said": "场地调整"}
    assert member.post(PAGE, form).status_code == 302
    assert "场地调整" in text(member.get(PAGE))
    assert member.post(PAGE, {"act": "cancel", "said": ""}).status_code == 422
    assert member.post(PAGE, {"act": "cancel", "said": "与毕业季冲突"}).status_code == 302
    page = text(member.get(PAGE))
    assert ("与毕业季冲突" in page, "登记与请示" in page) == (True, False)
    assert "已取消" in text(member.get(LIST))
