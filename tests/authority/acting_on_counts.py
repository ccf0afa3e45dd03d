"""How acts on elections that are closed are tried. Who may is in acts.csv."""

from __future__ import annotations

from authority.acting_on_elections import drafted, guiding, running, tries
from authority.people import World
from huizhang.elections import actions as acts
from huizhang.elections.models import Election, ElectionOfficer
from huizhang.elections.rules.counting import Passing
from huizhang.kernel.tally.sheets import Pile, Votes

TELLERS = ("outsider", "graduate")


def closed(world: World, unit: str) -> Election:
    return acts.close_election(election=running(world, unit), **guiding(world, unit))


def counted(world: World, unit: str) -> Election:
    return acts.count_election(election=closed(world, unit), **guiding(world, unit))


def published(world: World, unit: str) -> Election:
    return acts.publish_election(election=counted(world, unit), **guiding(world, unit))


def on_paper(world: World, unit: str) -> Election:
    made = drafted(world, unit)
    Election.objects.filter(pk=made.pk).update(mode="paper")
    for part in TELLERS:
        ElectionOfficer.objects.create(election=made, account=world.people[part], role="teller")
    opened = acts.open_election(election=made, **guiding(world, unit))
    return acts.close_election(election=opened, **guiding(world, unit))


def written(world: World, unit: str) -> Election:
    """One ballot came back; both tellers wrote it down."""
    numbers = {"issued": 1, "returned": 1}
    found = acts.record_papers(election=on_paper(world, unit), **numbers, **guiding(world, unit))
    for part, votes in zip(TELLERS, (Votes(approve=1), Votes(oppose=1)), strict=True):
        pile = Pile("1", 1, 0, {"c1": votes, "c2": Votes(abstain=1)})
        acts.put_pile(actor=world.people[part], election=found, pile=pile)
    return found


def handed_in(world: World, unit: str) -> Election:
    found = written(world, unit)
    for part in TELLERS:
        acts.hand_in_sheet(actor=world.people[part], election=found, pack=world.pack)
    return found


tries("record how many ballots came back", acts.record_papers, on_paper, issued=1, returned=1)
tries("hand a tally sheet in", acts.hand_in_sheet, written)
tries("take a tally sheet back", acts.take_sheet_back, handed_in)
tries("count an election", acts.count_election, closed)
tries("publish an election", acts.publish_election, counted)
tries("pass on the result for an office without a chain", acts.pass_result_on, published, passing=Passing())
