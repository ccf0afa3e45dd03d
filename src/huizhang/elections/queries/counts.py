"""What there is to count, what was counted, and what two tellers disagree on."""

from __future__ import annotations

from dataclasses import replace

from django.db.models import QuerySet

from huizhang.elections.box import slip_of
from huizhang.elections.models import Ballot, Election, ElectionCount, TallySheet
from huizhang.elections.rules.casting import restored_ballot
from huizhang.elections.rules.counting import SHEETS
from huizhang.elections.rules.sheets import sheet_of, totals_from
from huizhang.elections.rules.states import ENDED, Role, State
from huizhang.kernel import tally
from huizhang.kernel.message import Message
from huizhang.kernel.tally import Count, Totals, count_totals
from huizhang.kernel.tally.election import void_by_papers
from huizhang.kernel.tally.sheets import Difference, Sheet, differences, totals_of_sheet
from huizhang.people.queries import Account


def as_counted(election: Election) -> tally.Election:
    """What was frozen, with the numbers of the close. Raises ValueError where one of them is still open."""
    numbers = (election.entitled, election.present, election.issued, election.returned)
    if None in numbers:
        raise ValueError(f"election {election.pk} has no numbers yet")
    entitled, present, issued, returned = (number or 0 for number in numbers)
    return replace(slip_of(election), entitled=entitled, present=present, issued=issued, returned=returned)


def ballots_in(election: Election) -> list[tally.Ballot]:
    """Of a sealed box."""
    return [restored_ballot(one.key, one.marks) for one in Ballot.objects.filter(election=election)]


def count_of(election: Election) -> ElectionCount | None:
    return (
        ElectionCount.objects.filter(election=election).select_related("counted_by", "published_by").first()
    )


def published_counts(congress: str = "") -> QuerySet[ElectionCount]:
    """Of one congress or of all, the newest first, without the bundles themselves."""
    found = ElectionCount.objects.filter(published_at__isnull=False).defer("bundle")
    if congress:
        found = found.filter(election__congress=congress)
    return found.select_related("election").order_by("-published_at", "-pk")


def why_void(election: Election) -> Message | None:
    """Why it elects nobody, by its numbers or by its count; None of one that is not void."""
    if election.state != State.VOID:
        return None
    made = count_of(election)
    if made is not None:
        return counted_again(made).failed
    return void_by_papers(election.issued or 0, election.returned or 0)


def counted_again(found: ElectionCount) -> Count:
    """Who is elected by the totals that were counted, with every step."""
    return count_totals(as_counted(found.election), totals_from(found.totals))


def tied_by_hand(election: Election) -> list[tuple[str, str]]:
    """(student number, name) of those tied for the last seats, where a show of hands decides."""
    made = count_of(election)
    if made is None or as_counted(election).rules.tie is not tally.TieRule.SHOW_OF_HANDS:
        return []
    tied = [one.id for one in counted_again(made).ties]
    people = election.candidates.filter(key__in=tied, student__isnull=False).order_by("key")
    return [(one.student_id or "", one.name) for one in people]


def sheets_in(election: Election) -> list[TallySheet]:
    """Those handed in, in the order of the names of their tellers."""
    found = TallySheet.objects.filter(election=election, handed_in_at__isnull=False)
    return list(found.select_related("teller").order_by("teller__username"))


def numbers_settled(election: Election) -> tuple[bool, bool]:
    """Whether a sheet was handed in by the numbers of papers on record, and whether an election follows."""
    handed_in = TallySheet.objects.filter(election=election).exclude(sha256="").exists()
    return handed_in, election.followed_by.exclude(state__in=ENDED).exists()


def sheets_compared(election: Election) -> list[TallySheet]:
    """Two sheets once both were handed in, also while one of them is corrected; before, nothing: neither
    teller learns of the other's sheet."""
    found = TallySheet.objects.filter(election=election).exclude(sha256="").select_related("teller")
    corrected_last = sorted(found, key=lambda one: (one.handed_in_at is None, one.teller.username))
    return corrected_last[:SHEETS] if len(corrected_last) >= SHEETS else []


def names_on(sheets: list[TallySheet]) -> list[str]:
    """Whose they are, by name; by user name, too, where two share a name."""
    names = [one.teller.name for one in sheets]
    once = len(set(names)) == len(names)
    return names if once else [f"{one.teller.name} ({one.teller.username})" for one in sheets]


def tellers_of(election: Election) -> list[tuple[str, bool]]:
    """Each teller's name, and whether the own sheet is handed in."""
    there = {one.teller_id for one in sheets_in(election)}
    named = election.officers.filter(role=Role.TELLER).select_related("account").order_by("account__username")
    return [(one.account.name, one.account_id in there) for one in named]


def own_sheet(election: Election, account: Account) -> TallySheet | None:
    return TallySheet.objects.filter(election=election, teller=account).first()


def read_sheets(sheets: list[TallySheet]) -> list[Sheet]:
    return [sheet_of(one.piles) for one in sheets]


def totals_on(sheets: list[TallySheet], election: tally.Election) -> list[Totals]:
    return [totals_of_sheet(one, election) for one in read_sheets(sheets)]


def disagreements(sheets: list[TallySheet], election: tally.Election) -> tuple[Difference, ...]:
    """Between two of `sheets_compared`."""
    totals = totals_on(sheets, election)
    return differences(totals[0], totals[1]) if len(totals) > 1 else ()


def tells(election: Election, account: Account) -> bool:
    return account.is_active and election.officers.filter(account=account, role=Role.TELLER).exists()


def watches(election: Election, account: Account) -> bool:
    return account.is_active and election.officers.filter(account=account).exists()
