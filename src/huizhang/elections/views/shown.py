"""An election as its page shows it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from huizhang.elections.actions import last_day
from huizhang.elections.box import turnout
from huizhang.elections.models import Election
from huizhang.elections.queries import candidates_of, on_ballot
from huizhang.elections.queries.counts import count_of, why_void
from huizhang.elections.queries.elections import officers_of, repeated_by
from huizhang.elections.queries.held import result_held
from huizhang.elections.queries.rounds import left_after
from huizhang.elections.queries.screen import link_to_screen
from huizhang.elections.queries.standing import Standing
from huizhang.elections.rules.drafting import candidates_wanted, settings_of
from huizhang.elections.rules.frozen import restored_rules
from huizhang.elections.rules.running import state_in_words, what_follows
from huizhang.elections.rules.states import COUNTED, ENDED, Kind, Mode, Order, Role
from huizhang.elections.words import BASES, MODES, OFFICES, ORDERS, TIES
from huizhang.kernel.message import Message, message
from huizhang.kernel.procedure import State as CaseState
from huizhang.kernel.tally.explaining import in_words
from huizhang.policy.pack import Pack


def facts_of_election(found: Standing, pack: Pack) -> dict[str, Any]:
    one = found.election
    held = result_held(one)
    lines, made = on_ballot(one), count_of(one)
    off = [each for each in candidates_of(one) if each.withdrawn_at is not None and not each.key]
    return {
        "state": state_in_words(one.state, one.closes, timezone.now()),
        "office": OFFICES.get(one.office, one.office),
        "mode": MODES[Mode(one.mode)],
        "order": ORDERS[Order(one.order)],
        "rules": rules_in_words(one),
        "lines": lines,
        "surplus": surplus_in_words(one, len(lines), pack),
        "waits": one.opening is not None and one.opening.state == CaseState.OPEN,
        "off": off,
        "scrutineers": officers_of(one, Role.SCRUTINEER),
        "tellers": officers_of(one, Role.TELLER),
        "turnout": turnout(one.pk) if one.opened_at and one.mode == Mode.ELECTRONIC else None,
        "hall": link_to_screen(one) if found.leads and one.frozen else "",
        "complaints_until": last_day(one, pack),
        "follows": list(one.followed_by.order_by("pk")),
        "void": why_void(one),
        "again": repeated_by(one),
        "ended": ENDED,
        "held": held,
        "held_at": _held_at(one) if held else "",
        "follows_complaint": what_follows(one.state, held=held),
        "published": made is not None and made.published_at is not None,
        "open_seats": left_after(one).seats if one.state in COUNTED else 0,
    }


def surplus_in_words(election: Election, standing: int, pack: Pack) -> Message:
    known = {"n": standing, "seats": election.seats}
    if election.after_id is not None and not election.repeats:
        return message("{n} stand for {seats} seats; a further round asks for none", **known)
    if election.equal_number:
        return message("{n} stand for {seats} seats; as many candidates as seats will do", **known)
    wanted = candidates_wanted(election.seats, settings_of(election.kind, pack))
    return message("{n} stand for {seats} seats; {wanted} are needed at least", wanted=wanted, **known)


def _held_at(election: Election) -> str:
    """Where the congress takes a result back."""
    at = [election.congress_id]
    if election.kind == Kind.PRESIDIUM:
        return reverse("congress:result", args=at)
    return f"{reverse('congress:delegate_election', args=at)}?{urlencode({'unit': election.constituency})}"


def rules_in_words(election: Election) -> dict[str, Message | str]:
    rules = restored_rules(election.rules)
    return {
        "quorum": in_words(rules.quorum),
        "needed": in_words(rules.needed) if rules.needed else gettext("the most votes"),
        "base": BASES[rules.base] if rules.needed else "",
        "tie": TIES[rules.tie],
    }
