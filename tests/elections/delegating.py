"""Twelve students of a class elect two delegates of their major by ballot, in as many rounds as it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from congress.delegations import GUIDES, UNION, Sending, sending
from elections.voting import marking
from huizhang.congress.models import Candidacy
from huizhang.elections import actions
from huizhang.elections.models import Election, RollEntry
from huizhang.elections.rules.counting import Passing
from huizhang.elections.rules.drafting import Draft, chosen, settings_of
from huizhang.people.models import Account, Student
from selection.serving import account_of

HOUR = timedelta(hours=1)
WATCHING = slice(9, 12)


@dataclass(frozen=True)
class Delegating:
    """Candidates and voters by their place among the classmates; the last three watch."""

    there: Sending

    @property
    def leads(self) -> dict:
        return {"actor": self.there.seated(GUIDES["college"]), "pack": self.there.pack}

    def number(self, place: int) -> str:
        return self.there.number(place)

    def draft(self, candidates: Sequence[int], seats: int = 2, **more) -> Draft:
        rules = {name: more.pop(name) for name in ("tie", "write_ins", "majority") if name in more}
        facts = {
            "constituency": self.there.unit,
            "closes": timezone.now() + HOUR,
            "balloting": chosen(settings_of("delegates", self.there.pack), **rules),
            **more,
        }
        return Draft(
            kind="delegates",
            title="选举代表",
            seats=seats,
            candidates=tuple(map(self.number, candidates)),
            scrutineers=tuple(account_numbered(one.pk).username for one in self.there.classmates[WATCHING]),
            approved="班会通过",
            **facts,
        )

    def drafted(self, draft: Draft, after: Election | None = None) -> Election:
        if after is None:
            return actions.draft_election(congress=self.there.congress, draft=draft, **self.leads)
        return actions.draft_further_round(election=after, draft=draft, **self.leads)

    def voted(self, made: Election, ballots: Sequence[Sequence[int | str]]) -> Election:
        """`ballots` have whom each voter approves of, by place or as a name written in; published then."""
        opened = actions.open_election(election=made, **self.leads)
        keys = {one.student_id: one.key for one in opened.candidates.all()}
        voters = RollEntry.objects.filter(election=opened).order_by("voter").values_list("voter", flat=True)
        for voter, named in zip(voters, ballots, strict=False):
            marks = marking(
                [keys[self.number(one)] for one in named if isinstance(one, int)],
                write_ins=[one for one in named if isinstance(one, str)],
            )
            actions.cast_ballot(actor=account_numbered(voter), election=opened, marking=marks)
        self.published(opened)
        opened.refresh_from_db()
        return opened

    def published(self, opened: Election) -> None:
        actions.close_election(election=opened, why="其余选举人不再投票", **self.leads)
        actions.count_election(election=opened, **self.leads)
        actions.publish_election(election=opened, **self.leads)

    def held(self, ballots, candidates=(0, 1, 2), seats: int = 2, after=None, **more) -> Election:
        return self.voted(self.drafted(self.draft(candidates, seats, **more), after), ballots)

    def passed_on(self, election: Election, actor: Account | None = None, **said) -> Election:
        return actions.pass_result_on(
            actor=actor or self.there.seated(UNION),
            election=election,
            passing=Passing(**said),
            pack=self.there.pack,
        )

    def places(self) -> dict[int, str]:
        rows = dict(Candidacy.objects.order_by("pk").values_list("student", "place"))
        return {n: rows[one.pk] for n, one in enumerate(self.there.classmates) if one.pk in rows}


def delegating() -> Delegating:
    there = sending("college")
    for place, one in enumerate(there.classmates[WATCHING]):
        Student.objects.filter(pk=one.pk).update(name=f"监票人{place}")
    there.recommended(0, 1, 2)
    return Delegating(there)


def account_numbered(number: str) -> Account:
    known = Account.objects.filter(student=number).first()
    return known or account_of(Student.objects.get(pk=number))
