from datetime import date

from huizhang.kernel.message import message
from huizhang.kernel.verdict import Status, evidence
from huizhang.policy.kinds.before import Happening, Happenings, evaluate
from policy.rules import rule
from policy.verdicts import told

LEAGUE = rule("before", "must", organs=["league"])
WHAT = message("report on “{title}”", title="新生文化节")
DUE = date(2026, 10, 18)
ROW = evidence("activities", title="新生文化节")
REQUIRED = {"by": ["2026-10-18"], "to": ["league"]}


def reported(day: date | None, organ: str | None = "league", recorded: bool = True) -> Happening:
    return Happening(WHAT, recorded, day, DUE, organ, "校学生会", (ROW,))


def test_the_day_itself_is_in_time() -> None:
    verdict = evaluate(LEAGUE, Happenings((reported(DUE),)))
    said = "report on “新生文化节”: 2026-10-18, by 2026-10-18"
    assert told(verdict) == (Status.PASS, ["2026-10-18"], REQUIRED, [said])
    assert verdict.evidence == (ROW,)


def test_what_is_late_and_to_the_wrong_organ_is_told_of_both() -> None:
    verdict = evaluate(LEAGUE, Happenings((reported(date(2026, 10, 20), "union"),)))
    assert told(verdict) == (
        Status.FAIL,
        ["2026-10-20"],
        REQUIRED,
        [
            "report on “新生文化节”: 2026-10-20, after 2026-10-18",
            "report on “新生文化节”: to 校学生会, which is not the organ of the plan",
        ],
    )


def test_what_is_not_on_record_is_not_asked_to_whom_it_went() -> None:
    verdict = evaluate(LEAGUE, Happenings((reported(None, None, recorded=False),)))
    said = "report on “新生文化节”: not on record, due by 2026-10-18"
    assert told(verdict) == (Status.FAIL, [None], REQUIRED, [said])


def test_what_the_row_leaves_out_cannot_be_told() -> None:
    verdict = evaluate(LEAGUE, Happenings((reported(None, None),)))
    assert told(verdict) == (
        Status.CANNOT_TELL,
        [None],
        REQUIRED,
        [
            "report on “新生文化节”: the day is not stated, due by 2026-10-18",
            "report on “新生文化节”: to whom is not stated",
        ],
    )


def test_what_is_not_due_requires_nothing_yet() -> None:
    verdict = evaluate(rule("before"), Happenings((Happening(WHAT, False, None, None),)))
    assert told(verdict) == (Status.PASS, [None], {"by": [None]}, ["report on “新生文化节”: not yet due"])


def test_one_late_happening_of_several_decides() -> None:
    facts = Happenings((reported(DUE), reported(date(2026, 10, 19))))
    softer = rule("before", "generally", organs=["league"])
    verdicts = [evaluate(asked, facts) for asked in (LEAGUE, softer)]
    assert [verdict.status for verdict in verdicts] == [Status.FAIL, Status.NEEDS_REASON]
    assert verdicts[0].observed == ["2026-10-18", "2026-10-19"]
