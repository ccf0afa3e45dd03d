"""An election on paper is written down by two tellers, counted, published and passed on."""

from __future__ import annotations

from config.doors.deeds import Deed, deed
from config.doors.readings import Seen, reads
from elections.voting import Voting, voting
from huizhang.elections import actions
from huizhang.elections.models import Election
from huizhang.kernel.tally.sheets import Pile, Votes
from huizhang.people.models import Account
from selection.serving import Presidium

CANDIDATES = tuple(f"c{place}" for place in range(1, 8))
WON = CANDIDATES[:5]
GIVEN = {key: Votes(approve=3) if key in WON else Votes(abstain=3) for key in CANDIDATES}


def said(
    hall: Voting, election: Election, actor: Account, verb: str, form: dict[str, object], **given
) -> Deed:
    """On the page of the sheet for what tellers do alone, else on that of the count."""
    alone = verb in ("pile", "drop", "hand-in", "take-back")
    ends = {"pile": "piles", "drop": "piles/drop", "hand-in": "sheet", "take-back": "sheet/back"}
    options = [
        word
        for name, value in given.items()
        for one in (value if isinstance(value, list) else [value])
        for word in (f"--{name}", one)
    ]
    return Deed(
        actor,
        f"/elections/{election.pk}/{'sheet' if alone else 'count'}",
        form,
        f"/elections/{election.pk}/{ends.get(verb, verb)}",
        (election.pk, *options),
        given,
    )


def closed(presidium: Presidium) -> tuple[Voting, Election]:
    hall = voting(3, presidium)
    tellers = tuple(one.username for one in hall.scrutineers[:2])
    election = hall.opened(mode="paper", tellers=tellers)
    return hall, actions.close_election(actor=hall.leads, election=election, pack=hall.pack)


def with_papers(presidium: Presidium) -> tuple[Voting, Election]:
    hall, election = closed(presidium)
    facts = {"actor": hall.leads, "election": election, "pack": hall.pack}
    return hall, actions.record_papers(**facts, issued=3, returned=3)


def written(hall: Voting, election: Election, teller: int, votes=GIVEN, *, handed_in: bool = True) -> None:
    facts = {"actor": hall.scrutineers[teller], "election": election}
    actions.put_pile(**facts, pile=Pile("1", 3, 0, votes))
    if handed_in:
        actions.hand_in_sheet(**facts, pack=hall.pack)


def counted(presidium: Presidium) -> tuple[Voting, Election]:
    hall, election = with_papers(presidium)
    written(hall, election, 0)
    written(hall, election, 1)
    return hall, actions.count_election(actor=hall.leads, election=election, pack=hall.pack)


@deed("tally papers")
def _papers(presidium: Presidium) -> Deed:
    hall, election = closed(presidium)
    numbers = {"issued": 3, "returned": 3}
    return said(hall, election, hall.scrutineers[2], "papers", {"act": "papers", **numbers}, **numbers)


@deed("tally pile")
def _pile(presidium: Presidium) -> Deed:
    hall, election = with_papers(presidium)
    form = {"act": "put", "pile": "1", "valid": 3, "invalid": 0}
    for key in CANDIDATES:
        form |= {f"{key}_{mark}": 0 for mark in ("approve", "oppose", "abstain", "illegible")}
        form[f"{key}_{'approve' if key in WON else 'abstain'}"] = 3
    votes = [f"{key}={'3,0,0,0' if key in WON else '0,0,3,0'}" for key in CANDIDATES]
    return said(hall, election, hall.scrutineers[0], "pile", form, pile="1", valid=3, votes=votes)


@deed("tally drop")
def _drop(presidium: Presidium) -> Deed:
    hall, election = with_papers(presidium)
    written(hall, election, 0, handed_in=False)
    return said(hall, election, hall.scrutineers[0], "drop", {"act": "drop", "pile": "1"}, pile="1")


@deed("tally hand-in")
def _hand_in(presidium: Presidium) -> Deed:
    hall, election = with_papers(presidium)
    written(hall, election, 0, handed_in=False)
    return said(hall, election, hall.scrutineers[0], "hand-in", {"act": "hand_in"})


@deed("tally take-back")
def _take_back(presidium: Presidium) -> Deed:
    hall, election = with_papers(presidium)
    written(hall, election, 0)
    written(hall, election, 1, {**GIVEN, "c7": Votes(oppose=3)})
    return said(hall, election, hall.scrutineers[1], "take-back", {"act": "take_back"})


@deed("tally count")
def _count(presidium: Presidium) -> Deed:
    hall, election = with_papers(presidium)
    written(hall, election, 0)
    written(hall, election, 1)
    return said(hall, election, hall.scrutineers[2], "count", {"act": "count"})


@deed("tally publish")
def _publish(presidium: Presidium) -> Deed:
    hall, election = counted(presidium)
    return said(hall, election, hall.leads, "publish", {"act": "publish"})


@deed("tally pass-on")
def _pass_on(presidium: Presidium) -> Deed:
    hall, election = counted(presidium)
    actions.publish_election(actor=hall.leads, election=election, pack=hall.pack)
    return said(hall, election, hall.leads, "pass-on", {"act": "pass_on", "renews": "on"})


@reads("tally show")
def _show(presidium: Presidium) -> Seen:
    hall, election = counted(presidium)
    return hall.leads, f"/elections/{election.pk}/count", {}, (election.pk,)
