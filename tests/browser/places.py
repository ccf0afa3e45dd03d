"""The main pages, by who opens them: addresses, and links that lead to pages without a fixed address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page, Response

VISITOR = ("/account/sign-in/", "/account/activate/", "/account/closed/", "/api/docs", "/offline", "/nowhere")
OFFICER = (
    "/", "/board/", "/board/findings?status=needs_reason", "/board/year", "/plan/", "/plan/3",
    "/plan/document", "/plans/compare", "/plans/xianning", "/unions/", "/students/", "/students/?q=202310110",
    "/records/", "/records/upload", "/records/roll-over", "/records/export", "/records/imports/1/",
    "/records/imports/1/rows/posts", "/records/imports/1/undo", "/ledger/", "/ledger/1", "/ledger/check",
    "/settings/", "/account/seats/", "/account/tokens/", "/account/password/", "/account/sign-out/",
    "/inbox/", "/cases/", "/deputies/", "/seats/hand-over/", "/notifications/", "/posts/hand-overs/",
    "/unions/校学生会/posts",
    "/unions/校学生会/departments", "/unions/校学生会/rotation", "/unions/校学生会/candidates",
    "/unions/校学生会/meetings", "/unions/校学生会/projects",
)  # fmt: skip
TEACHER = ("/students/", "/records/", "/account/seats/", "/inbox/", "/recommend/list", "/calls/new")
SECRETARY = ("/", "/inbox/", "/recommend/", "/recommend/list", "/calls/")
STUDENT = ("/", "/my-eligibility", "/plan/4", "/students/", "/calls/", "/notices/", "/projects/", "/posts/")
OUTSIDER = ("/", "/unions/")
ADMINISTRATOR = ("/", "/account/codes/", "/account/seats/", "/records/")
PAGES = {
    "": VISITOR,
    "gumingchuan": OFFICER,
    "hewenlan": TEACHER,
    "luxiaohe": SECRETARY,
    "yeqinghe": STUDENT,
    "bailusheng": OUTSIDER,
    "zhouyuan": ADMINISTRATOR,
}


@dataclass(frozen=True, slots=True)
class Way:
    """A page that has no fixed address: the first link of this kind on the page at `start`."""

    start: str
    link: str


WAYS = {
    "gumingchuan": (
        Way("/unions/", "tbody th a"),
        Way("/students/?q=202310110", "tbody th a"),
        Way("/settings/", "tbody a.btn"),
        Way("/board/findings?status=needs_reason", "article.finding a.btn"),
        Way("/unions/校学生会/congresses", ".inbox a"),
        Way("/inbox/", ".inbox a"),
        Way("/unions/校学生会/meetings", ".inbox a"),
    ),
    "luxiaohe": (Way("/recommend/", ".pick li > a"),),
    "yeqinghe": (Way("/calls/", ".inbox a"), Way("/notices/", "tbody th a"), Way("/projects/", ".inbox a")),
}


def visited(page: Page, username: str) -> Iterator[tuple[str, Response]]:
    """Every main page of this person, opened one after the other."""
    for address in PAGES[username]:
        yield address, page.goto(address)
    for way in WAYS.get(username, ()):
        page.goto(way.start)
        address = page.locator("#main").locator(way.link).first.get_attribute("href")
        yield address, page.goto(address)
