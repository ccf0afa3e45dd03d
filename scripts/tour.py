"""Takes the pictures of docs/tour.md: a throw-away demo university, in both languages, at both sizes.

Run by `make tour`. Every tour walks through a university of its own, so that what one tour changes no other
shows. The pictures tell the day on which they are taken; nothing else in them differs from run to run.
"""

from __future__ import annotations

import base64
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import xlsxwriter
from playwright.sync_api import Page, sync_playwright

from browser.conftest import (
    MAKE,
    PASSWORD,
    QUIET,
    ROOT,
    SERVE,
    SIZES,
    STUDENTS,
    environment,
    free_port,
    wait_for,
)

Language = Literal["zh", "en"]
PICTURES = ROOT / "docs" / "tour"
LANGUAGES: tuple[Language, ...] = ("zh", "en")
QUALITY = 82
SHARPNESS = {"phone": 1.5, "desk": 1}
BELOW_THE_TOP_BAR = 76
SCROLL = "(e, bar) => scrollTo(0, e.getBoundingClientRect().top + scrollY - bar)"
PAINTED = "() => new Promise(painted => requestAnimationFrame(() => setTimeout(painted, 50)))"
MILLISECONDS_TO_JUDGE_A_YEAR = 120_000
WHY: dict[Language, str] = {
    "zh": "诉求涉及校外施工单位，协调用时超出时限；自2027年1月起，十五日内先行答复进展。",
    "en": "It needed a contractor from outside; from January 2027 on we answer within fifteen days.",
}
HEADER = (
    "学号", "姓名", "性别", "民族", "政治面貌（下拉选择）", "年级",
    "学院", "专业", "班级", "培养层次", "学籍状态",
)  # fmt: skip
CLASS = ("机电工程学院", "机械工程", "机械工程2609", "本科", "在读")
MENDED = (
    ("202610210901", "宋清扬", "女", "汉族", "共青团员", "2026级"),
    ("202610210902", "江慕白", "男", "彝族", "共青团员", "2026级"),
    ("202610210903", "许知夏", "女", "白族", "群众", "2026级"),
    ("202610210904", "杜若溪", "女", "汉族", "共青团员", "2026级"),
)
MESSY = (
    MENDED[0],
    ("202610210902", "江慕白", "男", "彝族", "共青团员", "大一"),
    MENDED[2],
    ("202610210903", "杜若溪", "女", "汉族", "共青团员", "2026级"),
)


@dataclass
class Tour:
    """One walk at one size in one language; every picture is numbered as it is taken."""

    page: Page
    folder: Path
    language: Language
    taken: int = 0

    @property
    def at_desk(self) -> bool:
        return self.folder.name == "desk"

    def be(self, username: str) -> None:
        self.page.context.clear_cookies(name="sessionid")
        self.page.goto("/account/sign-in/")
        self.page.locator(f"button[value={username}]").click()
        self.page.wait_for_url(lambda url: "/sign-in/" not in url)

    def picture(self, name: str, at: str | None = None) -> None:
        """What the window shows, from the top or from the first element that `at` selects."""
        self.page.wait_for_load_state("networkidle")
        target = self.page.locator(at).first if at else self.page.locator("body")
        target.evaluate(
            "(e, bar) => scrollTo(0, e.getBoundingClientRect().top + scrollY - bar)", BELOW_THE_TOP_BAR
        )
        self.page.evaluate(
            "() => new Promise(painted => requestAnimationFrame(() => setTimeout(painted, 50)))"
        )
        self.taken += 1
        session = self.page.context.new_cdp_session(self.page)
        shot = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
        (self.folder / f"{self.taken:02}-{name}.webp").write_bytes(base64.b64decode(shot["data"]))


def main() -> None:
    shutil.rmtree(PICTURES, ignore_errors=True)
    with TemporaryDirectory(prefix="huizhang-tour-") as temporary:
        made = Path(temporary) / "made"
        program = MAKE.format(arguments=("kunming", STUDENTS), password=PASSWORD)
        subprocess.run([sys.executable, "-c", program], env=_environment(made), check=True)  # noqa: S603
        for language in LANGUAGES:
            for size in SIZES:
                home = Path(temporary) / f"{language}-{size}"
                shutil.copytree(made, home)
                _walk(language, size, home)


def _walk(language: Language, size: str, home: Path) -> None:
    folder = PICTURES / language / size
    folder.mkdir(parents=True)
    with _served(home) as address, _opened(address, size) as page:
        tour = Tour(page, folder, language)
        _visitor(tour)
        _deputy_secretary(tour)
        _college_teacher(tour, home)
        _student(tour)
    print(f"{folder.relative_to(ROOT)}: {tour.taken} pictures")


def _visitor(tour: Tour) -> None:
    tour.page.goto("/account/sign-in/")
    if tour.language == "en":
        tour.page.locator("button[value=en]").click()
        tour.page.wait_for_selector("html[lang=en]")
    tour.picture("sign-in")


def _deputy_secretary(tour: Tour) -> None:
    tour.be("gumingchuan")
    _from_a_failing_square_to_its_article(tour)
    _a_reason_is_accepted(tour)
    _further_pages(tour)


def _from_a_failing_square_to_its_article(tour: Tour) -> None:
    page = tour.page
    page.goto("/board/")
    tour.picture("board")
    page.locator("a.square.s-fail:visible").first.click()
    page.locator("article.finding details.evidence > summary").first.click()
    tour.picture("evidence", None if tour.at_desk else "article.finding")
    page.locator("article.finding .source a").first.click()
    tour.picture("article")


def _a_reason_is_accepted(tour: Tour) -> None:
    page = tour.page
    page.goto("/board/?status=needs_reason")
    page.locator("a.square.s-needs_reason:visible").first.click()
    page.locator("article.finding a[href*='/board/reason']").first.click()
    page.locator("#why").fill(WHY[tour.language])
    tour.picture("reason", None if tour.at_desk else "#write")
    page.locator("form:has(#why) button").click()
    tour.picture("acceptance", "#given")
    page.locator("form:has(input[name=organ]) button.btn-primary").first.click()
    page.goto("/board/?status=explained")
    tour.picture("board-after")
    page.goto("/board/")
    page.locator("#year").scroll_into_view_if_needed()
    page.wait_for_selector(".year .chart svg", timeout=MILLISECONDS_TO_JUDGE_A_YEAR)
    page.wait_for_selector(".year-part [hx-trigger]", state="detached", timeout=MILLISECONDS_TO_JUDGE_A_YEAR)
    tour.picture("year", ".year")


def _further_pages(tour: Tour) -> None:
    page = tour.page
    page.goto("/unions/")
    page.locator("main a[href^='/unions/']").first.click()
    tour.picture("union")
    page.goto("/students/?q=chen")
    page.locator("main a[href^='/students/2']").first.click()
    tour.picture("student")
    page.goto("/plans/compare")
    tour.picture("two-plans")
    page.goto("/ledger/")
    tour.picture("ledger")


def _college_teacher(tour: Tour, home: Path) -> None:
    page = tour.page
    tour.be("hewenlan")
    page.goto("/board/")
    tour.picture("college")
    _send(page, roster(home / "messy", MESSY))
    tour.picture("roster-problems")
    _send(page, roster(home / "mended", MENDED))
    tour.picture("roster-preview")
    page.locator("form[action$='take-in'] button").click()
    tour.picture("roster-imported")
    page.locator("main a[href$='/undo']").first.click()
    tour.picture("roster-undo")
    page.locator("main form[method=post] button.btn-primary").click()
    page.goto("/records/")
    tour.picture("roster-undone")


def _student(tour: Tour) -> None:
    tour.be("yeqinghe")
    tour.page.goto("/my-eligibility")
    tour.picture("own-page")


def _send(page: Page, file: Path) -> None:
    page.goto("/records/upload")
    page.locator("input[type=file]").set_input_files(file)
    page.locator("main form[enctype] button.btn-primary").click()
    page.wait_for_url("**/records/upload/*/")


def roster(folder: Path, people: tuple[tuple[str, ...], ...]) -> Path:
    """students.xlsx as colleges send it: a title above the header, notes in the header."""
    folder.mkdir()
    book = xlsxwriter.Workbook(folder / "students.xlsx")
    sheet = book.add_worksheet("students")
    sheet.write(0, 0, "2026级新生名册（机电工程学院）")
    for number, row in enumerate((HEADER, *((*person, *CLASS) for person in people)), 1):
        sheet.write_row(number, 0, row)
    book.close()
    return folder / "students.xlsx"


@contextmanager
def _served(home: Path) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-c", SERVE, "serve", "--port", str(port)]
    with (home / "server.log").open("wb") as log:
        server = subprocess.Popen(command, env=_environment(home), stdout=log, stderr=subprocess.STDOUT)  # noqa: S603
        try:
            wait_for(f"http://127.0.0.1:{port}/health", server, home / "server.log")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def _environment(home: Path) -> dict[str, str]:
    """Only what a picture shows is judged."""
    return {**environment(home), "HUIZHANG_TASKS": "off"}


@contextmanager
def _opened(address: str, size: str) -> Iterator[Page]:
    executable = shutil.which("chromium")
    if executable is None:
        raise SystemExit("chromium is missing: apt-get install chromium")
    (width, height), is_phone = SIZES[size], size == "phone"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(QUIET))
        context = browser.new_context(
            base_url=address, viewport={"width": width, "height": height}, is_mobile=is_phone,
            has_touch=is_phone, device_scale_factor=SHARPNESS[size], reduced_motion="reduce",
            service_workers="block",
        )  # fmt: skip
        yield context.new_page()
        browser.close()


if __name__ == "__main__":
    main()
