"""Find a pack by id or folder and read its files, and those of the packs it extends."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from huizhang.kernel.message import message
from huizhang.policy.pack import PackError

PACKS = Path(__file__).parent / "packs"
FILES = ("pack.toml", "rules.toml", "chains.toml", "clauses.toml")
Table = dict[str, Any]
# when a file changed, in nanoseconds, and its size in bytes
Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """The files of one pack as read; `clauses` is None where the pack has no clauses.toml.

    While no file changes there is one of it, so that what is made of it can be kept.
    """

    id: str
    folder: Path
    about: Table
    rules: tuple[Table, ...] = ()
    chains: tuple[Table, ...] = ()
    clauses: tuple[Table, ...] | None = None

    def file(self, name: str) -> str:
        """How messages call one of its files: `kunming/rules.toml`, or the whole path outside the program."""
        return f"{self.id}/{name}" if self.folder.parent == PACKS else str(self.folder / name)


def known() -> tuple[str, ...]:
    """The ids of the packs that come with the program, in alphabetical order."""
    return tuple(sorted(folder.name for folder in PACKS.iterdir() if (folder / "pack.toml").is_file()))


def find(pack: str | Path, beside: Path | None = None) -> Path:
    """The folder of a shipped pack's id, or `pack` itself as a folder (relative to `beside`, if given).

    Raises PackError.
    """
    if isinstance(pack, str) and pack in known():
        return PACKS / pack
    folder = (beside / pack if beside else Path(pack)).resolve()
    if (folder / "pack.toml").is_file():
        return folder
    if folder.is_dir():
        raise PackError(message("the folder {folder} has no pack.toml, so it is not a pack", folder=folder))
    if folder.is_file():
        raise PackError(
            message("{pack} is a file; give the folder of the pack, which holds pack.toml", pack=pack)
        )
    raise PackError(
        message("there is no pack “{pack}”; known packs: {known}; or give a folder", pack=pack, known=known())
    )


def lineage(pack: str | Path) -> tuple[Source, ...]:
    """The pack and everything it extends, the base first. Raises PackError."""
    sources: list[Source] = []
    folder = find(pack)
    while True:
        source = read(folder)
        if any(source.folder == seen.folder for seen in sources):
            ids = [seen.id for seen in (*sources, source)]
            raise PackError(
                message("packs extend each other in a circle: {ids}; take one extends out", ids=ids)
            )
        if any(source.id == seen.id for seen in sources):
            raise PackError(
                message(
                    "{folder}: the pack it extends is called {id} too; give it an id of its own",
                    folder=sources[-1].folder,
                    id=source.id,
                )
            )
        sources.append(source)
        parent = source.about.get("extends")
        if parent is None:
            return tuple(reversed(sources))
        folder = _parent(source, parent)


def _parent(source: Source, parent: Any) -> Path:
    try:
        return find(str(parent), source.folder)
    except PackError as error:
        raise PackError(
            message("{file}, extends: {what}", file=source.file("pack.toml"), what=error.message)
        ) from None


def read(folder: Path) -> Source:
    """Every file of the pack in `folder`. Raises PackError with file and line where TOML is broken."""
    return _read(folder, tuple(_stamp(folder / name) for name in FILES))


def _stamp(file: Path) -> Stamp | None:
    """None where there is no such file."""
    if not file.is_file():
        return None
    found = file.stat()
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=64)
def _read(folder: Path, stamps: tuple[Stamp | None, ...]) -> Source:
    about = toml(folder / "pack.toml")
    clauses = folder / "clauses.toml"
    return Source(
        str(about.get("id", folder.name)),
        folder,
        about,
        blocks(folder / "rules.toml", "rule"),
        blocks(folder / "chains.toml", "chain"),
        blocks(clauses, "clause") if clauses.is_file() else None,
    )


def blocks(file: Path, name: str) -> tuple[Table, ...]:
    """The `[[name]]` blocks of a file that need not exist. Raises PackError."""
    if not file.is_file():
        return ()
    heading, found = blocks_with_heading(file, name)
    if heading:
        raise PackError(
            message(
                "{file} may hold only [[{name}]] blocks; found {keys}",
                file=file,
                name=name,
                keys=set(heading),
            )
        )
    return found


def blocks_with_heading(file: Path, name: str) -> tuple[Table, tuple[Table, ...]]:
    """What stands above the `[[name]]` blocks, and the blocks. Raises PackError."""
    heading = dict(toml(file))
    found = heading.pop(name, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise PackError(message("{file}: write each block under [[{name}]]", file=file, name=name))
    return heading, tuple(found)


def toml(file: Path) -> Table:
    """The file as a table, to be read only: it is kept until the file changes. Raises PackError."""
    stamp = file.stat()
    return parsed(file, stamp.st_mtime_ns, stamp.st_size)


@lru_cache(maxsize=64)
def parsed(file: Path, changed: int, size: int) -> Table:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(message("{file} is not TOML: {error}", file=file, error=error)) from None
    except UnicodeDecodeError:
        raise PackError(message("{file} is not UTF-8; save it as UTF-8", file=file)) from None
