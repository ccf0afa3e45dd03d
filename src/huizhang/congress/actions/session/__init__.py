"""All acts on the session of a congress."""

from huizhang.congress.actions.session.arranging import head_delegation, seat_presidium, set_agenda
from huizhang.congress.actions.session.arriving import check_in, check_out
from huizhang.congress.actions.session.closing import adjourn_session, close_session
from huizhang.congress.actions.session.opening import open_session
from huizhang.congress.actions.session.papers import add_paper
from huizhang.congress.actions.session.renewing import renew_code, renew_hall
from huizhang.congress.actions.session.resolving import resolve
from huizhang.congress.actions.session.scrutineers import name_scrutineer, release_scrutineer

__all__ = [
    "add_paper",
    "adjourn_session",
    "check_in",
    "check_out",
    "close_session",
    "head_delegation",
    "name_scrutineer",
    "open_session",
    "release_scrutineer",
    "renew_code",
    "renew_hall",
    "resolve",
    "seat_presidium",
    "set_agenda",
]
