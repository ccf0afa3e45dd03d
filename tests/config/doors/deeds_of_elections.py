"""An election is set up, opened, conducted, closed, repeated and complained of."""

from __future__ import annotations

from config.doors.deeds import Deed, deed
from config.doors.deeds_of_sessions import NAME, came, hour
from config.doors.readings import Seen, reads
from huizhang.elections import actions as acts
from huizhang.elections.models import Election, ElectionCandidate
from huizhang.elections.rules.drafting import Draft
from selection.serving import Presidium

WATCHING = ("college_league_org", "college_party_org", "school_league_committee")
SAID = {"title": "选举学生监督员", "seats": 1, "approved": "举手表决通过", "seed": "3 6 1"}


def watching(presidium: Presidium) -> tuple[str, ...]:
    return tuple(presidium.guiding(organ).username for organ in WATCHING)


def standing(presidium: Presidium) -> tuple[str, ...]:
    return tuple(one.student_id or "" for one in presidium.members[1:3])


def drafted(presidium: Presidium, **more: object) -> Election:
    session = came(presidium)
    facts = {**SAID, "balloting": presidium.pack.balloting, "office": "学生监督员", **more}
    draft = Draft(kind="other", candidates=standing(presidium), scrutineers=watching(presidium), **facts)
    return acts.draft_election(
        actor=presidium.members[0], congress=session.congress, draft=draft, pack=presidium.pack
    )


def opened(presidium: Presidium) -> Election:
    return acts.open_election(actor=presidium.guiding(), election=drafted(presidium), pack=presidium.pack)


def aborted(presidium: Presidium) -> Election:
    found = opened(presidium)
    return acts.abort_election(actor=presidium.guiding(), election=found, why="名册有误", pack=presidium.pack)


def on_election(presidium: Presidium, found: Election, act: str, path: str = "", **given: str) -> Deed:
    words = [word for name, value in given.items() for word in (f"--{name}", value)]
    return Deed(
        presidium.guiding(),
        f"/elections/{found.pk}",
        {**given, "act": act},
        f"/elections/{found.pk}/{act}",
        (found.pk, *words),
        given,
    )


def set_up(presidium: Presidium) -> tuple[dict[str, object], dict[str, object], list[object]]:
    """What the form, the API and the command are given."""
    numbers, names = standing(presidium), watching(presidium)
    form = {
        **SAID,
        "scrutineers": " ".join(names),
        "mode": "electronic",
        "quorum": ">=2/3",
        "majority": ">1/2",
        "majority_of": "present",
        "tie": "runoff",
        "order": "lot",
    }
    given = {**SAID, "candidates": list(numbers), "scrutineers": list(names)}
    words: list[object] = [word for name, value in SAID.items() for word in (f"--{name}", value)]
    words += [word for one in numbers for word in ("--candidates", one)]
    words += [word for one in names for word in ("--scrutineers", one)]
    return form, given, words


@deed("election draft")
def _draft(presidium: Presidium) -> Deed:
    came(presidium)
    form, given, words = set_up(presidium)
    more = {"congress": NAME, "kind": "other", "office": "学生监督员"}
    options = [word for name, value in more.items() for word in (f"--{name}", value)]
    return Deed(
        presidium.members[0],
        f"/congresses/{NAME}/elections/new/other",
        {**form, "office": "学生监督员", "numbers": " ".join(standing(presidium))},
        "/elections",
        (*words, *options),
        {**given, **more},
    )


@deed("election open")
def _open(presidium: Presidium) -> Deed:
    return on_election(presidium, drafted(presidium), "open")


@deed("election close")
def _close(presidium: Presidium) -> Deed:
    return on_election(presidium, opened(presidium), "close")


@deed("election suspend")
def _suspend(presidium: Presidium) -> Deed:
    return on_election(presidium, opened(presidium), "suspend", why="停电")


@deed("election resume")
def _resume(presidium: Presidium) -> Deed:
    found = opened(presidium)
    acts.suspend_election(actor=presidium.guiding(), election=found, why="停电", pack=presidium.pack)
    return on_election(presidium, found, "resume")


@deed("election extend")
def _extend(presidium: Presidium) -> Deed:
    return on_election(presidium, opened(presidium), "extend", closes=hour(1), why="网络故障")


@deed("election withdraw")
def _withdraw(presidium: Presidium) -> Deed:
    found = opened(presidium)
    one = ElectionCandidate.objects.filter(election=found).order_by("pk")[0]
    said = on_election(presidium, found, "withdraw", candidate=one.student_id, why="个人原因")
    return Deed(said.actor, said.page, {**said.form, "candidate": one.pk}, said.path, said.words, said.given)


@deed("election abort")
def _abort(presidium: Presidium) -> Deed:
    return on_election(presidium, opened(presidium), "abort", why="名册有误")


@deed("election follow")
def _follow(presidium: Presidium) -> Deed:
    found = aborted(presidium)
    form, given, words = set_up(presidium)
    page = f"/elections/{found.pk}/follow"
    numbers = list(standing(presidium))
    return Deed(
        presidium.members[0],
        page,
        {**form, "office": "学生监督员", "chosen": numbers},
        page,
        (found.pk, *words),
        given,
    )


@deed("election revise")
def _revise(presidium: Presidium) -> Deed:
    found = drafted(presidium)
    form, given, words = set_up(presidium)
    page = f"/elections/{found.pk}/revise"
    numbers = " ".join(standing(presidium))
    form |= {"office": "学生监督员", "numbers": numbers}
    return Deed(presidium.members[0], page, form, page, (found.pk, *words), given)


@deed("election complain")
def _complain(presidium: Presidium) -> Deed:
    found, given = opened(presidium), {"said": "有人代投"}
    page = f"/elections/{found.pk}/complaint"
    return Deed(presidium.members[1], page, given, page, (found.pk, "--said", "有人代投"), given)


@reads("election list")
def _elections(presidium: Presidium) -> Seen:
    opened(presidium)
    return presidium.guiding(), "/elections", {"congress": NAME}, ("--congress", NAME)


@reads("election show")
def _election(presidium: Presidium) -> Seen:
    found = opened(presidium)
    return presidium.guiding(), f"/elections/{found.pk}", {}, (found.pk,)
