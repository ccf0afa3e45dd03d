"""Proposals: who may propose and second, what is on the list, what waits for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from huizhang.approvals.queries import Case, Decision, organs_waiting_for, standing
from huizhang.approvals.queries.notifying import holders
from huizhang.congress.models import Calling, Congress, Delegate, Proposal, Reply
from huizhang.congress.rules.calling import ASSEMBLY
from huizhang.congress.rules.proposals.docketing import Mergeable, organ_of_office
from huizhang.congress.rules.proposals.stages import PUBLIC, Shown, Stage, shown
from huizhang.congress.rules.proposals.words import REPLY, Standing, Words
from huizhang.kernel import records
from huizhang.kernel.procedure import Outcome, State
from huizhang.kernel.records import POSTGRADUATE_LEVELS
from huizhang.org import queries as org
from huizhang.people.queries import Account, Student
from huizhang.people.queries.visibility import Sight
from huizhang.policy.pack import Pack

OF_CASE = {Shown.FILED: State.OPEN, Shown.RETURNED: State.RETURNED, Shown.WITHDRAWN: State.WITHDRAWN}
HIDDEN = frozenset({Shown.REFUSED, Shown.WITHDRAWN})


def is_delegate(account: Account, congress: Congress) -> bool:
    """Sent to it; where all students meet (general assembly), enrolled in the college."""
    if not account.student_id or not account.is_active:
        return False
    if congress.elected_by != ASSEMBLY:
        return Delegate.objects.filter(congress=congress, student=account.student_id).exists()
    return _assembled(congress).filter(pk=account.student_id).exists()


def _assembled(congress: Congress) -> QuerySet[Student]:
    """Whom the union of the college represents: with a graduate union beside it, each its own students."""
    union = next(one for one in org.unions() if one.union == congress.union_id)
    peers = {one.graduate for one in org.unions() if one.college == union.college}
    found = Student.objects.filter(class_group__major__college=union.college or "", status=records.ENROLLED)
    if peers != {True, False}:
        return found
    graduates = Q(class_group__level__in=POSTGRADUATE_LEVELS)
    return found.filter(graduates if union.graduate else ~graduates)


def kind_of_delegate(student: str, congress: Congress) -> str:
    """As its row says; that of the colleges where all students meet."""
    found = Delegate.objects.filter(congress=congress, student=student).values_list("kind", flat=True)
    return found.first() or "college"


def delegate_standing(account: Account, congress: Congress) -> Standing:
    return Standing(is_delegate(account, congress), not takes_proposals(congress))


def takes_proposals(congress: Congress) -> bool:
    """Neither cancelled nor followed by another one."""
    called_off = Calling.objects.filter(congress=congress, cancelled_on__isnull=False).exists()
    return not called_off and later_congress(congress) is None


def later_congress(congress: Congress) -> Congress | None:
    """The next of the same union that was not cancelled."""
    later = Congress.objects.filter(union=congress.union_id, date__gt=congress.date)
    later = later.exclude(calling__cancelled_on__isnull=False)
    return later.order_by("date").first()


def proposals() -> QuerySet[Proposal]:
    """With everything that a line of the list shows."""
    return Proposal.objects.select_related(
        "congress", "proposer__class_group__major", "case", "merged_into", "rolled_from"
    )


def listed(congress: Congress, account: Account, delegate: bool) -> QuerySet[Proposal]:
    """What the account may see of those to the congress, the newest first: drafts only their own, those that
    look for seconders only delegates."""
    here = Q(congress=congress) | Q(rolled_from=congress)
    seen = Q(stage__in=[one for one in Stage if Shown(one) in PUBLIC])
    if delegate:
        seen |= Q(stage=Stage.SECONDING)
    if account.student_id:
        seen |= Q(proposer=account.student_id)
    seconds = Count("seconds", distinct=True)
    return proposals().filter(here & seen).annotate(seconders=seconds).order_by("-pk")


def of_state(found: QuerySet[Proposal], state: Shown) -> QuerySet[Proposal]:
    if state in OF_CASE:
        return found.filter(stage=Stage.FILED, case__state=OF_CASE[state])
    return found.filter(stage=Stage(state))


def searched(found: QuerySet[Proposal], asked: str) -> QuerySet[Proposal]:
    """By words of the title, or the name of a proposer."""
    words = asked.strip()
    return found.filter(Q(title__contains=words) | Q(proposer__name__contains=words)) if words else found


def shown_state(proposal: Proposal) -> Shown:
    return shown(Stage(proposal.stage), State(proposal.case.state) if proposal.case else None)


def may_read(account: Account, sight: Sight, proposal: Proposal) -> bool:
    """The text: of what was refused or withdrawn only its proposers, and the organs that guide."""
    if shown_state(proposal) not in HIDDEN or is_own(account, proposal):
        return True
    return guides(sight, proposal)


def guides(sight: Sight, proposal: Proposal) -> bool:
    return sight.college(proposal.proposer.class_group.major.college_id)


def is_own(account: Account, proposal: Proposal) -> bool:
    return bool(account.student_id) and account.student_id == proposal.proposer_id


def words_of(proposal: Proposal) -> Words:
    one = proposal
    return Words(one.title, one.category, one.background, one.problem, one.evidence, one.suggestion)


def organs_asked(account: Account, proposal: Proposal, day: date) -> list[str]:
    """For which organs the account may speak on its docketing now."""
    if proposal.case is None:
        return []
    return [one.organ for one in organs_waiting_for(account, proposal.case, day)]


def is_last_word(proposal: Proposal) -> bool:
    """Whether the next organ that approves dockets it."""
    if proposal.case is None:
        return False
    found = standing(proposal.case, proposal.case.decisions.all())
    at, last = found.at, len(found.stages) - 1
    return at.stage == last and (len(at.waiting) == 1 or found.stages[last].any_one)


def mergeable(proposal: Proposal) -> Mergeable:
    waiting = proposal.case.waiting.values_list("organ", flat=True) if proposal.case else ()
    organs = frozenset(waiting) if is_last_word(proposal) else frozenset()
    leads = proposal.merged.exists()
    return Mergeable(proposal.pk, proposal.congress_id, Stage(proposal.stage), organs, leads)


def similar(proposal: Proposal) -> QuerySet[Proposal]:
    """Those of the same category that are being checked beside it."""
    found = proposals().filter(
        congress=proposal.congress_id, category=proposal.category, stage=Stage.FILED, merged__isnull=True
    )
    return found.filter(case__state=State.OPEN).exclude(pk=proposal.pk).order_by("pk")


@dataclass(frozen=True, slots=True)
class Names:
    """Who stands behind a proposal and everything merged into it."""

    proposers: tuple[str, ...]
    seconders: tuple[str, ...]


def names_of(proposal: Proposal) -> Names:
    family = Proposal.objects.filter(Q(pk=proposal.pk) | Q(merged_into=proposal)).order_by(
        "merged_into", "pk"
    )
    own = sorted(family.select_related("proposer"), key=lambda one: (one.pk != proposal.pk, one.pk))
    proposers = dict.fromkeys(one.proposer.name for one in own)
    seconds = Student.objects.filter(seconded__proposal__in=family).order_by("seconded__pk")
    return Names(tuple(proposers), tuple(dict.fromkeys(seconds.values_list("name", flat=True))))


def accounts_behind(proposal: Proposal) -> list[int]:
    """Of proposers and seconders, those of merged proposals too."""
    family = Proposal.objects.filter(Q(pk=proposal.pk) | Q(merged_into=proposal))
    behind = Q(student__proposals__in=family) | Q(student__seconded__proposal__in=family)
    return list(Account.objects.filter(behind).order_by("pk").values_list("pk", flat=True).distinct())


def replies_of(proposal: Proposal) -> list[Reply]:
    """Without one that was handed back and is asked of nobody yet."""
    asked = proposal.replies.exclude(case__state=State.REJECTED, said="")
    return list(asked.select_related("case", "by").order_by("number"))


def handed_back(proposal: Proposal) -> list[Decision]:
    """Of the offices that replied not, the oldest first: whose word it was, and why."""
    cases = Case.objects.filter(kind=REPLY, facts__proposal=proposal.pk, state=State.REJECTED)
    said = Decision.objects.filter(case__in=cases, outcome=Outcome.REJECT)
    return list(said.select_related("account", "case").order_by("pk"))


def seat_of_office(office: str, college: str | None, pack: Pack, day: date) -> tuple[str, str | None] | None:
    """The organ and its college, where somebody sits there today; None where the office has no seat."""
    organ = organ_of_office(office, pack)
    if organ is None:
        return None
    of_college = college if pack.organs[organ].level == "college" else None
    return (organ, of_college) if holders(organ, of_college, None, day) else None


def decided(congress: Congress) -> QuerySet[Proposal]:
    """Docketed or taken as an opinion, by their numbers, with those who are merged into them."""
    stages = (Stage.DOCKETED, Stage.ANSWERED, Stage.SATISFIED, Stage.UNSATISFIED, Stage.OPINION)
    merged = Prefetch("merged", Proposal.objects.select_related("proposer").order_by("pk"))
    return proposals().filter(congress=congress, stage__in=stages).prefetch_related(merged).order_by("pk")


def own_proposals(account: Account) -> QuerySet[Proposal]:
    """That the account proposed or seconds, the newest first."""
    if not account.student_id:
        return Proposal.objects.none()
    own = Q(proposer=account.student_id) | Q(seconds__student=account.student_id)
    return proposals().filter(own).distinct().order_by("-pk")


def with_proposals(account: Account) -> QuerySet[Congress]:
    """To which somebody proposed or the account may, those to come first."""
    here = Q(proposals__stage__in=[one for one in Stage if Shown(one) in PUBLIC])
    if account.student_id:
        here |= Q(delegates__student=account.student_id)
        college = Student.objects.filter(pk=account.student_id).values("class_group__major__college")
        here |= Q(elected_by=ASSEMBLY, union__college__in=college)
    found = Congress.objects.filter(here).exclude(calling__cancelled_on__isnull=False)
    return found.select_related("union").distinct().order_by("-date", "congress")
