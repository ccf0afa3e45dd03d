"""Zips that are no bundles: bombs, ways out, links, doubles, cells without an end."""

from __future__ import annotations

import io
import stat
import warnings
import zipfile

import pytest

from elections.bundle.given import HONEST_FILES, both, changed, small
from huizhang.elections.bundle.packing import MOST_BYTES, packed, unpacked
from huizhang.exchange.problems import BadInput


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        for name, content in entries:
            archive.writestr(name, content)
    return stream.getvalue()


def link(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return entry


HONEST = tuple(HONEST_FILES.items())
DEEP = b"[" * 200_000 + b"]" * 200_000
HOSTILE = {
    "no zip": b"PK\x03\x04 and nothing more",
    "empty": b"",
    "cut off": small()[:-40],
    "a way out": zipped(*HONEST, ("../../manifest.json", b"{}")),
    "a way out of Windows": zipped(*HONEST, ("C:\\manifest.json", b"{}")),
    "an absolute name": zipped(*HONEST, ("/etc/passwd", b"")),
    "a stray file": zipped(*HONEST, ("run.sh", b"")),
    "a file twice": zipped(*HONEST, ("count.json", b"{}")),
    "many files": zipped(*((f"{n}.csv", b"") for n in range(3000))),
    "deep JSON": changed(small(), {"count.json": DEEP}),
    "a number without an end": changed(small(), {"manifest.json": b'{"seats": ' + b"9" * 5000 + b"}"}),
    "no text": changed(small(), {"manifest.json": b"\xff\xfe\x00"}),
    "a key twice": changed(small(), {"opening.json": b'{"seats": 1, "seats": 2}'}),
    "no object": changed(small(), {"manifest.json": b"[]"}),
    "a cell without an end": changed(small(), {"ballots.csv": b"ballot,a,b,c\n" + b"x" * 200_000 + b",1,1,"}),
    "an open quotation mark": changed(small(), {"ballots.csv": b'ballot,a,b,c\n"x,1,1,\n'}),
    "a mark that is none": changed(small(), {"ballots.csv": b"ballot,a,b,c\nk,5,1,1\n"}),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_it_is_refused_in_words_by_both(data, tmp_path):
    assert both(data, tmp_path) == (2, 2)


def test_a_bomb_is_not_unpacked(tmp_path):
    bomb = zipped(*HONEST[1:], (HONEST[0][0], bytes(MOST_BYTES + 1)))
    assert len(bomb) < 1 << 17
    with pytest.raises(BadInput, match="far more than an election"):
        unpacked(bomb, "bundle.zip")
    assert both(bomb, tmp_path) == (2, 2)


def test_a_link_is_no_file():
    files = [(name, content) for name, content in HONEST if name != "count.json"]
    with pytest.raises(BadInput, match="a link"):
        unpacked(zipped(*files, (link("count.json"), b"/etc/passwd")), "bundle.zip")


def test_each_name_that_does_not_belong_is_told():
    with pytest.raises(BadInput) as refused:
        unpacked(zipped(*HONEST, ("run.sh", b""), ("../x", b"")), "bundle.zip")
    assert [(one.file, one.value) for one in refused.value.problems] == [
        ("bundle.zip", "run.sh"),
        ("bundle.zip", "../x"),
    ]


def test_whoever_packed_it_again_has_the_same_election(tmp_path):
    again = zipped(*HONEST)
    assert again != packed(HONEST_FILES)
    assert both(again, tmp_path) == (0, 0)


def test_the_same_election_is_the_same_bytes():
    marks = ["oo-", "oo-", "o-o", "-oo", "o-x"]
    assert small(marks) == small(marks) == packed(HONEST_FILES)
