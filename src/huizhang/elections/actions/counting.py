"""The count: of the sealed box, or of two tellers' sheets that agree."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from huizhang.congress.actions.standing import refuse_all
from huizhang.elections.actions.books import leading, refuse_who_stands, uncounted, write
from huizhang.elections.bundle.strictly import as_json, hash_of
from huizhang.elections.models import Election, ElectionCount
from huizhang.elections.queries.counts import (
    as_counted,
    ballots_in,
    counted_again,
    names_on,
    sheets_in,
    totals_on,
    watches,
)
from huizhang.elections.queries.sealing import close_of
from huizhang.elections.rules.counting import faults_of_both
from huizhang.elections.rules.sheets import totals_as_dict
from huizhang.elections.rules.states import Mode, State
from huizhang.kernel.message import message
from huizhang.kernel.tally import Count, Totals, totals_of
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack


@transaction.atomic
def count_election(*, actor: Account, election: Election, pack: Pack) -> Election:
    """By who watches or counts in it, or conducts it. Void, or without a quorum, it elects nobody and may be
    repeated. Raises CaseRefused."""
    found = uncounted(election.pk, "count")
    organ = organ_counting(actor, found, pack)
    totals = _of_sheets(found) if found.mode == Mode.PAPER else _of_box(found)
    made = ElectionCount.objects.create(
        election=found, totals=totals_as_dict(totals), counted_by=actor, counted_at=timezone.now()
    )
    count = counted_again(made)
    _settle(found, count)
    numbers = {name: value for name, value in count.as_dict().items() if name != "steps"}
    facts = {"count": numbers, "sha256": hash_of(as_json(numbers))}
    write(actor, "count_election", found, organ, pack, facts)
    return found


def organ_counting(actor: Account, election: Election, pack: Pack) -> str:
    """Raises CaseRefused."""
    refuse_who_stands(actor, election)
    return "" if watches(election, actor) else leading(actor, election, pack)


def _of_box(election: Election) -> Totals:
    """Raises CaseRefused."""
    _refuse_changed(election, election.box_sha256)
    return totals_of(as_counted(election), ballots_in(election))


def _refuse_changed(election: Election, noted: str) -> None:
    """Raises CaseRefused where ballots, numbers or withdrawals are not those that were hashed."""
    if close_of(election).sha256 != noted:
        refuse_all(
            [
                message(
                    "Ballots, numbers or withdrawals are not those that were sealed at the close; break the "
                    "election off and repeat it."
                )
            ]
        )


def _of_sheets(election: Election) -> Totals:
    if election.returned is None:
        refuse_all([message("First record how many ballots were issued and came back.")])
    _refuse_changed(election, election.papers_sha256)
    sheets = sheets_in(election)
    totals = totals_on(sheets, as_counted(election))
    refuse_all(faults_of_both(totals, names_on(sheets)))
    return totals[0]


def _settle(election: Election, count: Count) -> None:
    election.state = State.VOID if count.failed else State.COUNTED
    election.save(update_fields=["state"])
