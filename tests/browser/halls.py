"""A hall in which the congress of the school's union sits today: 300 delegates are there, seven stand.

Called in the program of a demo university, it fills that database with what no journey clicks through again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import uuid4

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from huizhang.approvals.models import Case
from huizhang.congress.actions.session.opening import freeze
from huizhang.congress.models import Congress, Delegate, Entitled, Session, Stay
from huizhang.congress.queries.session.codes import code_from, fingerprint_of, new_seed
from huizhang.eligibility.conditions import Condition
from huizhang.kernel.records import ENROLLED
from huizhang.kernel.roster import PRESIDIUM
from huizhang.org.models import Post
from huizhang.people.models import Account, Student, Token
from huizhang.people.queries import fingerprint, students
from huizhang.people.queries.plan import plan_on
from huizhang.policy.pack import Pack
from huizhang.selection.models import Nomination
from huizhang.selection.queries.nominations import as_facts, conditions_for_all
from huizhang.selection.rules.nominating import faults_of_conditions

UNION, CONGRESS, PLACE = "校学生会", "校学生会第十次学生代表大会", "体育馆"
DELEGATES, CANDIDATES = 300, 7
CHAIN = "nomination.presidium.school"
# of the cast; the first votes on the page
VOTES, LEADS = "xushuyan", "gumingchuan"


@transaction.atomic
def fill() -> dict[str, object]:
    """Delegates' numbers with a token each, and those of the candidates with their names."""
    pack = plan_on(timezone.localdate())
    voter = Account.objects.get(username=VOTES).student_id or ""
    enrolled = Student.objects.filter(status=ENROLLED).order_by("pk").values_list("pk", flat=True)
    sent = [voter, *(number for number in enrolled if number != voter)][:DELEGATES]
    session = _sits(sent, pack)
    _came(session)
    tokens = _may_call([number for number in sent if number != voter])
    return {"congress": CONGRESS, "tokens": tokens, "stand": _stand(pack)}


def _sits(sent: Sequence[str], pack: Pack) -> Session:
    now, hall = timezone.now(), new_seed()
    colleges = dict(Student.objects.values_list("pk", "class_group__major__college"))
    congress = Congress.objects.create(
        congress=CONGRESS,
        union_id=UNION,
        date=timezone.localdate(),
        students_represented=len(colleges),
        elected_by="congress",
    )
    rows = [(number, str(colleges[number])) for number in sent]
    Delegate.objects.bulk_create(
        Delegate(congress=congress, student_id=number, constituency=unit) for number, unit in rows
    )
    session = Session.objects.create(
        congress=congress,
        place=PLACE,
        begins=now,
        quorum=pack.sitting.quorum,
        decisions=pack.sitting.decisions,
        charter=pack.sitting.charter,
        opened_at=now,
        opened_by=Account.objects.get(username=LEADS),
        organ="school_league_committee",
        hall=hall,
        hall_sha256=fingerprint_of(code_from(hall)),
    )
    freeze(session, rows)
    return session


def _came(session: Session) -> None:
    by, now = session.opened_by, timezone.now()
    lines = Entitled.objects.filter(session=session)
    Stay.objects.bulk_create(
        Stay(entitled=line, key=uuid4(), arrived=now, received=now, by=by) for line in lines
    )


def _may_call(numbers: Iterable[str]) -> dict[str, str]:
    """A token by student number."""
    names = dict(Student.objects.values_list("pk", "name"))
    known = set(Account.objects.exclude(student=None).values_list("student_id", flat=True))
    Account.objects.bulk_create(
        Account(username=number, name=names[number], student_id=number, password="!")  # nobody signs in
        for number in numbers
        if number not in known
    )
    tokens = {number: f"token-of-{number}" for number in numbers}
    Token.objects.bulk_create(
        Token(sha256=fingerprint(tokens[one.student_id]), account=one)
        for one in Account.objects.filter(student__in=tokens)
    )
    return tokens


def _stand(pack: Pack) -> dict[str, str]:
    """Everybody whom every organ before the congress determined."""
    today, now = timezone.localdate(), timezone.now()
    found = _eligible(pack)
    for number, conditions in found.items():
        case = Case.objects.create(
            kind=CHAIN,
            title=pack.chain(CHAIN).zh,
            subject=number,
            union_id=UNION,
            student_id=number,
            stages=[],
            facts={},
            pack_hash=pack.hash,
            state="approved",
            opened_at=now,
            closed_at=now,
        )
        Nomination.objects.create(
            case=case,
            union_id=UNION,
            student_id=number,
            post=PRESIDIUM,
            start=today,
            conduct="品行端正，热心服务同学。",
            conditions=as_facts(conditions),
            candidate=True,
        )
    return dict(Student.objects.filter(pk__in=found).order_by("pk").values_list("pk", "name"))


def _eligible(pack: Pack) -> dict[str, list[Condition]]:
    """The first who meet article four, serve nowhere and are none of the cast; no two share a name."""
    today = timezone.localdate()
    serving = Post.objects.filter(Q(end__isnull=True) | Q(end__gt=today)).values("student_id")
    cast = Account.objects.exclude(student=None).exclude(username=F("student_id")).values("student_id")
    free = Student.objects.exclude(pk__in=serving).exclude(pk__in=cast)
    free = free.exclude(pk__in=Nomination.objects.values("student_id")).order_by("pk")
    known = students(today, free.values_list("pk", flat=True))
    found: dict[str, list[Condition]] = {}
    for number, conditions in sorted(conditions_for_all(known.values(), today, pack).items()):
        stops = [*faults_of_conditions(((one.rule, one.verdict) for one in conditions), final=True)]
        named = {known[one].name for one in found}
        if len(found) < CANDIDATES and not stops and known[number].name not in named:
            found[number] = conditions
    return found
