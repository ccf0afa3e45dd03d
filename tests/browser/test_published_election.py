"""A visitor reads a published result, downloads the ballots with the verifier, and counts again at home."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

OPEN = 1


@pytest.fixture(scope="module")
def plan() -> str:
    return "xianning"


def test_anybody_reads_downloads_and_counts_again(page, size, serious_faults, tmp_path):
    page.goto(f"/elections/{OPEN + 1}/result")
    expect(page.locator(".bars li")).to_have_count(4)
    expect(page.locator(".bars .verdict", has_text="当选")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert serious_faults(page) == []
    told = page.locator("pre code").inner_text()
    for name in (r"election-\d+\.zip", r"verify_election\.py"):
        link = page.get_by_role("link", name=re.compile(name))
        (tmp_path / re.search(name, told)[0]).write_bytes(
            page.context.request.get(link.get_attribute("href")).body()
        )
    command = [sys.executable, *told.split()[1:]]
    counted = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert (counted.returncode, "核验通过 VERIFIED" in counted.stdout) == (0, True)
    assert page.goto(f"/elections/{OPEN}/result").status == 404
