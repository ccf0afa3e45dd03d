"""A request of a congress that everybody whom it asks grants."""

from __future__ import annotations

from django.utils import timezone

from huizhang.congress import actions
from huizhang.congress.queries import Congress, on_file
from huizhang.congress.rules.requests import Word, turns
from huizhang.congress.rules.timeline import timeline
from huizhang.kernel.procedure import Outcome
from huizhang.people.queries import Account
from huizhang.policy.pack import Pack
from huizhang.selection.queries.standing import union_called

SAID = "各项工作已有安排，现申请批准。"
REFERENCE = "学联复函〔2026〕5号"


def granted(party: Account, congress: Congress, what: str, *, actor: Account, pack: Pack) -> None:
    case = actions.request_congress(actor=actor, congress=congress, what=what, said=SAID, pack=pack)
    for organ in case.waiting.values_list("organ", flat=True):
        actions.decide_request(
            actor=party, case=case.pk, organ=organ, outcome=Outcome.APPROVE, pack=pack, opinion="同意"
        )
    for organ in _outside(congress, what, pack):
        word = Word(what, organ, timezone.localdate(), REFERENCE)
        actions.enter_word(actor=actor, congress=congress, word=word, pack=pack)


def _outside(congress: Congress, what: str, pack: Pack) -> list[str]:
    """The organs without an inbox that are asked now."""
    union, today = union_called(congress.union_id), timezone.localdate()
    if union is None:
        return []
    file = on_file(congress, pack, today)
    course = timeline(pack, union, file, today)
    return [organ for name, organ in turns(pack, union, file, course) if name == what]
