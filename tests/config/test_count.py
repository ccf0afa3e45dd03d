"""`huizhang count`: an election from its two files, or what is wrong with them and where."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest

from config.command_line import huizhang

MANIFEST = {
    "election": "2026-presidium",
    "title": "主席团选举",
    "seats": 1,
    "candidates": [{"id": "c1", "name": "张三"}, {"id": "c2", "name": "李四"}],
    "entitled": 4,
    "present": 3,
    "issued": 3,
    "returned": 3,
    "rules": {
        "quorum": {"at_least": "2/3"},
        "base": "present",
        "needed": {"more_than": "1/2"},
        "tie": "runoff",
        "write_ins": False,
    },
}
BALLOTS = "ballot,c1,c2\nk1,1,-1\nk2,1,\nk3,?,0\n"


def given(folder: Path, manifest=MANIFEST, ballots: str | bytes = BALLOTS) -> tuple[Path, Path]:
    said, papers = folder / "manifest.json", folder / "ballots.csv"
    said.write_text(json.dumps(manifest, ensure_ascii=False) if isinstance(manifest, dict) else manifest)
    papers.write_bytes(ballots if isinstance(ballots, bytes) else ballots.encode())
    return said, papers


def changed(path: str, value) -> dict:
    found = copy.deepcopy(MANIFEST)
    *way, last = path.split(".")
    place = found
    for name in way:
        place = place[name]
    place[last] = value
    return found


def votes(id_: str, name: str, *numbers: int, elected: bool) -> dict:
    kinds = ("approve", "oppose", "abstain", "illegible")
    return {"id": id_, "name": name, **dict(zip(kinds, numbers, strict=True)), "elected": elected}


def test_the_count_is_told_with_the_keys_that_programs_rely_on(tmp_path):
    said = huizhang("count", *given(tmp_path), "--json")
    found = json.loads(said.stdout)
    steps = found.pop("steps")
    assert (said.exit_code, len(steps)) == (0, 7)
    assert found == {
        "valid": 3,
        "invalid": 0,
        "base": 3,
        "quorum_met": True,
        "void": False,
        "void_reason": None,
        "candidates": [
            votes("c1", "张三", 2, 0, 0, 1, elected=True),
            votes("c2", "李四", 0, 1, 2, 0, elected=False),
        ],
        "elected": [{"id": "c1", "name": "张三"}],
        "ties": [],
        "vacant": 0,
        "next_round": None,
    }


def test_in_words_every_step_and_every_candidate_is_shown(tmp_path):
    said = huizhang("count", *given(tmp_path))
    assert said.exit_code == 0
    assert "主席团选举" in said.stdout
    assert "2 × 2 = 4 > 3 = 3 × 1" in said.stdout


@pytest.mark.parametrize(
    ("manifest", "words"),
    [(changed("issued", 2), '"void": true'), (changed("entitled", 6), '"quorum_met": false')],
    ids=["void", "no quorum"],
)
def test_what_elects_nobody_ends_with_one(tmp_path, manifest, words):
    said = huizhang("count", *given(tmp_path, manifest), "--json")
    assert (said.exit_code, words in said.stdout) == (1, True)


def test_a_table_saved_by_excel_in_chinese_is_read(tmp_path):
    manifest = changed("rules.write_ins", True)
    ballots = "ballot,c1,c2,write_ins\r\nk1,1,,\r\nk2,,,王五；赵六\r\nk3,1,,\r\n".encode("gb18030")
    found = json.loads(huizhang("count", *given(tmp_path, manifest, ballots), "--json").stdout)
    assert (found["invalid"], found["elected"][0]["name"]) == (1, "张三")


@pytest.mark.parametrize(
    ("manifest", "where"),
    [
        ("{", "not JSON"),
        (changed("seat", 1), "seat"),
        (changed("seats", "one"), "seats"),
        (changed("seats", 0), "at least one seat"),
        (changed("present", 5), "only 4 are entitled"),
        (changed("returned", -1), "cannot be negative"),
        (changed("issued", 4), "nobody has two"),
        (changed("rules.base", "everybody"), "rules.base"),
        (changed("rules.quorum", {}), "either at_least or more_than"),
        (changed("rules.quorum", {"at_least": "1/2", "more_than": "1/2"}), "either at_least or more_than"),
        (changed("rules.quorum", {"at_least": "half"}), "write a fraction"),
        (changed("rules.quorum", {"at_least": "1/0"}), "write a fraction"),
        (changed("rules.needed", {"more_than": "3/2"}), "a share above 0"),
        (changed("candidates", [{"id": "c1", "name": "张三"}] * 2), "Two candidates have the id c1"),
        (changed("candidates", [{"id": "c1", "name": " "}]), "needs an id and a name"),
        (changed("returned", 2), "the manifest says that 2 came back"),
    ],
)
def test_a_manifest_that_cannot_be_is_refused_and_says_where(tmp_path, manifest, where):
    said = huizhang("count", *given(tmp_path, manifest), "--json")
    assert (said.exit_code, where in said.stderr) == (2, True), said.stderr


@pytest.mark.parametrize(
    ("ballots", "where"),
    [
        ("", "column ballot: this column is missing"),
        ("ballot,c1\nk1,1\nk2,1\nk3,1\n", "column c2: this column is missing"),
        ("ballot,c1,c2,c9\n", "column c9: no candidate"),
        ("ballot,c1,c2,c2\n", "column c2: this column stands there twice"),
        (BALLOTS.replace("k1,1,-1", "k1,2,-1"), "row 2 column c1 “2”: write 1"),
        (BALLOTS.replace("k2,", "k1,"), "row 3 column ballot “k1”: row 2 is the same ballot"),
        (BALLOTS.replace("k3,", ","), "row 4 column ballot: every ballot needs a key"),
        (BALLOTS.replace("k2,1,", "k2,1"), "row 3: the row has 2 cells, the header 3"),
        (BALLOTS.replace("k3,?,0\n", ""), "the file has 2 ballots"),
        ("ballot,c1,c2,write_ins\nk1,1,,王五\nk2,1,,\nk3,1,,\n", "row 2 column write_ins “王五”"),
        (b"PK\x03\x04more", "not text but a .xlsx file"),
        ('ballot,c1,c2\n"k1,1,1\n', "the quotation marks"),
    ],
)
def test_ballots_that_cannot_be_read_are_refused_with_their_row(tmp_path, ballots, where):
    said = huizhang("count", *given(tmp_path, ballots=ballots), "--json")
    assert (said.exit_code, where in " ".join(said.stderr.split())) == (2, True), said.stderr


def test_a_file_that_is_not_there_is_named(tmp_path):
    manifest, ballots = given(tmp_path)
    assert (
        "nowhere.json: there is no such file" in huizhang("count", tmp_path / "nowhere.json", ballots).stderr
    )
    assert (
        "nowhere.csv: there is no such file" in huizhang("count", manifest, tmp_path / "nowhere.csv").stderr
    )
