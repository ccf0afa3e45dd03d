"""`huizhang verify`: what was checked, in words and as JSON, without Django."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict, replace

import pytest

from config.command_line import huizhang, problems
from elections.bundle.given import changed, close_hash, opening_hash, small, unmarked
from huizhang.elections.bundle.strictly import as_json, hash_of
from huizhang.kernel.tally import Follows

WITHOUT = ["django", "duckdb", "ibis", "psycopg", "pyarrow", "sqlite3"]


@pytest.fixture
def bundle(tmp_path):
    path = tmp_path / "election.zip"
    path.write_bytes(small())
    return path


def test_it_says_what_it_checked_and_what_it_counted(bundle, monkeypatch):
    monkeypatch.setenv("HUIZHANG_LANGUAGE", "en")
    found = huizhang("verify", bundle, "--hash", hash_of(bundle.read_bytes()))
    assert found.exit_code == 0
    said = found.stdout.splitlines()
    assert said[1:6] == [
        "  ✓ every file has the hash that the bundle states",
        "  ✓ the manifest says what was frozen at the opening",
        "  ✓ the hashes given to compare with are those of this bundle",
        "  ✓ there are as many ballots as came back, each once",
        "  ✓ the count made again is the count published",
    ]
    assert "  · a: 4 in favour; 4 × 2 = 8 > 5 = 5 × 1" in said
    assert said[-1] == "Verified: this is what was opened, cast and counted."


def test_without_a_hash_from_elsewhere_it_does_not_say_verified(bundle, monkeypatch):
    monkeypatch.setenv("HUIZHANG_LANGUAGE", "en")
    found = huizhang("verify", bundle)
    assert (found.exit_code, "Verified" in found.stdout) == (0, False)
    assert "agrees with itself" in found.stdout


def test_a_further_round_says_which_election_it_follows_and_a_void_one_why(bundle, monkeypatch):
    monkeypatch.setenv("HUIZHANG_LANGUAGE", "en")
    before = Follows("2026", opening_hash(small()), repeats=False)
    bundle.write_bytes(small(id="2026-2", follows=before))
    said = huizhang("verify", bundle).stdout
    opened = f"which was opened with the hash {before.opening}."
    assert f"  · It is a further round after election 2026, {opened}" in said.splitlines()
    assert json.loads(huizhang("verify", bundle, "--json").stdout)["follows"] == asdict(before)
    bundle.write_bytes(unmarked(6, issued=5, follows=replace(before, repeats=True)))
    found = huizhang("verify", bundle, "--hash", hash_of(bundle.read_bytes()))
    said = found.stdout.splitlines()
    assert f"  · It repeats election 2026, {opened}" in said
    assert "  · 6 ballots came back, but only 5 were issued: the election is void." in said
    assert (found.exit_code, said[-1]) == (0, "Verified: this election is void and elects nobody.")


def test_what_differs_is_named_with_status_1(bundle, monkeypatch):
    monkeypatch.setenv("HUIZHANG_LANGUAGE", "en")
    forged = {"ballots.csv": b"ballot,a,b,c\n0,1,1,\n1,1,1,\n2,1,,1\n3,,1,1\n4,,1,\n"}
    bundle.write_bytes(changed(bundle.read_bytes(), forged, sealed_anew=True))
    found = huizhang("verify", bundle)
    assert found.exit_code == 1
    assert "  ✗ the count made again is the count published" in found.stdout
    assert "candidates[1].approve: the bundle says 4, it should be 3" in found.stdout
    assert found.stdout.splitlines()[-1].startswith("Not verified")


def test_as_json_it_says_the_same(bundle):
    found = huizhang("verify", bundle, "--hash", "0" * 64, "--json")
    told = json.loads(found.stdout)
    assert (found.exit_code, told["verified"], told["election"]) == (1, False, "2026")
    assert {one["check"]: one["passed"] for one in told["checks"]} == {
        "hashes": True,
        "opening": True,
        "expected": False,
        "ballots": True,
        "count": True,
    }
    assert told["hashes"] == {
        "bundle": hash_of(bundle.read_bytes()),
        "opening": opening_hash(small()),
        "close": close_hash(small()),
    }
    assert [one["name"] for one in told["count"]["elected"]] == ["a", "b"]


def test_bad_input_is_told_with_its_place_and_status_2(tmp_path, bundle):
    assert problems("verify", tmp_path / "none.zip") == [("none.zip", None, None, None, None)]
    bundle.write_bytes(changed(bundle.read_bytes(), {"ballots.csv": b"ballot,a,b,c\nk,7,,\n"}))
    assert problems("verify", bundle) == [("ballots.csv", None, 2, "a", "7")]


def test_no_sign_in_a_title_moves_the_cursor(bundle):
    title = "选举\x1b[2J"
    bundle.write_bytes(small(title=title))
    assert "\x1b" not in huizhang("verify", bundle).stdout
    opening = {"manifest": {"election": "x", "title": title}}
    bundle.write_bytes(changed(small(), {"opening.json": as_json(opening)}))
    assert "\x1b" not in huizhang("verify", bundle).stdout


def test_it_runs_where_django_and_the_databases_do_not_exist(bundle):
    program = (
        f"import sys; sys.modules.update(dict.fromkeys({WITHOUT})); "
        f"sys.argv = ['huizhang', 'verify', {str(bundle)!r}]; "
        "from huizhang.config.entry import main; main()"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.count("✓") == 4
