"""Packs written for one test, and where what ships with the program is."""

from __future__ import annotations

from pathlib import Path

RULE = """
[[rule]]
id = "staff.cap.school"
zh = "校级学生会工作人员规模"
kind = "count_between"
of = "staff"
subject = "union.school"
force = "generally"
cite = "三"
max = 60
"""
ABOUT = 'title = "示范方案"\ninstitution = "示范大学"\n'


def write_pack(folder: Path, about: str = "", **files: str) -> Path:
    """A pack folder; its id is the folder's name, `files` are rules="…", chains="…", and so on."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.toml").write_text(f'id = "{folder.name}"\n{about}', encoding="utf-8")
    for name, content in files.items():
        (folder / f"{name}.toml").write_text(content, encoding="utf-8")
    return folder


def local_pack(folder: Path, about: str = "", **files: str) -> Path:
    """A pack of its own university that extends Kunming's."""
    return write_pack(folder, f'extends = "kunming"\n{ABOUT}{about}', **files)
