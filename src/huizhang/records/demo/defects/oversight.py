"""Defects of articles seven to ten and of article one: conduct, appraisal, guidance, needs."""

from __future__ import annotations

from datetime import date

from huizhang.records.demo.appointment import MEMBER, PRESIDIUM, step
from huizhang.records.demo.defects.planted import KUNMING, planted, remove, staff
from huizhang.records.demo.oversight import NEEDS, open_inquiry
from huizhang.records.demo.plan import AFFAIRS, LEAGUE
from huizhang.records.demo.tables import NO, YES, day_of
from huizhang.records.demo.timeline import after
from huizhang.records.demo.world import World


@planted("prior_report", "fail", "a major activity of the school union was reported after it was held")
def _reported_afterwards(world: World) -> None:
    row = world.rows("activities", union=world.unions[0].name, major=YES)[0]
    row["reported_on"] = after(day_of(row, "held_on"), 3)


@planted("misconduct.inquiry", "fail", "a second inquiry was never brought to its end")
def _inquiry_left_open(world: World) -> None:
    open_inquiry(world, world.unions[2], 1, 90)
    remove(world, "steps", world.rows("steps", kind="misconduct.inquiry")[-1])


@planted("appraisal.cadence", "fail", "a presidium member of the second school union never reported")
def _never_reported(world: World) -> None:
    number = staff(world, 1, PRESIDIUM)[1]["student_no"]
    world.drop("appraisal_reports", student_no=number)
    world.drop("honours", student_no=number)


@planted("appraisal.panel", "fail", "students are the minority of the second college's panel")
def _few_students_on_panel(world: World) -> None:
    appraisal = world.rows("appraisals", union=world.unions[3].name)[-1]["appraisal"]
    students = world.rows("appraisal_panel", appraisal=appraisal, capacity="student_representative")
    for row in students[2:]:
        remove(world, "appraisal_panel", row)


@planted("appraisal.dimensions", "fail", "one dimension is missing in a report to the school panel")
def _dimension_missing(world: World) -> None:
    appraisal = world.rows("appraisals", union=world.unions[0].name)[-1]["appraisal"]
    world.rows("appraisal_reports", appraisal=appraisal)[-1]["discipline_and_style"] = None


@planted("incentive.by_appraisal", "fail", "an honour names an appraisal at which the student did not report")
def _honour_without_report(world: World) -> None:
    number = staff(world, 2, MEMBER)[5]["student_no"]
    world.add("honours", matter="honours", student_no=number, date=world.timeline.ago(20), basis="appraisal")


@planted("incentive.no_direct_link", "fail", "a bonus was given for the post")
def _bonus_for_post(world: World) -> None:
    number = staff(world, 2, MEMBER)[6]["student_no"]
    world.add(
        "honours", matter="assessment_bonus", student_no=number, date=world.timeline.ago(19), basis="post"
    )


@planted("briefing.party", "fail", "the second school union has not reported to the Party committee")
def _no_briefing(world: World) -> None:
    world.drop("briefings", union=world.unions[1].name, by="union")


@planted("briefing.league_to_party", "fail", "nor has the League committee reported on it")
def _no_briefing_of_league(world: World) -> None:
    world.drop("briefings", union=world.unions[1].name, by=LEAGUE)


@planted(
    "briefing.college_league",
    "fail",
    "the third college's League organisation has reported to nobody",
    KUNMING,
)
def _no_briefing_of_college(world: World) -> None:
    world.drop("briefings", union=world.unions[4].name)


@planted("review.activity", "fail", "an activity of the school union was approved after it was held")
def _approved_afterwards(world: World) -> None:
    activity = world.rows("activities", union=world.unions[0].name)[-1]
    (row,) = world.rows("steps", case=activity["title"])
    row["date"] = after(day_of(activity, "held_on"), 2)


@planted("review.publication", "fail", "the second school union published without approval")
@planted("review.liaison", "fail", "it invited another university without approval")
@planted("review.resources", "fail", "it spent without approval")
def _without_approval(world: World) -> None:
    union = world.unions[1]
    for row in world.rows("steps", union=union.name, act="approve"):
        if row["kind"] in ("review.publication", "review.liaison", "review.resources"):
            remove(world, "steps", row)
            case, kind, day = str(row["case"]), str(row["kind"]), world.timeline.ago(20)
            step(world, case, kind, "recommend", "school_union", day, union=union.name)


@planted("project.release", "fail", "a volunteer was not released when the project ended")
def _not_released(world: World) -> None:
    world.tables["volunteers"][-1]["end"] = None


@planted("voice.answered", "needs_reason", "a need was answered a month too late")
def _answered_late(world: World) -> None:
    raised = world.timeline.ago(70)
    _raise(world, 901, raised, AFFAIRS, after(raised, world.plan.reply_days + 30))


@planted("voice.answered", "fail", "a need was never routed to anybody")
def _never_routed(world: World) -> None:
    _raise(world, 902, world.timeline.ago(55), None, None)


def _raise(world: World, number: int, raised: date, routed_to: str | None, replied: date | None) -> None:
    world.add(
        "needs",
        need=f"诉求{world.timeline.year}{number}",
        union=world.unions[0].name,
        category=NEEDS[number % len(NEEDS)],
        raised_on=raised,
        routed_to=routed_to,
        replied_on=replied,
        rating=None,
    )


@planted("service.only", "fail", "the first college union checks dormitories")
def _checks_dormitories(world: World) -> None:
    (row,) = world.rows("attestations", rule="service.only", union=world.unions[2].name)
    row["holds"], row["evidence"] = NO, "学生会参与晚归查寝"
