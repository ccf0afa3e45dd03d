"""A small demo university, served as in earnest, in Debian's Chromium: on a phone and on a desk.

Every module of tests has a university of its own, so that what one changes no other sees.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

PASSWORD = "会章-demo-2026"
STUDENTS = 400
SIZES = {"phone": (390, 844), "desk": (1440, 900)}
PAIRS = {("kunming", "phone"), ("xianning", "desk")}
PLANS = {plan for plan, _ in PAIRS}
QUIET = (
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "src/huizhang/shell/frontend/node_modules/axe-core/axe.min.js"
MAKE = (
    "import huizhang.config.cli; from huizhang.config import demo, static_files; "
    "static_files.collect(); demo.make(*{arguments}, password={password!r})"
)
SERVE = "from huizhang.config.cli import main; main()"
# two cores serve, browse and judge at once
SECONDS_TO_START = 120
expect.set_options(timeout=20_000)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Last of all: Playwright leaves an event loop in its process, in which Django refuses its database."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
    spared = [item for item in items if not os.environ.get("EVERY_WINDOW") and not paired(item)]
    config.hook.pytest_deselected(items=spared)
    items[:] = [item for item in items if item not in spared]


def paired(item: pytest.Item) -> bool:
    """Journeys that follow both plans are gone once on a phone and once on a desk."""
    given = item.callspec.params if hasattr(item, "callspec") else {}
    return "plan" not in given or "size" not in given or (given["plan"], given["size"]) in PAIRS


@pytest.fixture(scope="session")
def browser_of_debian() -> Iterator[Browser]:
    executable = shutil.which("chromium")
    if executable is None:
        refuse = pytest.fail if os.environ.get("REQUIRE_BROWSER") else pytest.skip
        refuse("Chromium is missing. On Debian 12: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def made_universities(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The home of a demo university by the plan it follows; made once for all processes of the tests."""
    base = tmp_path_factory.getbasetemp()
    homes = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "universities"
    homes.mkdir(exist_ok=True)

    def made(pack: str, *, waits: bool) -> bool:
        """Whether it is there; False while another process makes it, for which one `waits` or not."""
        home = homes / pack
        with (homes / f"{pack}.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX if waits else fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            if not (home / "demo-ready").exists():
                program = MAKE.format(arguments=(pack, STUDENTS), password=PASSWORD)
                subprocess.run([sys.executable, "-c", program], env=environment(home), check=True)
        return True

    def home_of(pack: str) -> Path:
        if not made(pack, waits=False):
            for other in sorted(PLANS - {pack}):
                made(other, waits=False)
            made(pack, waits=True)
        return homes / pack

    return home_of


@pytest.fixture(scope="module")
def plan() -> str:
    """The pack of the module's university; a module may say otherwise with a fixture of this name."""
    return "kunming"


@pytest.fixture(scope="module")
def settings_of_school() -> str:
    """What the module's university adds to its own pack.toml; a module may say otherwise."""
    return ""


@pytest.fixture(scope="module")
def home(
    plan: str,
    settings_of_school: str,
    made_universities: Callable[[str], Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """Of the module's own demo university."""
    copied = tmp_path_factory.mktemp("module") / "home"
    shutil.copytree(made_universities(plan), copied)
    with (copied / "school/pack.toml").open("a", encoding="utf-8") as pack:
        pack.write(settings_of_school)
    return copied


@pytest.fixture(scope="module")
def university(home: Path) -> Iterator[str]:
    """The address of the module's own demo university. All of its cast sign in with PASSWORD."""
    port = free_port()
    command = [sys.executable, "-c", SERVE, "serve", "--port", str(port)]
    with (home / "server.log").open("wb") as log:
        server = subprocess.Popen(command, env=environment(home), stdout=log, stderr=subprocess.STDOUT)
        try:
            wait_for(f"http://127.0.0.1:{port}/health", server, home / "server.log")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def environment(home: Path) -> dict[str, str]:
    """Boards are judged when somebody looks: what no test looks at costs nothing."""
    own = {"HUIZHANG_HOME": str(home), "DATABASE_URL": "", "HUIZHANG_DEMO": "1", "HUIZHANG_LANGUAGE": ""}
    own["HUIZHANG_TASKS"] = "off"
    python = {"PYTHONPATH": str(ROOT / "src"), "DJANGO_SETTINGS_MODULE": "huizhang.config.settings"}
    return {**os.environ, **own, **python}


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


def wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(url, timeout=5):  # noqa: S310  # this machine
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"the server did not start:\n{log.read_text()}")


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    return SIZES[request.param]


@pytest.fixture
def page(browser_of_debian: Browser, university: str, size: tuple[int, int]) -> Iterator[Page]:
    """A page of the university at either size; refused or failing scripts fail the test."""
    yield from opened(browser_of_debian, university, size)


@pytest.fixture
def page_without_script(browser_of_debian: Browser, university: str, size: tuple[int, int]) -> Iterator[Page]:
    yield from opened(browser_of_debian, university, size, java_script_enabled=False)


def opened(browser: Browser, url: str, size: tuple[int, int], **options: Any) -> Iterator[Page]:
    viewport = {"width": size[0], "height": size[1]}
    context = browser.new_context(base_url=url, viewport=viewport, service_workers="block", **options)
    page, complaints = context.new_page(), []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def sign_in() -> Callable[[Page, str], None]:
    """Signs somebody of the cast in by the demo's one click, whose page nobody waits to be drawn."""

    def clicked(page: Page, username: str) -> None:
        browser = page.context.request
        browser.get("/account/sign-in/")
        token = next(one["value"] for one in page.context.cookies() if one["name"] == "csrftoken")
        form = {"username": username, "csrfmiddlewaretoken": token}
        assert browser.post("/account/sign-in/as", form=form, max_redirects=0).status == 302
        page.goto("/begin")

    return clicked


@pytest.fixture
def serious_faults() -> Callable[..., list[str]]:
    """What axe-core finds that is serious or critical; evaluated by the debugger, which no policy forbids.

    It looks for everything, or `only` for some of its rules.
    """
    program = AXE.read_text(encoding="utf-8")

    def found(page: Page, only: Sequence[str] = ()) -> list[str]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(program)
        options = {"resultTypes": ["violations"], **({"runOnly": list(only)} if only else {})}
        result = page.evaluate("options => axe.run(document, options)", options)
        return [
            f"{fault['id']}: {node['target']} {node['html'][:120]}"
            for fault in result["violations"]
            if fault["impact"] in ("serious", "critical")
            for node in fault["nodes"]
        ]

    return found
