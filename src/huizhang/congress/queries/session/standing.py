"""What somebody may do at a session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404

from huizhang.congress.models import Congress, Entitled, Scrutineer, Session
from huizhang.congress.queries.proposals import is_delegate
from huizhang.congress.queries.session.roll import MOST_FOUND, own_line, session_of
from huizhang.kernel.message import message
from huizhang.kernel.records import Union
from huizhang.org.queries.seeing import union_seen
from huizhang.people.queries import Account, search
from huizhang.people.queries.seeing import Reader
from huizhang.policy.pack import Pack
from huizhang.selection.queries.standing import may_ask_for, union_called

ONLY_SCRUTINEERS = message(
    "Only those whom the union named to check people in at this session do this. Whoever leads it names them "
    "on the page of the session."
)
ONLY_WHO_LEADS = message("The presidium of this union, or an organ that guides it, leads the session.")


@dataclass(frozen=True, slots=True)
class Standing:
    """`sees`: the union's other pages, too; `leads`: the union itself, or an organ that guides it;
    `scrutinises`: checks people in; `own` is the reader's line of the roll."""

    congress: Congress
    union: Union
    session: Session | None
    sees: bool
    leads: bool
    scrutinises: bool
    own: Entitled | None


def scrutineers_of(session: Session) -> list[Scrutineer]:
    """Those who are named now, as they were named."""
    named = Scrutineer.objects.filter(session=session, released_at__isnull=True)
    return list(named.select_related("account").order_by("pk"))


def accounts_found(session: Session, asked: str) -> list[Account]:
    """Open ones by name, number, pinyin or user name who are not named yet. At most MOST_FOUND."""
    named = Scrutineer.objects.filter(session=session, released_at__isnull=True).values("account")
    return list(search.accounts_found(asked).filter(is_active=True).exclude(pk__in=named)[:MOST_FOUND])


def scrutinises(account: Account, session: Session) -> bool:
    named = Scrutineer.objects.filter(session=session, account=account, released_at__isnull=True)
    return account.is_active and named.exists()


def standing_at(reader: Reader, name: str, pack: Pack, day: date) -> Standing:
    """To those who see the union, to the delegates and to those who check them in.

    Raises PermissionDenied, alike for a congress that does not exist; Http404 to those who see the school.
    """
    congress = Congress.objects.filter(congress=name).first()
    if congress is None:
        union_seen(reader, "")
        raise Http404
    session = session_of(congress)
    own = own_line(session, reader.user.student_id) if session and reader.user.is_active else None
    checks = session is not None and scrutinises(reader.user, session)
    sent = own is not None or checks or (session is None and is_delegate(reader.user, congress))
    union, sees = _union(reader, congress, sent)
    leads = sees and may_ask_for(reader.user, union, pack, day)
    return Standing(congress, union, session, sees, leads, checks, own)


def _union(reader: Reader, congress: Congress, takes_part: bool) -> tuple[Union, bool]:
    """With whether its other pages are open to the reader. Raises PermissionDenied."""
    found = union_called(congress.union_id)
    try:
        return union_seen(reader, congress.union_id), True
    except PermissionDenied:
        if not takes_part or found is None:
            raise
        return found, False
