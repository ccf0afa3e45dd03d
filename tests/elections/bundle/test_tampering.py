"""Whatever is changed in a published election, both verifiers say so."""

from __future__ import annotations

import json

import pytest

from elections.bundle.given import (
    SHEET,
    both,
    changed,
    close_hash,
    electronic,
    forged,
    opening_hash,
    opening_of,
    paper,
    papers_hash,
    pile,
    small,
    unmarked,
)
from huizhang.elections.bundle.packing import unpacked
from huizhang.elections.bundle.strictly import as_json, hash_of
from huizhang.elections.bundle.verifying import verify
from huizhang.elections.bundle.writing import electronic_bundle
from huizhang.elections.verify_election import main as stand_alone
from huizhang.kernel.tally import Follows
from kernel.tally.given import ballot, election, rules

HONEST, OTHER = small(), small(["oo-"] * 3 + ["-oo"] * 2, id="2027")
BALLOTS = unpacked(HONEST, "")["ballots.csv"].decode()


def lines(*rows: str) -> bytes:
    return "\n".join([*rows, ""]).encode()


def edited(name: str, **values: object) -> dict[str, bytes]:
    return {name: as_json({**json.loads(unpacked(HONEST, "")[name]), **values})}


def of(data: bytes, name: str) -> dict[str, bytes]:
    return {name: unpacked(data, "")[name]}


ROWS = BALLOTS.splitlines()
CHANGES = {
    "a ballot dropped": {"ballots.csv": lines(*ROWS[:-1])},
    "a ballot added": {"ballots.csv": lines(*ROWS, "9,1,,")},
    "a ballot put in twice": {"ballots.csv": lines(*ROWS, ROWS[1])},
    "a ballot changed": {"ballots.csv": lines(*ROWS[:-1], "4,,,1")},
    "a ballot added and another number returned": {
        "ballots.csv": lines(*ROWS, "9,,,1"),
        **edited("manifest.json", returned=6),
    },
    "a count changed": edited("count.json", vacant=1),
    "somebody else elected": edited("count.json", elected=[{"id": "c", "name": "c"}]),
    "a count that says more": edited("count.json", note="recounted"),
    "another share needed": edited(
        "manifest.json", rules={**json.loads(unpacked(HONEST, "")["manifest.json"])["rules"], "needed": None}
    ),
    "another name": edited(
        "manifest.json",
        candidates=[{"id": "a", "name": "z"}, {"id": "b", "name": "b"}, {"id": "c", "name": "c"}],
    ),
    "another opening": edited(
        "opening.json", manifest={**json.loads(unpacked(HONEST, "")["manifest.json"]), "entitled": 6}
    ),
    "an opening without a manifest": edited("opening.json", manifest=None),
    "a manifest of another election": of(OTHER, "manifest.json"),
    "ballots of another election": of(OTHER, "ballots.csv"),
    "an opening of another election": of(OTHER, "opening.json"),
    "a count of another election": of(OTHER, "count.json"),
}


@pytest.mark.parametrize("sealed_anew", [False, True], ids=["as it was", "sealed anew"])
@pytest.mark.parametrize("files", CHANGES.values(), ids=CHANGES)
def test_a_change_of_any_file_is_detected(files, sealed_anew, tmp_path):
    statuses = both(changed(HONEST, files, sealed_anew), tmp_path)
    assert 0 not in statuses
    assert set(statuses) <= {1, 2}


def test_an_honest_bundle_is_verified(tmp_path):
    assert both(HONEST, tmp_path) == (0, 0)
    noted = [hash_of(HONEST), opening_hash(HONEST).upper(), close_hash(HONEST)]
    assert both(HONEST, tmp_path, *noted) == (0, 0)


@pytest.mark.parametrize("name", sorted(unpacked(HONEST, "")))
def test_a_file_that_is_missing_makes_it_no_bundle(name, tmp_path):
    assert both(changed(HONEST, {name: None}), tmp_path) == (2, 2)


def test_hashes_edited_alone_are_detected(tmp_path):
    stated = unpacked(HONEST, "")["SHA256SUMS"]
    assert both(changed(HONEST, {"SHA256SUMS": stated.replace(b"0", b"1")}), tmp_path) == (1, 1)
    assert both(changed(HONEST, {"SHA256SUMS": stated + b"extra\n"}), tmp_path) == (1, 1)


def test_an_election_made_anew_from_end_to_end_has_another_hash(tmp_path):
    """Everything agrees with itself: only what was noted elsewhere tells."""
    made = electronic(election("abc", 2, 5), [ballot("abc", "-oo", key) for key in range(5)])
    assert both(made, tmp_path) == (0, 0)
    assert both(made, tmp_path, opening_hash(HONEST)) == (0, 0)
    assert both(made, tmp_path, hash_of(HONEST)) == (1, 1)
    assert both(made, tmp_path, close_hash(HONEST)) == (1, 1)
    reopened = electronic(
        election("abc", 2, 5, title="再选"), [ballot("abc", "oo-", key) for key in range(5)]
    )
    assert both(reopened, tmp_path, opening_hash(HONEST)) == (1, 1)


def test_rules_changed_with_the_opening_are_noticed_by_the_hash_of_the_opening(tmp_path):
    lax = election("abc", 2, 5, rules=rules(needed=None))
    papers = [ballot("abc", row, key) for key, row in enumerate(["oo-", "oo-", "o-o", "-oo", "o-x"])]
    assert both(electronic(lax, papers), tmp_path) == (0, 0)
    assert both(electronic(lax, papers), tmp_path, opening_hash(HONEST)) == (1, 1)


def test_a_withdrawal_after_the_opening_is_no_tampering(tmp_path):
    opened = election("abc", 2, 1)
    people = tuple(type(one)(one.id, one.name, withdrawn=one.id == "c") for one in opened.candidates)
    closed = election("abc", 2, 1, candidates=people)
    data = electronic_bundle(closed, opening_of(opened), [ballot("abc", "o-o")])
    assert both(data, tmp_path, opening_hash(data)) == (0, 0)
    taken_back = electronic_bundle(opened, opening_of(closed), [ballot("abc", "o-o")])
    assert both(taken_back, tmp_path) == (1, 1)


PAPER = paper()
ONE, TWO = (unpacked(PAPER, "")[name] for name in ("sheets/1.csv", "sheets/2.csv"))
MORE = (SHEET[0], pile("2", 2, (2, 0, 0, 0), (1, 0, 1, 0), (1, 1, 0, 0)))
OF_SHEETS = {
    "one of two sheets edited": of(paper(SHEET, SHEET), "sheets/1.csv")
    | {"sheets/2.csv": unpacked(paper(MORE, MORE), "")["sheets/2.csv"]},
    "both sheets edited": {
        name: unpacked(paper(MORE, MORE), "")[name] for name in ("sheets/1.csv", "sheets/2.csv")
    },
    "a line dropped": {"sheets/1.csv": b"\n".join(ONE.splitlines()[:-1])},
    "a pile dropped": {name: b"\n".join(ONE.splitlines()[:4]) for name in ("sheets/1.csv", "sheets/2.csv")},
    "one sheet missing": {"sheets/2.csv": None},
}


@pytest.mark.parametrize("sealed_anew", [False, True], ids=["as it was", "sealed anew"])
@pytest.mark.parametrize("files", OF_SHEETS.values(), ids=OF_SHEETS)
def test_a_change_of_a_tally_sheet_is_detected(files, sealed_anew, tmp_path):
    assert 0 not in both(changed(PAPER, files, sealed_anew), tmp_path)


def test_sheets_of_two_tellers_are_added_up_again(tmp_path):
    assert both(PAPER, tmp_path, hash_of(PAPER)) == (0, 0)
    whole = (pile("all", 5, (4, 0, 0, 1), (3, 1, 1, 0), (1, 2, 2, 0), invalid=1),)
    assert both(paper(SHEET, whole), tmp_path) == (0, 0)
    assert both(paper(SHEET, MORE), tmp_path) == (1, 1)


VOID, AS_IF_VALID, FEWER = unmarked(6, issued=5), unmarked(6), unmarked(5)
MADE_VALID = {
    "the count says valid": {
        "count.json": unpacked(VOID, "")["count.json"].replace(b'"void": true', b'"void": false')
    },
    "the count of one that is valid": of(AS_IF_VALID, "count.json"),
    "fewer came back": {
        "manifest.json": unpacked(VOID, "")["manifest.json"].replace(b'"returned": 6', b'"returned": 5')
    },
    "a paper less on both sheets": {
        name: unpacked(FEWER, "")[name] for name in ("sheets/1.csv", "sheets/2.csv")
    },
    "more were issued": {
        "manifest.json": unpacked(VOID, "")["manifest.json"].replace(b'"issued": 5', b'"issued": 6')
    },
}


@pytest.mark.parametrize("sealed_anew", [False, True], ids=["as it was", "sealed anew"])
@pytest.mark.parametrize("files", MADE_VALID.values(), ids=MADE_VALID)
def test_a_void_election_is_not_made_valid(files, sealed_anew, tmp_path):
    assert files != {name: unpacked(VOID, "")[name] for name in files}
    assert 0 not in both(changed(VOID, files, sealed_anew), tmp_path)


def test_a_void_election_is_added_up_and_called_void_by_both(tmp_path, capsys):
    assert both(VOID, tmp_path, hash_of(VOID)) == (0, 0)
    assert verify(VOID, "").found.failed.say().startswith("6 ballots came back, but only 5 were issued")
    assert stand_alone([str(tmp_path / "bundle.zip")]) == 0
    assert "选举无效 VOID: 收回 returned 6 > 发出 issued 5" in capsys.readouterr().out


def test_a_void_election_made_anew_as_a_valid_one_has_another_hash(tmp_path):
    made = forged(VOID, MADE_VALID["more were issued"])
    assert both(made, tmp_path) == (0, 0)
    assert both(made, tmp_path, hash_of(VOID)) == (1, 1)
    assert both(made, tmp_path, papers_hash(VOID)) == (1, 1)


BEFORE = Follows("2026", opening_hash(HONEST), repeats=False)
SECOND = small(["oo-"] * 3 + ["-oo"] * 2, id="2026-2", follows=BEFORE)


def test_a_round_says_which_it_follows(tmp_path, capsys):
    assert both(SECOND, tmp_path, opening_hash(SECOND)) == (0, 0)
    assert verify(SECOND, "").election.follows == BEFORE
    assert stand_alone([str(tmp_path / "bundle.zip")]) == 0
    assert f"a further round after '2026', opening '{BEFORE.opening}'" in capsys.readouterr().out


def as_if(**more: object) -> dict[str, bytes]:
    known = json.loads(unpacked(SECOND, "")["manifest.json"])
    return {"manifest.json": as_json({key: value for key, value in {**known, **more}.items() if value})}


SWAPPED = {
    "as if it were the first": as_if(follows=None),
    "as if it followed another": as_if(
        follows={"election": "2026", "opening": opening_hash(OTHER), "repeats": False}
    ),
    "as if it replaced the first": as_if(
        follows={"election": "2026", "opening": BEFORE.opening, "repeats": True}
    ),
    "the opening of the first": of(HONEST, "opening.json"),
}


@pytest.mark.parametrize("files", SWAPPED.values(), ids=SWAPPED)
def test_rounds_are_not_swapped(files, tmp_path):
    assert both(changed(SECOND, files, sealed_anew=True), tmp_path) == (1, 1)
    followed = {"manifest.json": unpacked(SECOND, "")["manifest.json"]}
    assert both(changed(HONEST, followed, sealed_anew=True), tmp_path) == (1, 1)
