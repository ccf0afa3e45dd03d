"""Ballots on paper: how many were issued and came back, and two tellers' sheets, each without the other's."""

from __future__ import annotations

from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from huizhang.approvals.actions import CaseRefused
from huizhang.congress.actions.standing import refuse_all
from huizhang.elections.actions.books import uncounted, write
from huizhang.elections.actions.counting import organ_counting
from huizhang.elections.bundle.sheets import sheet_csv
from huizhang.elections.bundle.strictly import hash_of
from huizhang.elections.models import Election, TallySheet
from huizhang.elections.queries.counts import as_counted, numbers_settled, own_sheet, sheets_in, tells
from huizhang.elections.queries.sealing import close_of
from huizhang.elections.rules.counting import (
    SHEETS,
    faults_of_correction,
    faults_of_entry,
    faults_of_papers,
    faults_of_sheet,
    faults_of_voiding,
)
from huizhang.elections.rules.sheets import pile_as_dict, sheet_of
from huizhang.elections.rules.states import Mode, State
from huizhang.kernel.message import message
from huizhang.kernel.tally.election import void_by_papers
from huizhang.kernel.tally.sheets import Pile, totals_of_sheet
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack


@transaction.atomic
def record_papers(
    *,
    actor: Account,
    election: Election,
    issued: int,
    returned: int,
    pack: Pack,
    confirmed: bool = False,
) -> Election:
    """After the close, and corrected until the first sheet is handed in; they are hashed with what was fixed
    until then. More back than were issued, which has to be `confirmed`: the election is void at once, and may
    be repeated; its tellers put on record what came back. Raises CaseRefused."""
    found = _on_paper(election, "papers")
    organ = organ_counting(actor, found, pack)
    before = _numbers_before(found)
    # in a constituency nobody is checked in: present is who got a ballot
    most = found.roll.count() if found.constituency else found.present or 0
    refuse_all(faults_of_papers(issued, returned, most))
    refuse_all(faults_of_voiding(issued, returned, confirmed=confirmed))
    found.issued, found.returned = issued, returned
    found.present = issued if found.constituency else found.present
    void = void_by_papers(issued, returned) is not None
    found.state = State.VOID if void else State.CLOSED
    fixed = close_of(found)
    found.papers_sha256 = fixed.sha256
    found.save(update_fields=["issued", "returned", "present", "state", "papers_sha256"])
    facts: dict[str, object] = {"issued": issued, "returned": returned, "void": void, **before}
    facts |= {"papers": fixed.sha256, "sealed": asdict(fixed)}
    write(actor, "record_ballot_papers", found, organ, pack, facts)
    return found


def _numbers_before(election: Election) -> dict[str, object]:
    """What is corrected. Raises CaseRefused where it is too late."""
    if election.returned is None:
        return {}
    handed_in, followed = numbers_settled(election)
    refuse_all(faults_of_correction(handed_in=handed_in, followed=followed))
    return {"before": {"issued": election.issued, "returned": election.returned}}


@transaction.atomic
def put_pile(*, actor: Account, election: Election, pile: Pile) -> TallySheet:
    """On the actor's own sheet, in place of one of that name; a draft until it is handed in.

    Raises CaseRefused.
    """
    found = _with_numbers(election)
    sheet = _own(actor, found)
    kept = [one for one in sheet.piles if one["pile"] != pile.name]
    refuse_all(faults_of_entry(pile, as_counted(found), len(kept)))
    sheet.piles = [*kept, pile_as_dict(pile)]
    sheet.save()
    return sheet


@transaction.atomic
def drop_pile(*, actor: Account, election: Election, name: str) -> TallySheet:
    """Raises CaseRefused."""
    sheet = _own(actor, _with_numbers(election))
    kept = [one for one in sheet.piles if one["pile"] != name]
    if len(kept) == len(sheet.piles):
        refuse_all([message("Your sheet has no pile {name}.", name=name)])
    sheet.piles = kept
    sheet.save()
    return sheet


@transaction.atomic
def hand_in_sheet(*, actor: Account, election: Election, pack: Pack) -> TallySheet:
    """The ledger has its hash: nothing of it is told before the other sheet is in. Raises CaseRefused."""
    found = _with_numbers(election)
    sheet, known = _own(actor, found), as_counted(found)
    refuse_all(faults_of_sheet(totals_of_sheet(sheet_of(sheet.piles), known), known))
    if len(sheets_in(found)) >= SHEETS:
        refuse_all([message("Two sheets are in already.")])
    sheet.handed_in_at = timezone.now()
    sheet.sha256 = hash_of(sheet_csv(sheet_of(sheet.piles), known))
    sheet.save()
    write(actor, "hand_in_tally_sheet", found, "", pack, {"sheet": sheet.pk, "sha256": sheet.sha256})
    return sheet


@transaction.atomic
def take_sheet_back(*, actor: Account, election: Election, pack: Pack) -> TallySheet:
    """To be corrected, once both are in and differ; each teller the own one. Raises CaseRefused."""
    found = _with_numbers(election)
    handed_in = sheets_in(found)
    sheet = next((one for one in handed_in if one.teller_id == actor.pk), None)
    if sheet is None:
        raise CaseRefused(message("You have handed in no sheet."))
    if len(handed_in) < SHEETS:
        raise CaseRefused(message("The other sheet is not in yet; yours stays as it is until then."))
    sheet.handed_in_at = None
    sheet.save(update_fields=["handed_in_at"])
    write(actor, "take_tally_sheet_back", found, "", pack, {"sheet": sheet.pk, "before": sheet.sha256})
    return sheet


def _on_paper(election: Election, act: str) -> Election:
    found = uncounted(election.pk, act)
    if found.mode != Mode.PAPER:
        refuse_all([message("This election has no ballots on paper.")])
    return found


def _with_numbers(election: Election) -> Election:
    found = _on_paper(election, "tally")
    if found.returned is None:
        refuse_all([message("First record how many ballots were issued and came back.")])
    return found


def _own(actor: Account, election: Election) -> TallySheet:
    """Raises CaseRefused for whoever is no teller, and where the sheet is in already."""
    if not tells(election, actor):
        refuse_all([message("Only the tellers of this election keep tally sheets.")])
    sheet = own_sheet(election, actor) or TallySheet(election=election, teller=actor)
    if sheet.handed_in_at is not None:
        refuse_all([message("Your sheet is handed in.")])
    return sheet
