"""The credentials of the delegates are checked and reported (代表资格审查)."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from huizhang.congress.actions.calling import record_milestone
from huizhang.congress.actions.standing import organ_acting, refuse_all, union_meeting
from huizhang.congress.models import Congress, Credentials
from huizhang.congress.queries.credentials import Checked, check_of
from huizhang.congress.queries.electors import electors_of, term_of
from huizhang.congress.rules.delegates.candidates import HELD
from huizhang.congress.rules.delegates.credentials import as_report, faults_of_check, said_in_chinese
from huizhang.congress.rules.timeline import Name
from huizhang.kernel.verdict import Status
from huizhang.ledger import actions as ledger
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack

ASSEMBLY_SAID = "全体学生大会，应到人员为在读学生名册，共{n}人。"


@transaction.atomic
def check_credentials(
    *, actor: Account, congress: Congress, committee: str, statement: str, pack: Pack
) -> Credentials:
    """By the congress's union or an organ that guides it, for the committee whose members are named; from
    then on the delegates do not change. Recorded as the milestone, with the report. Raises CaseRefused."""
    congress = Congress.objects.select_for_update().get(pk=congress.pk)
    union, today = union_meeting(congress), timezone.localdate()
    organ = organ_acting(actor, union, pack, today)
    term = term_of(congress)
    refuse_all([HELD] if term.held or not term.called else [])
    electors = electors_of(congress, union, pack, today)
    found = check_of(congress, electors, today)
    refuse_all(faults_of_check(found.credentials, statement, committee, assembly=term.assembly))
    report = as_report(found.numbers, found.composition, found.units, exceptions_of(found))
    summary = (
        ASSEMBLY_SAID.format(n=sum(electors.units.values())) if term.assembly else said_in_chinese(report)
    )
    made, _ = Credentials.objects.update_or_create(
        congress=congress,
        defaults={
            "day": today,
            "committee": committee.strip(),
            "statement": statement.strip(),
            "report": {**report, "assembly": term.assembly, "summary": summary},
            "by": actor,
        },
    )
    record_milestone(
        actor=actor,
        congress=congress,
        name=Name.CREDENTIALS,
        day=today,
        minutes=f"{summary}\n资格审查委员会：{made.committee}\n{made.statement}"[:4000],
        pack=pack,
    )
    ledger.record(
        actor.as_actor,
        act="check_credentials",
        organ=organ,
        subject=congress.congress,
        pack_hash=pack.hash,
        payload={"committee": made.committee, "statement": made.statement, "report": made.report},
    )
    return made


def exceptions_of(found: Checked) -> list[str]:
    """What the report names besides the numbers, in Chinese as filed."""
    doubtful = [
        f"{one.name}（{one.student_no}）的资格尚有不能确定之处"
        for one in found.credentials
        if one.status is Status.CANNOT_TELL
    ]
    vacant = [
        f"{name}缺额{seats - sent}名"
        for name, seats, sent in found.units
        if seats is not None and sent < seats
    ]
    return [*vacant, *doubtful]
