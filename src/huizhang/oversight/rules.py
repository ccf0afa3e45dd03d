"""Articles one, seven, nine and ten: the facts about guidance by the Party and the league."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from huizhang.kernel.message import message
from huizhang.kernel.records import Activity, Briefing
from huizhang.kernel.verdict import Evidence, evidence
from huizhang.policy.conditions import facts_of
from huizhang.policy.course import course
from huizhang.policy.declaring import declarations
from huizhang.policy.kinds.before import Happening, Happenings
from huizhang.policy.kinds.held_every import Occasion, Occasions
from huizhang.policy.kinds.post_filled import Holder, Office
from huizhang.policy.periods import period_of, recent
from huizhang.policy.rule import Rule
from huizhang.policy.subject import FactSource, Scope, Subject

PARTY, LEAGUE = "school_party_committee", "school_league_committee"
COLLEGE_PARTY, COLLEGE_LEAGUE = "college_party_org", "college_league_org"


def service(rule: Rule, scope: Scope) -> Iterator[Subject]:
    for union in scope.roster.unions_of(rule.level):
        yield Subject(union.union, union.union, declarations(rule, scope, union.union, union.union))


def duty(rule: Rule, scope: Scope) -> Iterator[Subject]:
    holders = tuple(
        Holder(
            one.person,
            one.full_time,
            one.organ,
            evidence("duties", duty=one.duty, person=one.person, start=one.start.isoformat()),
        )
        for one in scope.records.duties
        if one.duty == rule.get("duty") and one.held_on(scope.as_of)
    )
    name = scope.records.institution_name
    yield Subject(name, name, Office(holders, scope.pack.organ_name(rule.get("organ", ""))))


def activity_report(rule: Rule, scope: Scope) -> Iterator[Subject]:
    """Major activities of the last completed and the current academic year."""
    for (union, title), activities in _activities(scope, lambda one: one.major).items():
        happenings = tuple(_report(scope, one) for one in activities)
        yield Subject(union, title, Happenings(happenings))


def _report(scope: Scope, one: Activity) -> Happening:
    return Happening(
        what=message("report on “{title}”", title=one.title),
        recorded=one.reported_on is not None or one.reported_to is not None,
        day=one.reported_on,
        due=one.held_on,
        organ=one.reported_to,
        organ_name=scope.pack.organ_name(one.reported_to) if one.reported_to else "",
        evidence=(_activity_row(one),),
    )


def activity_review(rule: Rule, scope: Scope) -> Iterator[Subject]:
    """The activity's title is the case of its approval."""
    cases = scope.roster.cases.get(rule.get("chain", rule.id), {})
    for (union, title), activities in _activities(scope, lambda one: True).items():
        steps = [step for step in cases.get(title, ()) if step.union in (None, union)]
        rows = tuple(map(_activity_row, activities))
        due = min(one.held_on for one in activities)
        own = scope.roster.unions[union]
        major = any(one.major for one in activities)
        facts = course(
            rule,
            scope,
            steps,
            level=own.level,
            college=own.college,
            due=due,
            extra=rows,
            facts=facts_of(own, major=major),
        )
        yield Subject(union, title, facts)


def _activities(scope: Scope, wanted: Callable[[Activity], bool]) -> dict[tuple[str, str], list[Activity]]:
    years = scope.calendar.recent_years(scope.as_of)
    found: dict[tuple[str, str], list[Activity]] = {}
    for one in scope.records.activities:
        if wanted(one) and scope.calendar.year_of(one.held_on) in years:
            found.setdefault((one.union, one.title), []).append(one)
    return found


def reviews(rule: Rule, scope: Scope) -> Iterator[Subject]:
    """Publications, outside contacts, money and goods: each case needs its approval."""
    years = scope.calendar.recent_years(scope.as_of)
    for case, steps in scope.roster.cases.get(rule.get("chain", rule.id), {}).items():
        if not any(scope.calendar.year_of(step.date) in years for step in steps):
            continue
        name = next((step.union for step in steps if step.union), None)
        union = scope.roster.unions.get(name) if name else None
        level = union.level if union else "school"
        college = union.college if union else None
        facts = course(rule, scope, steps, level=level, college=college, facts=facts_of(union))
        yield Subject(name or scope.records.institution_name, case, facts)


def briefings_to_party(rule: Rule, scope: Scope) -> Iterator[Subject]:
    """By the union, to the school Party committee."""
    yield from _briefings(rule, scope, ("union", "school_union"), PARTY)


def league_briefings(rule: Rule, scope: Scope) -> Iterator[Subject]:
    """By the school league committee, to the school Party committee."""
    yield from _briefings(rule, scope, (LEAGUE,), PARTY)


def _briefings(rule: Rule, scope: Scope, by: tuple[str, ...], to: str) -> Iterator[Subject]:
    for union in scope.roster.unions_of(rule.level):
        given = [
            one
            for one in scope.records.briefings
            if one.union == union.union and one.by in by and to in one.to
        ]
        facts = Occasions(recent(rule, scope), _occasions(rule, scope, given))
        yield Subject(union.union, union.union, facts)


def college_league_briefings(rule: Rule, scope: Scope) -> Iterator[Subject]:
    """By the college league to both the college Party and the school league committee, in one row or two."""
    for union in scope.roster.unions_of(rule.level):
        own = [
            one for one in scope.records.briefings if one.union == union.union and one.by == COLLEGE_LEAGUE
        ]
        lacking = [to for to in (COLLEGE_PARTY, LEAGUE) if not _heard(rule, scope, own, to)]
        names = [scope.pack.organ_name(organ) for organ in lacking]
        part = message("report to {organs}", organs=names) if lacking else None
        facts = Occasions(recent(rule, scope), _occasions(rule, scope, own), part)
        yield Subject(union.union, union.union, facts)


def _heard(rule: Rule, scope: Scope, given: list[Briefing], to: str) -> bool:
    periods = recent(rule, scope)
    return any(to in one.to and period_of(rule, scope, one.date) in periods for one in given)


def joint_study(rule: Rule, scope: Scope) -> Iterator[Subject]:
    """The organs named by the plan together, as reporters or hearers of one meeting."""
    wanted = set(rule.get("organs", ()))
    together = [one for one in scope.records.briefings if wanted <= {one.by, *one.to}]
    name = scope.records.institution_name
    yield Subject(name, name, Occasions(recent(rule, scope), _occasions(rule, scope, together)))


def _occasions(rule: Rule, scope: Scope, given: list[Briefing]) -> tuple[Occasion, ...]:
    return tuple(
        Occasion(period_of(rule, scope, one.date), one.date.isoformat(), _briefing_row(one)) for one in given
    )


def _briefing_row(one: Briefing) -> Evidence:
    return evidence("briefings", union=one.union, by=one.by, to=list(one.to), date=one.date.isoformat())


def _activity_row(one: Activity) -> Evidence:
    return evidence("activities", union=one.union, title=one.title, held_on=one.held_on.isoformat())


FACTS = (
    FactSource("service", service, ("unions", "attestations")),
    FactSource("duty", duty, ("duties",)),
    FactSource("activity_report", activity_report, matters="activities"),
    FactSource("activity_review", activity_review, ("unions", "steps"), matters="activities"),
    FactSource("publication_review", reviews, ("steps",)),
    FactSource("liaison_review", reviews, ("steps",)),
    FactSource("resources_review", reviews, ("steps",)),
    FactSource("briefings_to_party", briefings_to_party, ("unions", "briefings")),
    FactSource("league_briefings", league_briefings, ("unions", "briefings")),
    FactSource("college_league_briefings", college_league_briefings, ("unions", "briefings")),
    FactSource("joint_study", joint_study, ("briefings",)),
)
