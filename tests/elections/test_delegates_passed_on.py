"""A constituency elects its delegates by ballot, and the congress has them where they would be recorded."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from congress.delegations import GUIDES, sending
from elections.voting import marking
from huizhang.approvals.actions import CaseRefused
from huizhang.congress.models import Candidacy, Poll
from huizhang.elections import actions
from huizhang.elections.models import ElectionCount, RollEntry
from huizhang.elections.rules.counting import Passing
from huizhang.elections.rules.drafting import Draft, settings_of
from huizhang.people.models import Account, Student
from selection.serving import account_of

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def there(db):
    return sending("college")


def held(there, approvals, candidates=(0, 1, 2), after=None):
    """`approvals` has whom each voter approves of, by place among the candidates; `after` is the round
    before."""
    leads = there.seated(GUIDES["college"])
    acting = {"actor": leads, "pack": there.pack}
    watching = there.classmates[9:]
    for place, one in enumerate(watching):
        Student.objects.filter(pk=one.pk).update(name=f"监票人{place}")
    names = [account_numbered(one.pk) for one in watching]
    draft = Draft(
        kind="delegates",
        title="选举代表",
        seats=1 if after else 2,
        candidates=tuple(there.number(n) for n in candidates),
        scrutineers=tuple(one.username for one in names),
        approved="班会通过",
        balloting=settings_of("delegates", there.pack),
        constituency=there.unit,
        closes=timezone.now() + HOUR,
    )
    if after is None:
        made = actions.draft_election(congress=there.congress, draft=draft, **acting)
    else:
        made = actions.draft_further_round(election=after, draft=draft, **acting)
    opened = actions.open_election(election=made, **acting)
    keys = {one.student_id: one.key for one in opened.candidates.all()}
    voters = RollEntry.objects.filter(election=opened).order_by("voter").values_list("voter", flat=True)
    for voter, places in zip(voters, approvals, strict=False):
        marks = marking([keys[there.number(place)] for place in places])
        actions.cast_ballot(actor=account_numbered(voter), election=opened, marking=marks)
    for act in (actions.close_election, actions.count_election, actions.publish_election):
        act(election=opened, **acting)
    return opened


def account_numbered(number: str) -> Account:
    known = Account.objects.filter(student=number).first()
    return known or account_of(Student.objects.get(pk=number))


def test_delegates_and_alternates_follow_the_count(there):
    there.recommended(0, 1, 2)
    election = held(there, [(0, 1)] * 6 + [(0, 2)] * 3 + [(1,)] * 3)
    with pytest.raises(CaseRefused):
        actions.pass_result_on(
            actor=there.seated(GUIDES["college"]), election=election, passing=Passing(), pack=there.pack
        )
    actions.pass_result_on(
        actor=there.seated("college_union"), election=election, passing=Passing(), pack=there.pack
    )
    found = {one.student_id: (one.place, one.votes) for one in Candidacy.objects.all()}
    assert found == {
        there.number(0): ("elected", 9),
        there.number(1): ("elected", 9),
        there.number(2): ("not_elected", 3),
    }
    assert ElectionCount.objects.get().sha256 in Poll.objects.get().minutes


def test_the_union_of_the_college_passes_them_on_by_the_page(there, school, client):
    there.recommended(0, 1, 2)
    election = held(there, [(0, 1)] * 12)
    page = f"/elections/{election.pk}/count"
    client.force_login(there.seated(GUIDES["college"]))
    assert client.get(page).context["passes"] is False
    client.force_login(there.seated("college_union"))
    assert client.get(page).context["passes"] is True
    assert client.post(page, {"act": "pass_on"}).status_code == 302
    assert Poll.objects.get().constituency == there.unit


def test_a_run_off_decides_the_tie_of_the_round_before(there):
    there.recommended(0, 1, 2)
    first = held(there, [(0, 1)] * 5 + [(0, 2)] * 5 + [(1, 2)] * 2)
    held(there, [(1,)] * 7 + [(2,)] * 5, candidates=(1, 2), after=first)
    said = Passing(tie="加投一轮，得票多者当选")
    actions.pass_result_on(actor=there.seated("college_union"), election=first, passing=said, pack=there.pack)
    found = {one.student_id: one.place for one in Candidacy.objects.all()}
    assert found == {
        there.number(0): "elected",
        there.number(1): "elected",
        there.number(2): "alternate",
    }
