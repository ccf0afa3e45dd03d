"""What is set up can be changed until it opens; candidates of one name are told apart wherever they stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from elections.test_conducting import refusal, told
from elections.voting import NAMES, NUMBERS
from huizhang.elections import actions
from huizhang.elections.models import Ballot, ElectionCandidate
from huizhang.elections.queries import on_ballot
from huizhang.people.models import ClassGroup, Student


def revised(hall, election, **more):
    return {"actor": hall.leads, "election": election, "draft": hall.draft(**more), "pack": hall.pack}


def test_everything_but_what_is_elected_is_changed_until_it_opens(hall):
    election = hall.drafted()
    gone = election.candidates.get(student=NUMBERS[6])
    actions.withdraw_candidate(actor=hall.leads, candidate=gone, why="个人原因", pack=hall.pack)
    said = refusal(actions.revise_election, **revised(hall, election))
    assert f"{NAMES[6]} has withdrawn already" in said
    more = {"title": "选举主席团（五选四）", "seats": 4, "candidates": NUMBERS[1:6], "kind": "other"}
    actions.revise_election(**revised(hall, election, **more))
    election.refresh_from_db()
    assert (election.title, election.seats, election.kind) == ("选举主席团（五选四）", 4, "presidium")
    assert [one.student_id for one in on_ballot(election)] == list(NUMBERS[1:6])
    assert told("revise_election")["candidates"] == list(NUMBERS[1:6])
    assert actions.open_election(actor=hall.opener, election=election, pack=hall.pack).state == "open"
    assert "cannot be done now" in refusal(actions.revise_election, **revised(hall, election))


def test_nothing_is_changed_while_an_organ_is_asked_to_open_it(hall):
    election = actions.open_election(actor=hall.leads, election=hall.drafted(), pack=hall.pack)
    assert "have it returned first" in refusal(actions.revise_election, **revised(hall, election))


def test_where_the_ledger_refuses_nothing_is_changed(hall, monkeypatch):
    election = hall.drafted()

    def refuse(*given, **facts):
        raise OSError

    monkeypatch.setattr("huizhang.ledger.actions.record", refuse)
    with pytest.raises(OSError):
        actions.revise_election(**revised(hall, election, title="另一名称"))
    election.refresh_from_db()
    assert (election.title, election.candidates.count()) == (hall.draft().title, len(NUMBERS))


def test_whoever_sets_it_up_does_not_watch_it(hall):
    watching = (hall.leads.username, *hall.draft().scrutineers)
    said = refusal(hall.drafted, scrutineers=watching)
    assert "Whoever sets an election up does not watch or count it" in said


def test_candidates_of_one_name_are_told_apart_and_not_written_in(hall):
    first, second = NUMBERS[:2]
    Student.objects.filter(pk__in=(first, second)).update(name="张伟")
    Student.objects.filter(pk=second).update(class_group=ClassGroup.objects.exclude(name="网络2401").first())
    election = hall.opened(balloting=replace(hall.pack.balloting, write_ins=True))
    names = dict(ElectionCandidate.objects.filter(election=election).values_list("student", "name"))
    other = Student.objects.get(pk=second).class_group.name
    assert (names[first], names[second]) == ("张伟（网络2401）", f"张伟（{other}）")
    assert {one.name for one in on_ballot(election)} >= {names[first], names[second]}
    assert "mark the one you mean" in refusal(hall.casts, election=election, place=0, write_ins=["张 伟"])
    assert not Ballot.objects.exists()


def test_the_page_changes_what_is_set_up(hall, client, school):
    election = hall.drafted()
    client.force_login(hall.leads)
    page = f"/elections/{election.pk}"
    assert f"{page}/revise" in client.get(page).content.decode()
    form = client.get(f"{page}/revise").context["form"]
    assert set(form.initial["chosen"]) == set(NUMBERS)
    given = {name: value for name, value in form.initial.items() if value not in (None, False)}
    assert client.post(f"{page}/revise", given | {"title": "选举院学生会第五届主席团"}).status_code == 302
    election.refresh_from_db()
    assert (election.title, election.officers.count()) == ("选举院学生会第五届主席团", 3)
    actions.open_election(actor=hall.opener, election=election, pack=hall.pack)
    assert client.get(f"{page}/revise").status_code == 404
