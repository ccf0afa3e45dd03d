"""Article eight: the facts about reports on duty, panels and honours."""

from __future__ import annotations

from collections.abc import Iterator

from huizhang.kernel.message import Message, message
from huizhang.kernel.records import Appraisal, Honour, Post, Report
from huizhang.kernel.roster import HEAD, PRESIDIUM, post_rows
from huizhang.kernel.terms import Term
from huizhang.kernel.verdict import Evidence, evidence
from huizhang.policy.kinds.backed_by import Backing, Backings
from huizhang.policy.kinds.covers_all import Coverage
from huizhang.policy.kinds.forbid_link import Link, Links
from huizhang.policy.kinds.held_every import Occasion, Occasions
from huizhang.policy.kinds.panel_of import Panel
from huizhang.policy.rule import Rule
from huizhang.policy.subject import Exempt, FactSource, Scope, Subject, Unknown

MATTERS = {
    "honours": message("honours"),
    "assessment_bonus": message("assessment bonus"),
    "postgraduate_recommendation": message("postgraduate recommendation"),
}


def reports_on_duty(rule: Rule, scope: Scope) -> Iterator[Subject]:
    """Presidium members and heads, judged on the last completed term in which they held the post."""
    by_id = {one.appraisal: one for one in scope.records.appraisals}
    reported: dict[tuple[str, str], list[Occasion]] = {}
    for report in scope.records.appraisal_reports:
        appraisal = by_id[report.appraisal]
        occasion = Occasion(appraisal.term, appraisal.term, _report_row(report))
        reported.setdefault((appraisal.union, report.student_no), []).append(occasion)
    for union in scope.roster.unions_of(rule.level):
        for student, held in sorted(scope.roster.people(union.union, PRESIDIUM, HEAD).items()):
            occasions = tuple(reported.get((union.union, student), ()))
            yield Subject(union.union, student, _cadence(scope, held, occasions))


def _cadence(scope: Scope, held: tuple[Post, ...], occasions: tuple[Occasion, ...]) -> object:
    term = _last_term_in_post(scope, held)
    if term is None:
        return Exempt(message("took office this term; no term is completed yet"), post_rows(held))
    return Occasions((str(term),), occasions)


def _last_term_in_post(scope: Scope, held: tuple[Post, ...]) -> Term | None:
    last = scope.calendar.last_completed(scope.as_of)
    return last if any(post.start <= scope.calendar.end(last) for post in held) else None


def panel(rule: Rule, scope: Scope) -> Iterator[Subject]:
    names = {organ.id: organ.names[0] for organ in scope.pack.organs.values()}
    for appraisal in _recent(scope):
        seats = [one for one in scope.records.appraisal_panel if one.appraisal == appraisal.appraisal]
        capacities = [one.capacity for one in seats]
        facts = Panel(
            students=capacities.count("student_representative"),
            members=len(seats),
            organs=frozenset(capacities) - {"student_representative"},
            names=names,
            of_college=scope.roster.unions[appraisal.union].level == "college",
            evidence=tuple(
                evidence("appraisal_panel", appraisal=one.appraisal, member=one.member) for one in seats
            ),
        )
        yield Subject(appraisal.union, appraisal.appraisal, facts)


def appraisal_dimensions(rule: Rule, scope: Scope) -> Iterator[Subject]:
    for appraisal in _recent(scope):
        reports = [one for one in scope.records.appraisal_reports if one.appraisal == appraisal.appraisal]
        yield Subject(appraisal.union, appraisal.appraisal, _dimensions(rule, reports))


def _dimensions(rule: Rule, reports: list[Report]) -> object:
    if not reports:
        return Unknown(message("no report is on record for this appraisal (appraisal_reports)"))
    missing = {
        dimension: tuple(one.student_no for one in reports if getattr(one, dimension) is None)
        for dimension in rule.get("dimensions", ())
    }
    incomplete = {student for students in missing.values() for student in students}
    rows = tuple(_report_row(one) for one in reports if one.student_no in incomplete)
    return Coverage(missing, {dimension: len(reports) for dimension in missing}, evidence=rows)


def honour_link(rule: Rule, scope: Scope) -> Iterator[Subject]:
    for union, student, honours in _honours(rule, scope):
        links = tuple(
            Link(_matter(one), one.basis, one.date.isoformat(), (_honour_row(one),)) for one in honours
        )
        yield Subject(union, student, Links(links))


def honour_basis(rule: Rule, scope: Scope) -> Iterator[Subject]:
    for union, student, honours in _honours(rule, scope):
        backings = tuple(
            Backing(
                matter=_matter(one),
                when=one.date.isoformat(),
                by_appraisal=one.basis == "appraisal",
                appraisals=_appraisals_before(scope, one),
                evidence=(_honour_row(one),),
            )
            for one in honours
        )
        yield Subject(union, student, Backings(backings))


def _appraisals_before(scope: Scope, honour: Honour) -> tuple[str, ...] | None:
    if not scope.records.has("appraisals", "appraisal_reports"):
        return None
    dates = {one.appraisal: one.date for one in scope.records.appraisals}
    return tuple(
        report.appraisal
        for report in scope.records.appraisal_reports
        if report.student_no == honour.student_no and dates[report.appraisal] <= honour.date
    )


def _honours(rule: Rule, scope: Scope) -> Iterator[tuple[str, str, list[Honour]]]:
    """By student, of the last completed and the current academic year, of the matters the plan lists."""
    years = scope.calendar.recent_years(scope.as_of)
    found: dict[str, list[Honour]] = {}
    for one in scope.records.honours:
        if one.matter in rule.get("matters", ()) and scope.calendar.year_of(one.date) in years:
            found.setdefault(one.student_no, []).append(one)
    for student, honours in sorted(found.items()):
        yield _union_of(scope, student), student, honours


def _union_of(scope: Scope, student: str) -> str:
    """Honours name no union: the one where the student serves or last served, else the institution."""
    posts = scope.roster.history.get(student, ())
    latest = max(posts, key=lambda post: (post.held_on(scope.as_of), post.start), default=None)
    return latest.union if latest else scope.records.institution_name


def _recent(scope: Scope) -> Iterator[Appraisal]:
    years = scope.calendar.recent_years(scope.as_of)
    return (one for one in scope.records.appraisals if Term.parse(one.term).year in years)


def _matter(honour: Honour) -> Message:
    return MATTERS.get(honour.matter, message("{matter}", matter=honour.matter))


def _report_row(report: Report) -> Evidence:
    return evidence("appraisal_reports", appraisal=report.appraisal, student_no=report.student_no)


def _honour_row(honour: Honour) -> Evidence:
    return evidence(
        "honours", matter=honour.matter, student_no=honour.student_no, date=honour.date.isoformat()
    )


FACTS = (
    FactSource("reports_on_duty", reports_on_duty, ("unions", "posts", "appraisals", "appraisal_reports")),
    FactSource("panel", panel, ("unions", "appraisals", "appraisal_panel")),
    FactSource("appraisal_dimensions", appraisal_dimensions, ("appraisals", "appraisal_reports")),
    FactSource("honour_basis", honour_basis, matters="honours"),
    FactSource("honour_link", honour_link, matters="honours"),
)
