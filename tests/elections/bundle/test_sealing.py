"""What the close fixed is not changed afterwards unseen, and both verifiers say what no hash given fixes."""

from __future__ import annotations

import json

import pytest

from elections.bundle.given import (
    both,
    changed,
    close_hash,
    forged,
    opening_hash,
    opening_of,
    paper,
    papers_hash,
    said,
    small,
)
from huizhang.elections.bundle.packing import unpacked
from huizhang.elections.bundle.strictly import as_json, hash_of
from huizhang.elections.bundle.verifying import verify
from huizhang.elections.bundle.writing import electronic_bundle
from huizhang.elections.rules.ordering import drawn, misplaced, ordered
from kernel.tally.given import ballot, election

HONEST, PAPER = small(), paper()
NOTHING = hash_of(b"")


def manifest_of(data: bytes, **more: object) -> dict[str, bytes]:
    known = json.loads(unpacked(data, "")["manifest.json"])
    return {"manifest.json": as_json({**known, **more})}


def without(data: bytes, gone: str) -> dict[str, bytes]:
    """The manifest with one who is said to have withdrawn."""
    people = json.loads(unpacked(data, "")["manifest.json"])["candidates"]
    return manifest_of(
        data, candidates=[{**one, **({"withdrawn": True} if one["id"] == gone else {})} for one in people]
    )


@pytest.mark.parametrize("data", [HONEST, PAPER], ids=["electronic", "paper"])
def test_a_withdrawal_added_after_the_close_agrees_with_the_opening_but_not_with_the_close(data, tmp_path):
    made = forged(data, without(data, "a"))
    assert both(made, tmp_path, opening_hash(data)) == (0, 0)
    assert both(data, tmp_path, opening_hash(data), close_hash(data)) == (0, 0)
    assert both(made, tmp_path, close_hash(data)) == (1, 1)
    assert verify(made, "").withdrew == ("a",)
    assert "withdrew after the opening, see the ledger: 'a'" in said(made, tmp_path, opening_hash(data))


def test_numbers_of_papers_changed_after_they_were_recorded_disagree_with_their_hash(tmp_path):
    opened = json.loads(unpacked(PAPER, "")["opening.json"])
    opened["manifest"] |= {"present": None, "issued": None}
    asked = {"opening.json": as_json(opened)}
    data = forged(PAPER, asked)
    made = forged(data, manifest_of(PAPER, issued=5))
    assert both(made, tmp_path, close_hash(data)) == (0, 0)
    assert both(data, tmp_path, papers_hash(data)) == (0, 0)
    assert both(made, tmp_path, papers_hash(data)) == (1, 1)


def test_the_sheets_as_they_were_handed_in_are_hashes_to_compare_with_and_that_of_nothing_never_is(tmp_path):
    sheets = [hash_of(unpacked(PAPER, "")[name]) for name in ("sheets/1.csv", "sheets/2.csv")]
    assert both(PAPER, tmp_path, *sheets) == (0, 0)
    assert both(PAPER, tmp_path, NOTHING) == (1, 1)
    assert both(small([], entitled=5), tmp_path, NOTHING) == (1, 1)


OPENING, CLOSE, PAPERS = opening_hash(PAPER), close_hash(PAPER), papers_hash(PAPER)
SHEET = hash_of(unpacked(PAPER, "")["sheets/2.csv"])
LEFT = {
    "nothing": (HONEST, [], ["frozen", "withdrawals", "numbers", "votes"]),
    "the opening": (HONEST, [opening_hash(HONEST)], ["withdrawals", "numbers", "votes"]),
    "the close": (HONEST, [close_hash(HONEST)], []),
    "the bundle": (HONEST, [hash_of(HONEST)], []),
    "the close of paper": (PAPER, [OPENING, CLOSE], ["numbers", "votes"]),
    "the numbers of paper": (PAPER, [PAPERS], ["votes"]),
    "a sheet": (PAPER, [SHEET], ["frozen", "withdrawals", "numbers"]),
    "a sheet and the numbers": (PAPER, [PAPERS, SHEET], []),
}
IN_WORDS = {"frozen": "rules", "withdrawals": "withdrawals", "numbers": "numbers", "votes": "votes"}


@pytest.mark.parametrize(("data", "given", "left"), LEFT.values(), ids=LEFT)
def test_both_say_what_no_hash_that_was_given_fixes(data, given, left, tmp_path):
    assert verify(data, "", given).unfixed == tuple(left)
    told = said(data, tmp_path, *given)
    _, _, open_parts = told.partition("not fixed by any hash that you gave: ")
    assert [one.split()[1] for one in open_parts.partition("\n")[0].split("; ") if one] == [
        IN_WORDS[one] for one in left
    ]
    assert told.count("compared with the hash of") == len(given)
    assert ("Without --hash" in told) == (not given)


STRANGE = {
    "a key of the manifest": manifest_of(HONEST, extra="x"),
    "a key of a candidate": manifest_of(
        HONEST, candidates=[{"id": one, "name": one, "x": 1} for one in "abc"]
    ),
    "a key of the rules": manifest_of(
        HONEST, rules={**json.loads(unpacked(HONEST, "")["manifest.json"])["rules"], "x": 1}
    ),
    "more present than entitled": manifest_of(HONEST, present=9),
    "no seat": manifest_of(HONEST, seats=0),
    "a key that was frozen and is not counted by": {
        "opening.json": as_json(
            {
                **json.loads(unpacked(HONEST, "")["opening.json"]),
                "manifest": {**json.loads(unpacked(HONEST, "")["opening.json"])["manifest"], "extra": "x"},
            }
        )
    },
    "a column of the ballots": {
        "ballots.csv": "".join(
            f"{row},{'c8' if row.startswith('ballot') else 1}\n"
            for row in unpacked(HONEST, "")["ballots.csv"].decode().splitlines()
        ).encode()
    },
}


@pytest.mark.parametrize("files", STRANGE.values(), ids=STRANGE)
def test_what_nobody_expects_in_a_bundle_is_refused_by_both(files, tmp_path):
    assert 0 not in both(changed(HONEST, files, sealed_anew=True), tmp_path)


def test_a_column_that_nobody_expects_in_a_sheet_is_refused_by_both(tmp_path):
    rows = unpacked(PAPER, "")["sheets/1.csv"].decode().splitlines()
    wider = "".join(f"{row},{'x' if not number else 1}\n" for number, row in enumerate(rows)).encode()
    assert both(changed(PAPER, {"sheets/1.csv": wider}, sealed_anew=True), tmp_path) == (2, 2)


NAMES = ("张伟", "李娜", "王芳", "张伟", "欧阳雪")
SEED = "3 6 1"


def by(order: str, names: tuple[str, ...], seed: str = SEED) -> bytes:
    """An election whose candidates stand in this order, which is said to be that."""
    people = election("abcde", 2, 3).candidates
    named = tuple(type(one)(one.id, name) for one, name in zip(people, names, strict=True))
    opened = election("abcde", 2, 3, candidates=named)
    opening = as_json({**json.loads(opening_of(opened)), "order": order, "seed": seed})
    return electronic_bundle(opened, opening, [ballot("abcde", "oo---", key) for key in range(3)])


def placed(order: str) -> tuple[str, ...]:
    spelled = {"张伟": "zhang wei", "李娜": "li na", "王芳": "wang fang", "欧阳雪": "ou yang xue"}
    people = [(str(number), name) for number, name in enumerate(NAMES)]
    return tuple(name for _, name in ordered(people, order, SEED, spelled.__getitem__))


def test_anybody_draws_the_order_again_from_the_bundle(tmp_path):
    names = placed("lot")
    assert list(names) == sorted(NAMES, key=lambda one: drawn(SEED, one))
    assert both(by("lot", names), tmp_path) == (0, 0)
    assert both(by("lot", names[::-1]), tmp_path) == (1, 1)
    assert both(by("lot", names, "another"), tmp_path) == (1, 1)


@pytest.mark.parametrize("order", ["pinyin", "strokes"])
def test_the_program_checks_the_other_orders_too(order):
    assert verify(by(order, placed(order)), "").verified
    wrong = verify(by(order, placed(order)[::-1]), "")
    assert [check.name for check in wrong.checks if not check.passed] == ["order"]


def test_by_pinyin_a_name_stands_where_any_reading_of_it_does():
    """曾 is zeng as a surname and ceng otherwise; another dictionary may choose the other."""
    assert not list(misplaced(["曾志", "程一"], "pinyin", ""))
    assert not list(misplaced(["余一", "曾志"], "pinyin", ""))
    assert list(misplaced(["张三", "李四"], "pinyin", "")) == [("张三", "李四")]
