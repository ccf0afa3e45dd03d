"""People are checked in once, leave and come back; nobody off the roll, nobody for another."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from congress.sitting import NAME, Sitting, sitting
from huizhang.approvals.actions import CaseRefused
from huizhang.congress.actions.session import name_scrutineer
from huizhang.congress.models import Entitled, Stay
from huizhang.congress.queries.session.codes import code_from
from huizhang.congress.queries.session.house import counted
from huizhang.ledger.models import Entry
from selection.serving import account_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def there() -> Sitting:
    return sitting()


def code_of(number: str) -> str:
    return code_from(Entitled.objects.get(student=number).code)


def test_a_delegate_is_checked_in_by_number_or_by_code(there):
    first, second = there.numbers[:2]
    there.came(first, door="东门")
    there.came("", code=code_of(second))
    assert [(one.entitled.student_id, one.place) for one in Stay.objects.order_by("pk")] == [
        (first, "东门"),
        (second, ""),
    ]
    entry = Entry.objects.filter(act="check_in").first()
    assert (entry.subject, entry.payload["student_no"], entry.name) == (NAME, first, there.scrutineer.name)


def test_the_code_stands_in_no_table_and_in_no_entry(there):
    number = there.numbers[0]
    there.came("", code=code_of(number))
    line = Entitled.objects.get(student=number)
    rows = str(list(Entry.objects.values())) + str(list(Entitled.objects.values()))
    assert (len(code_of(number)), code_of(number) in rows, line.code == code_of(number)) == (22, False, False)


def test_a_second_check_in_is_refused_with_when_where_and_by_whom(there):
    number = there.numbers[0]
    there.came(number, door="东门")
    with pytest.raises(CaseRefused) as refused:
        there.came(number, door="西门")
    (said,) = refused.value.messages
    assert (said.values["place"], said.values["who"], said.values["name"]) == (
        "东门",
        there.scrutineer.name,
        "代表1",
    )
    assert (Stay.objects.count(), Entry.objects.filter(act="check_in").count()) == (1, 1)


def test_the_same_key_again_is_the_same_check_in(there):
    key = str(uuid4())
    made = there.came(there.numbers[0], key=key)
    assert there.came(there.numbers[0], key=key).pk == made.pk
    assert Entry.objects.filter(act="check_in").count() == 1
    there.went(there.numbers[0])
    assert there.came(there.numbers[0], key=key).pk == made.pk
    with pytest.raises(CaseRefused, match="used for another person"):
        there.came(there.numbers[1], key=key)
    with pytest.raises(CaseRefused, match="a UUID"):
        there.came(there.numbers[1], key="1")


def test_who_left_may_come_back_and_counts_meanwhile_for_nothing(there):
    there.came_in(2)
    key = str(uuid4())
    left = there.went(there.numbers[0], key=key)
    assert there.went(there.numbers[0], key=key).left == left.left
    assert counted(there.session).present == 1
    with pytest.raises(CaseRefused, match="is not checked in"):
        there.went(there.numbers[0])
    there.came(there.numbers[0])
    assert (counted(there.session).present, Stay.objects.count()) == (2, 3)
    acts = list(Entry.objects.filter(act__startswith="check").order_by("seq").values_list("act", flat=True))
    assert acts == ["check_in", "check_in", "check_out", "check_in"]


@pytest.mark.parametrize(
    ("whom", "said"),
    [
        ({"student_no": "20240899"}, r"is not on the roll of"),
        ({"student_no": "1"}, "no student with the number"),
        ({"student_no": "", "code": "x" * 22}, "none of this session's"),
        ({"student_no": "", "code": ""}, "no student with the number"),
        ({"door": "字" * 65}, "Shorten the place"),
    ],
    ids=["off the roll", "nobody", "no code", "nothing", "door"],
)
def test_nobody_off_the_roll_is_checked_in(there, whom, said):
    number = whom.pop("student_no", there.numbers[0])
    with pytest.raises(CaseRefused, match=said):
        there.came(number, **whom)
    assert Stay.objects.count() == 0


def test_nobody_witnesses_the_own_coming_or_going(there):
    number = there.numbers[0]
    sits = account_of(Entitled.objects.get(student=number).student)
    name_scrutineer(actor=there.leads, session=there.session, username=sits.username, pack=there.pack)
    for whom in ({"number": number}, {"number": "", "code": code_of(number)}):
        with pytest.raises(CaseRefused, match="Nobody checks in or out for oneself"):
            there.came(whom.pop("number"), actor=sits, **whom)
    there.came(number)
    with pytest.raises(CaseRefused, match="Nobody checks in or out for oneself"):
        there.went(number, actor=sits)
    assert there.came(there.numbers[1], actor=sits).by == sits


def test_a_code_of_another_session_opens_nothing_here(there):
    code = code_of(there.numbers[0])
    Entitled.objects.filter(student=there.numbers[0]).update(code_sha256="0" * 64)
    with pytest.raises(CaseRefused, match="none of this session's"):
        there.came("", code=code)


def test_what_waited_for_the_network_counts_from_when_it_was(there):
    now = timezone.now()
    there.session.__class__.objects.update(opened_at=now - timedelta(hours=2))
    waited = now - timedelta(minutes=10)
    made = there.came(there.numbers[0], stated=waited)
    assert (made.arrived, made.received >= now) == (waited, True)
    for number, stated in zip(
        there.numbers[1:4],
        (now + timedelta(hours=1), now - timedelta(hours=13), now - timedelta(hours=3)),
        strict=True,
    ):
        assert there.came(number, stated=stated).arrived >= now
    left = there.went(there.numbers[0], stated=waited - timedelta(minutes=5))
    assert left.left >= now
