"""The members of a club voted for its delegate, and nobody had enough votes: a further round is due."""

from __future__ import annotations

from huizhang.congress.actions import record_delegate_election
from huizhang.congress.queries import Congress
from huizhang.congress.queries.candidates import around_of
from huizhang.congress.queries.electors import Electors, electors_of
from huizhang.congress.rules.delegates.candidates import CLUB, faults_of_candidate
from huizhang.congress.rules.delegates.polls import counted_result
from huizhang.kernel.records import ENROLLED
from huizhang.org import queries as org
from huizhang.people import queries as people
from huizhang.people.queries import Student
from huizhang.records.demo.live.people import University

RECORDS = "jiangyifan"
STAND, SEATS = 3, 1
SCRUTINEERS = "指导教师甲、指导教师乙、指导教师丙"
MINUTES = "社团全体成员大会，无记名投票，当场计票；无人得票过半，名额待下一轮选举产生。"


def vote_in_a_club(university: University, congress: Congress) -> None:
    """Nothing where no club with a seat has enough members of the cast's college who may stand."""
    union = next(one for one in org.unions() if one.union == congress.union_id)
    electors = electors_of(congress, union, university.pack, university.day)
    for kind, club in electors.seats or {}:
        standing = _standing(university, congress, electors, club) if kind == CLUB else []
        if len(standing) == STAND:
            _vote(university, congress, club, standing, electors.enrolled(club, CLUB))
            return


def _standing(university: University, congress: Congress, electors: Electors, club: str) -> list[str]:
    own = Student.objects.filter(status=ENROLLED, class_group__major__college=university.college)
    members = own.filter(clubs__contains=club).order_by("pk").values_list("pk", flat=True)
    known = people.students(university.day, list(members))
    able = (
        number
        for number, one in known.items()
        if not [*faults_of_candidate(one, number, club, CLUB, around_of(congress, electors, one, club, CLUB))]
    )
    return sorted(able)[:STAND]


def _vote(university: University, congress: Congress, club: str, standing: list[str], members: int) -> None:
    half, rest = members // 2, members - members // 2
    votes = dict(zip(standing, (half, rest // 2, rest - rest // 2), strict=True))
    papers, words = (SEATS, members, members, members), (SCRUTINEERS, MINUTES, "", "")
    result = counted_result(university.day, papers, votes, (), words, university.pack.electing)
    record_delegate_election(
        actor=university.of(RECORDS),
        congress=congress,
        constituency=club,
        result=result,
        pack=university.pack,
        kind=CLUB,
    )
