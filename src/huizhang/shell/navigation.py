"""Where one can go: by what people do, and by the ten articles. A capability adds its link with its page.

A link shows as soon as its page exists and to whoever may open it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from huizhang.kernel.message import Message, message

Reader = Literal["anybody", "student", "seated", "serving", "guiding", "school", "administrator", "nobody"]


@dataclass(frozen=True, slots=True)
class Link:
    """`page` is a URL's name; `reader` and seats on `organs` see it; the page decides who may open it."""

    page: str
    title: Message
    icon: str
    reader: Reader = "seated"
    organs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Place:
    """A link as it is shown to somebody, on the page that this request asks for."""

    url: str
    title: Message
    icon: str
    here: bool
    numeral: str = ""


# those who recommend in the plans; a school whose chains begin elsewhere reaches the page from the inbox
RECOMMENDING = frozenset(("class_league_branch", "college_league_org"))
# those who recommend delegates, and those under whom they are elected
SENDING = frozenset(("class_league_branch", "college_union"))
RECORD_KEEPERS = frozenset(
    ("school_league_committee", "school_student_affairs", "school_graduate_affairs", "college_league_org")
)
LINKS = (
    Link("home", message("Home"), "home", "anybody"),
    Link("approvals:inbox", message("Inbox"), "inbox"),
    Link("selection:whom", message("Recommend"), "people", "nobody", RECOMMENDING),
    Link("congress:mine", message("Delegates"), "seat", "nobody", SENDING),
    Link("selection:calls", message("Open calls"), "student", "anybody"),
    Link("selection:notices", message("Public notices"), "records", "anybody"),
    Link("compliance:board", message("Compliance board"), "board", "guiding"),
    Link("compliance:plan", message("The plan, clause by clause"), "plan", "anybody"),
    Link("compliance:unions", message("Unions"), "union", "serving"),
    Link("projects:projects", message("Volunteer projects"), "people", "anybody"),
    Link("elections:mine", message("My elections"), "seat", "student"),
    Link("congress:all_proposals", message("Proposals"), "records", "anybody"),
    Link("compliance:students", message("Students"), "student", "guiding"),
    Link("compliance:own", message("My eligibility"), "own", "student"),
    Link("selection:own_posts", message("My posts"), "seat", "student"),
    Link("records:imports", message("Records in and out"), "records", "administrator", RECORD_KEEPERS),
    Link("people:seats", message("Seats on organs"), "seat", "seated"),
    Link("people:codes", message("Accounts"), "people", "administrator"),
    Link("ledger:entries", message("Ledger of acts"), "ledger", "school"),
    Link("compliance:settings", message("School settings"), "settings", "guiding"),
)
# the pages of one union; their argument is its name
OF_UNION = (
    Link("compliance:union", message("This union"), "union"),
    Link("selection:leaving", message("Posts and leaving"), "people"),
    Link("selection:candidates", message("Candidates"), "student"),
    Link("selection:departments", message("Departments"), "board"),
    Link("selection:rotation", message("Rotation"), "clock"),
    Link("org:meetings", message("Presidium meetings"), "records"),
    Link("projects:of_union", message("Projects"), "people"),
    Link("congress:of_union", message("Congresses"), "seat"),
)
# the pages of one congress; their argument is its name
OF_CONGRESS = (
    Link("congress:workspace", message("How far it is"), "clock"),
    Link("congress:allocation", message("Allocation of seats"), "seat"),
    Link("congress:delegates", message("Delegates"), "people"),
    Link("congress:credentials", message("Credentials"), "student"),
    Link("congress:session", message("The session"), "people"),
    Link("congress:result", message("Election of the presidium"), "pass"),
    Link("congress:proposals", message("Proposals"), "records"),
    Link("elections:of_congress", message("Elections"), "seat"),
)
# where an article is read; its one argument is the article's number, 1 to 10
ARTICLE_PAGE = "compliance:article"
ARTICLES = (
    ("一", message("What the union is for")),
    ("二", message("How it is organised")),
    ("三", message("Small and simple")),
    ("四", message("Who may serve")),
    ("五", message("How they are chosen")),
    ("六", message("Student congress")),
    ("七", message("Self-discipline")),
    ("八", message("Appraisal")),
    ("九", message("Party leadership")),
    ("十", message("League guidance")),
)


def links(request: HttpRequest, reader: frozenset[Reader]) -> list[Place]:
    """What this reader may go to."""
    sight = getattr(request, "sight", None)
    organs = sight.organs if sight is not None else frozenset()
    wanted = (link for link in LINKS if link.reader in reader or link.organs & organs)
    found = ((link, url_of(link.page)) for link in wanted)
    return [Place(url, link.title, link.icon, _here(request, url)) for link, url in found if url]


def articles(request: HttpRequest) -> Iterator[Place]:
    for number, (numeral, title) in enumerate(ARTICLES, 1):
        url = url_of(ARTICLE_PAGE, number)
        if url:
            yield Place(url, title, "", request.path == url, numeral)


def pages_of(request: HttpRequest, links: Iterable[Link], name: str) -> list[Place]:
    """Those of OF_UNION or OF_CONGRESS, with the one that is open."""
    found = ((link, url_of(link.page, name)) for link in links)
    return [Place(url, link.title, link.icon, request.path == unquote(url)) for link, url in found if url]


def url_of(page: str, *arguments: object) -> str | None:
    """None while nobody has made this page."""
    try:
        return reverse(page, args=arguments)
    except NoReverseMatch:
        return None


def _here(request: HttpRequest, url: str) -> bool:
    return request.path == url or (url != "/" and request.path.startswith(url.rstrip("/") + "/"))
