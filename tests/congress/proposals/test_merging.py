"""Similar proposals become one, no name is lost, and it can be undone until it is decided."""

from __future__ import annotations

import pytest

from congress.proposals.proposing import (
    Proposing,
    checked,
    docket,
    does,
    drafted,
    fresh,
    handed_in,
    proposing,
    rate,
    reply,
)
from huizhang.approvals.actions import CaseRefused, withdraw
from huizhang.congress import actions
from huizhang.congress.models import Proposal
from huizhang.congress.queries.proposals import names_of
from huizhang.congress.rules.proposals.docketing import Disposition, Outcome
from huizhang.congress.rules.proposals.stages import Stage
from huizhang.kernel.procedure import State
from huizhang.ledger.models import Entry
from selection.serving import COMMITTEE, break_ledger

pytestmark = pytest.mark.django_db


@pytest.fixture
def there() -> Proposing:
    return proposing()


def merge(there: Proposing, lead: Proposal, *others: Proposal, **more) -> Proposal:
    facts = {"actor": there.seat(there.organ), "organ": there.organ} | more
    return actions.merge_proposals(lead=lead.pk, others=[one.pk for one in others], pack=there.pack, **facts)


def part(there: Proposing, made: Proposal) -> Proposal:
    return does(actions.part_proposal, there, there.seat(there.organ), made, organ=there.organ)


def two(there: Proposing) -> tuple[Proposal, Proposal]:
    return checked(there), checked(there, there.delegates[4], title="图书馆周末开放")


@pytest.mark.parametrize("level", ["college", "school"])
def test_what_is_decided_on_one_holds_for_all_and_all_names_stay(level):
    there = proposing(level)
    lead, other = two(there)
    merge(there, lead, other)
    assert names_of(lead).proposers == ("代表11", "代表15")
    assert set(names_of(lead).seconders) == {"代表11", "代表12", "代表13"}
    docket(there, fresh(lead))
    assert [(one.stage, one.case.state) for one in map(fresh, (lead, other))] == [
        (Stage.DOCKETED, State.APPROVED),
        (Stage.MERGED, State.APPROVED),
    ]
    reply(there, lead)
    rate(there, lead, satisfied=True)
    assert names_of(lead).proposers == ("代表11", "代表15")


def test_a_refusal_closes_the_merged_ones_too(there):
    lead, other = two(there)
    merge(there, lead, other)
    docket(there, fresh(lead), Disposition(Outcome.REFUSE, ground="power", said="不属于学校职权。"))
    assert (fresh(other).stage, fresh(other).case.state) == (Stage.MERGED, State.REJECTED)


def test_a_merged_one_is_decided_with_its_lead_only(there):
    lead, other = two(there)
    merge(there, lead, other)
    with pytest.raises(CaseRefused, match="This is merged into"):
        docket(there, fresh(other))


def test_it_is_undone_until_it_is_decided_and_both_acts_stay_on_record(there):
    lead, other = two(there)
    merge(there, lead, other)
    part(there, fresh(other))
    found = fresh(other)
    assert (found.stage, found.merged_into, names_of(lead).proposers) == (Stage.FILED, None, ("代表11",))
    assert [one.act for one in Entry.objects.order_by("seq")][-2:] == ["merge_proposal", "part_proposal"]
    merge(there, fresh(lead), found)
    docket(there, fresh(lead))
    with pytest.raises(CaseRefused, match="merged and not yet decided"):
        part(there, fresh(other))


def test_what_is_merged_into_a_withdrawn_one_is_taken_out_again(there):
    lead, other = two(there)
    merge(there, lead, other)
    withdraw(actor=there.proposer, case=lead.case_id, why="另行提出")
    assert part(there, fresh(other)).stage == Stage.FILED


def test_only_what_waits_for_the_organ_that_dockets_is_merged(there):
    lead, other = two(there)
    with pytest.raises(CaseRefused, match="Choose other proposals"):
        merge(there, lead)
    with pytest.raises(CaseRefused, match="Choose other proposals"):
        merge(there, lead, lead)
    with pytest.raises(CaseRefused, match="all of them wait"):
        merge(there, lead, drafted(there))
    with pytest.raises(CaseRefused, match="all of them wait"):
        merge(there, lead, other, organ=COMMITTEE, actor=there.seat(COMMITTEE))
    with pytest.raises(CaseRefused, match="does not speak on"):
        merge(there, lead, other, actor=there.seat("college_party_org"))
    merge(there, lead, other)
    third = handed_in(there, there.delegates[3], title="第三件")
    with pytest.raises(CaseRefused, match="leads others"):
        merge(there, third, fresh(lead))


def test_without_the_ledger_nothing_is_merged_or_parted(there, monkeypatch):
    (lead, other), (third, fourth) = two(there), two(there)
    merge(there, third, fourth)
    break_ledger(monkeypatch)
    for one in (lambda: merge(there, lead, other), lambda: part(there, fresh(fourth))):
        with pytest.raises(RuntimeError, match="the ledger is broken"):
            one()
    assert [fresh(one).stage for one in (other, fourth)] == [Stage.FILED, Stage.MERGED]
