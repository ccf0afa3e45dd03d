"""What was counted is laid open, so that anybody can count it again; and the congress gets the result."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from huizhang.congress.actions.standing import refuse_all
from huizhang.elections.actions.books import held, leading, write
from huizhang.elections.bundle.verifying import Verification, verify
from huizhang.elections.bundle.writing import electronic_bundle, paper_bundle
from huizhang.elections.models import Election, ElectionCount
from huizhang.elections.queries.counts import as_counted, ballots_in, count_of, read_sheets, sheets_in
from huizhang.elections.rules.states import Mode, State
from huizhang.kernel.message import message
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack

NAME = "election-{number}.zip"


@transaction.atomic
def publish_election(*, actor: Account, election: Election, pack: Pack) -> Election:
    """By whoever conducts it. The bundle is verified before it is given out, and its hash is in the ledger.

    Raises CaseRefused.
    """
    found = held(election.pk, "publish")
    organ = leading(actor, found, pack)
    made = count_of(found)
    if made is None or made.published_at is not None:
        refuse_all([message("There is no count that is not published yet.")])
    else:
        checked = _bundled(found, made, actor)
        found.state = State.PUBLISHED if found.state == State.COUNTED else found.state
        found.save(update_fields=["state"])
        write(actor, "publish_election", found, organ, pack, {"hashes": dict(checked.hashes)})
    return found


def _bundled(election: Election, made: ElectionCount, actor: Account) -> Verification:
    """Raises CaseRefused where what would be published does not verify."""
    known, opening = as_counted(election), election.frozen.encode()
    if election.mode == Mode.PAPER:
        first, second = read_sheets(sheets_in(election))
        data = paper_bundle(known, opening, first, second)
    else:
        data = electronic_bundle(known, opening, ballots_in(election))
    noted = [election.frozen_sha256, election.box_sha256]
    if election.mode == Mode.PAPER:
        noted += [election.papers_sha256, *(one.sha256 for one in sheets_in(election))]
    checked = verify(data, NAME.format(number=election.pk), noted)
    refuse_all(one for check in checked.checks for one in check.differs)
    made.bundle, made.sha256 = data, checked.hashes["bundle"]
    made.published_by, made.published_at = actor, timezone.now()
    made.save()
    return checked
