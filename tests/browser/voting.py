"""An election as those click through it who conduct it, vote in it and count it; ballots of programs, too."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain, repeat
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from playwright.sync_api import Page, expect

from browser.conftest import ROOT, environment
from browser.ways import open_union, take_turns

SignIn = Callable[[Page, str], None]
Looks = Callable[[Page], None]
LEADS, COUNTS = "gumingchuan", "yeqinghe"
SCRUTINEERS, OFFICES = ("yeqinghe", "luxiaohe", "jiangyunqi"), 2
FILL = "import json, huizhang.config.cli; from browser.halls import fill; print(json.dumps(fill()))"
AT_ONCE, SECONDS = 8, 30


@dataclass(frozen=True, slots=True)
class Hall:
    """`tokens` by the number of the delegate, those who `stand` by theirs."""

    congress: str
    tokens: Mapping[str, str]
    stand: Mapping[str, str]


def passing_by(page: Page) -> None:
    """What was looked at before is not looked at again."""


def filled(home: Path) -> Hall:
    """The congress that sits in the university of this home from now on."""
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests")))
    said = subprocess.run(
        [sys.executable, "-c", FILL],
        env={**environment(home), "PYTHONPATH": paths},
        check=True,
        capture_output=True,
        text=True,
    )
    return Hall(**json.loads(said.stdout.splitlines()[-1]))


def open_elections(page: Page, hall: Hall, sign_in: SignIn) -> None:
    """By the navigation."""
    take_turns(page, LEADS, sign_in)
    open_union(page, "校学生会")
    page.locator("#main").get_by_role("link", name="代表大会", exact=True).click()
    page.locator(".inbox a", has_text=hall.congress).click()
    page.locator("#main").get_by_role("link", name="选举", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("选举")


def name(page: Page, usernames: Sequence[str], button: str) -> None:
    """Each is looked up and taken."""
    for one in usernames:
        page.get_by_label("查找人员").fill(one)
        page.get_by_role("button", name="查找", exact=True).click()
        page.locator(".at-door").get_by_role("button", name=button).click()


def set_up(page: Page, title: str, tellers: Sequence[str] = (), **more: str) -> str:
    """From the list of elections, or the page of the round before, which names who watched it already; the
    address of the new one."""
    page.get_by_label("选举名称").fill(title)
    if page.get_by_text("暂无。", exact=True).count() == OFFICES:
        name(page, SCRUTINEERS, "任监票人")
        name(page, tellers, "任计票人")
    page.get_by_label("大会通过情况").fill("大会举手表决，一致通过监票人、计票人名单。")
    for label, value in more.items():
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_text("选举已筹备就绪。")).to_be_visible()
    return page.url


def act(page: Page, title: str) -> None:
    """One of what can be done with the election now."""
    button = page.get_by_role("button", name=title, exact=True)
    if not button.is_visible():
        page.locator("summary", has_text=title).click()
    button.click()


def cast(page: Page, election: str, approved: Sequence[str], looked_at: Looks = passing_by) -> None:
    """From where the delegate begins, past the review, to the receipt."""
    page.goto("/")
    page.locator("#main .inbox a", has=page.get_by_text(election, exact=True)).filter(has_text="投票").click()
    looked_at(page)
    for name in approved:
        page.get_by_role("group", name=name, exact=True).get_by_role("radio", name="赞成").check()
    page.get_by_role("button", name="核对选票").click()
    expect(page.get_by_text(f"已赞成{len(approved)}人")).to_be_visible()
    looked_at(page)
    page.get_by_role("button", name="投出选票").click()
    expect(page.get_by_text("您的选票已投入票箱。")).to_be_visible()
    looked_at(page)


def cast_by_program(url: str, election: int, hall: Hall, ballots: Sequence[Sequence[str]]) -> list[str]:
    """One of each of the delegates who have a token, each approving of these names; their receipts."""
    address = f"{url}/api/elections/{election}/ballot"
    tokens = list(hall.tokens.values())
    keys = {one["name"]: one["id"] for one in asked(address, tokens[0])["candidates"]}

    def sent(token: str, approved: Sequence[str]) -> str:
        said = json.dumps({"approve": [keys[name] for name in approved]}).encode()
        return str(asked(address, token, said)["receipt"])

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(sent, tokens, ballots, timeout=SECONDS * AT_ONCE))


def asked(address: str, token: str, said: bytes | None = None) -> Any:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    request = Request(address, said, headers)  # noqa: S310  # this machine
    with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310  # this machine
        return json.load(answer)


def piles(*given: tuple[int, Sequence[str]]) -> list[Sequence[str]]:
    """So many ballots each that approve of these names."""
    return list(chain.from_iterable(repeat(names, count) for count, names in given))


def checked_by_both(bundle: Path, verifier: Path, *hashes: str) -> tuple[int, int]:
    """The exit statuses of `huizhang verify` and of the reference verifier, which sees nothing else."""
    expected = [part for one in hashes for part in ("--hash", one)]
    ours = [sys.executable, "-c", "from huizhang.config.cli import main; main()", "verify"]
    alone = [sys.executable, "-I", str(verifier)]
    programs = ((ours, {"PYTHONPATH": str(ROOT / "src")}), (alone, {"PYTHONPATH": ""}))
    found = [
        subprocess.run([*program, str(bundle), *expected], env=own, capture_output=True, check=False)
        for program, own in programs
    ]
    return found[0].returncode, found[1].returncode
