"""The bundle as one zip: the same bytes on every machine; what somebody else packed is opened with care."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from huizhang.exchange.problems import BadInput, Problem, folder_problem
from huizhang.kernel.message import Message, message

MANIFEST, OPENING, COUNT, BALLOTS = "manifest.json", "opening.json", "count.json", "ballots.csv"
SHEETS = ("sheets/1.csv", "sheets/2.csv")
SUMS = "SHA256SUMS"
KNOWN = frozenset((MANIFEST, OPENING, COUNT, BALLOTS, *SHEETS, SUMS))
MOST_ENTRIES = 2 * len(KNOWN)
MOST_BYTES = 64 << 20
LONG_AGO = (1980, 1, 1, 0, 0, 0)
READABLE = (stat.S_IFREG | 0o644) << 16
UNIX = 3
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
DRIVE = re.compile(r"^[A-Za-z]:")


def packed(files: Mapping[str, bytes]) -> bytes:
    """Stored, not deflated: how a library deflates may change with its version."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.create_system, entry.external_attr = UNIX, READABLE
            archive.writestr(entry, files[name])
    return stream.getvalue()


def unpacked(data: bytes, file: str) -> dict[str, bytes]:
    """Raises BadInput for whatever is no bundle, before anything large or stray is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if entry.filename != "sheets/"]
            wrong = list(_faults(entries))
            if wrong:
                raise BadInput(Problem(file, None, None, None, name, said) for name, said in wrong)
            return {entry.filename: _content(archive, entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        said = message("this is no zip, or it is damaged; download the bundle again: {what}", what=str(error))
        raise folder_problem(said, file) from None


def _faults(entries: list[zipfile.ZipInfo]) -> Iterator[tuple[str | None, Message]]:
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        yield None, message("the zip holds far more than an election and was not unpacked")
        return
    names = [entry.filename for entry in entries]
    for entry in entries:
        said = _fault(entry, names.count(entry.filename))
        if said:
            yield entry.filename, said


def _fault(entry: zipfile.ZipInfo, times: int) -> Message | None:
    name = entry.filename
    if name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or DRIVE.match(name):
        return message("this name leads out of the bundle; nothing was unpacked")
    if name not in KNOWN:
        return message("no such file belongs to a bundle")
    if times > 1:
        return message("this file is in the bundle twice; nobody can say which is meant")
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
        return message("this is a link or something else that is no file")
    if entry.flag_bits & 1 or entry.compress_type not in METHODS:
        return message("this file is locked by a password or packed in an unusual way")
    return None


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Never more than the directory says it has, whatever the data would swell to."""
    with archive.open(entry) as stream:
        content = stream.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise zipfile.BadZipFile(f"{entry.filename} has another size than the directory says")
    return content
