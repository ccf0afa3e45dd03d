"""Somebody written in: who is meant is looked up, and said where nobody can tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from congress.university import enrolled
from elections.test_conducting import refusal
from elections.voting import NUMBERS, nominated
from huizhang.approvals.actions import CaseRefused
from huizhang.congress.actions import annul_result
from huizhang.congress.models import ElectionResult
from huizhang.elections import actions
from huizhang.elections.models import Election
from huizhang.elections.rules.counting import Passing
from huizhang.elections.rules.naming import Known, meant, words_in
from huizhang.people.models import ClassGroup, Student

pytestmark = pytest.mark.usefixtures("school")
FIVE = ("c1", "c2", "c3", "c4", "c5")


def student(number: str, name: str) -> Student:
    made = enrolled(number, ClassGroup.objects.get(name="网络2401"))
    made.name = name
    made.save()
    return made


def written(hall, *names: str, times: int = 4) -> Election:
    """Six of seven candidates stand for five seats, of which four are won; the first withdrew before the
    ballot was frozen. Every name is written in on as many ballots."""
    draft = hall.draft(balloting=replace(hall.pack.balloting, write_ins=True, equal_number=True))
    made = actions.draft_election(actor=hall.leads, congress=hall.congress, draft=draft, pack=hall.pack)
    first = made.candidates.get(student=NUMBERS[0])
    actions.withdraw_candidate(actor=hall.leads, candidate=first, why="个人原因", pack=hall.pack)
    made = actions.open_election(actor=hall.opener, election=made, pack=hall.pack)
    for place in range(9):
        wrote = names[place // times : place // times + 1]
        hall.casts(made, place, FIVE[:4], write_ins=wrote)
    for act in (actions.close_election, actions.count_election, actions.publish_election):
        act(actor=hall.leads, election=made, pack=hall.pack)
    made.refresh_from_db()
    return made


def told(client, election: Election) -> dict[str, tuple[int, tuple[str, ...], str]]:
    rows = client.get(f"/elections/{election.pk}/follow").context["written"]
    return {
        one.name: (one.votes, tuple(each.number for each in one.people), one.said.say() if one.said else "")
        for one in rows
    }


def test_each_name_is_looked_up_among_those_who_may_be_elected(hall, client):
    for number, name in (("20240981", "林一诺"), ("20240982", "林一诺"), ("20240983", "周子扬")):
        nominated(student(number, name))
    student("20240984", "何 以宁")
    withdrew = Student.objects.get(pk=NUMBERS[0]).name
    names = ("林一诺", "周子扬", "何以宁", "查无此人", withdrew)
    election = written(hall, *names, *["林一诺"] * 4, times=1)
    client.force_login(hall.leads)
    assert told(client, election) == {
        "林一诺": (
            5,
            ("20240981", "20240982"),
            "2 people are called 林一诺: 20240981 网络2401, 20240982 网络2401. Give the student number of "
            "whom the voters meant.",
        ),
        "周子扬": (1, ("20240983",), ""),
        "何以宁": (1, (), "何以宁 is no candidate yet: every step before the election comes first."),
        "查无此人": (
            1,
            (),
            "Nobody here is called 查无此人; check how it is written, or give the student number.",
        ),
        withdrew: (1, (), f"{withdrew} has withdrawn from this election and does not stand again."),
    }


def test_somebody_written_in_joins_the_further_round_by_choice_or_by_name(hall, client):
    for number, name in (("20240981", "林一诺"), ("20240982", "林一诺"), ("20240983", "周子扬")):
        nominated(student(number, name))
    election = written(hall, "周子扬", "林一诺", times=2)
    client.force_login(hall.leads)
    page = f"/elections/{election.pk}/follow"
    form = client.get(page).context["form"]
    assert "20240983" in dict(form.fields["chosen"].choices)
    given = {name: value for name, value in form.initial.items() if value is not None}
    given |= {"chosen": [], "closes": "", "seats": 1}
    refused = client.post(page, {**given, "numbers": "林一诺"})
    assert (refused.status_code, "20240981 网络2401" in refused.content.decode()) == (409, True)
    assert client.post(page, {**given, "numbers": "林依诺"}).status_code == 409
    assert client.post(page, {**given, "numbers": "周子扬\n20240982"}).status_code == 302
    following = Election.objects.get(after=election)
    assert set(following.candidates.values_list("student", flat=True)) == {"20240983", "20240982"}


def test_whoever_withdrew_was_elected_or_is_no_candidate_does_not_join(hall):
    student("20240984", "何以宁")
    election = written(hall, "何以宁")
    asked = {"actor": hall.leads, "election": election, "pack": hall.pack}
    elected = election.candidates.get(key="c1").student_id
    for number, said in (
        (NUMBERS[0], f"{NUMBERS[0]} is no candidate for this office"),
        (elected, f"{elected} is no candidate for this office"),
        ("20240984", "何以宁 is no candidate yet"),
    ):
        draft = replace(hall.draft(), seats=1, candidates=(number,))
        assert said in refusal(actions.draft_further_round, draft=draft, **asked)


def test_nobody_is_seated_who_was_only_written_in_and_the_election_can_be_repeated(hall):
    student("20240984", "何以宁")
    election = written(hall, "何以宁", times=9)
    with pytest.raises(CaseRefused, match=r"何以宁.* were written in and are elected"):
        actions.pass_result_on(actor=hall.leads, election=election, passing=Passing(), pack=hall.pack)
    assert not ElectionResult.objects.exists()
    actions.abort_election(actor=hall.opener, election=election, why="另选他人当选", pack=hall.pack)
    election.refresh_from_db()
    assert election.state == "annulled"


def test_what_the_congress_has_is_broken_off_only_once_it_is_taken_back_there(hall):
    election = written(hall)
    asked = {"actor": hall.opener, "election": election, "why": "投诉成立", "pack": hall.pack}
    said = Passing(unfilled="大会决定空缺")
    actions.pass_result_on(actor=hall.leads, election=election, passing=said, pack=hall.pack)
    with pytest.raises(CaseRefused, match="have it taken back there first"):
        actions.abort_election(**asked)
    annul_result(actor=hall.leads, result=ElectionResult.objects.get(), why="投诉成立", pack=hall.pack)
    actions.abort_election(**asked)
    election.refresh_from_db()
    assert election.state == "annulled"


def test_names_are_read_as_people_type_them():
    assert words_in("20240101 20240102\n林一诺；欧阳 锋、O'Brien Li") == (
        "20240101",
        "20240102",
        "林一诺",
        "欧阳 锋",
        "O'Brien Li",
    )
    people = [Known("1", "欧阳锋", "甲班"), Known("2", "林一诺", "甲班")]
    assert meant(("欧阳 锋", "20240101"), people) == (("1", "20240101"), ())
