"""What changes a plan: settings of the school, acts of its league committee like any other."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.db import transaction

from huizhang.compliance.plans.candidate import candidate
from huizhang.compliance.plans.change import Change, SettingRefused
from huizhang.compliance.plans.document import ATTACH, check, stored_name
from huizhang.kernel.message import message
from huizhang.ledger import actions as ledger
from huizhang.people.queries import Account, sits_on
from huizhang.policy.pack import Pack

ORGAN = "school_league_committee"
CHANGED = message("The school's settings were changed by somebody else just now; look again, then save.")


def may_set(actor: Account, day: date) -> bool:
    """Whether the account sits on the school league committee."""
    return actor.is_active and sits_on(actor, ORGAN, day)


def change_setting(*, actor: Account, setting: Change, folder: Path, day: date) -> None:
    """Write the dated setting into the school's pack in `folder`, and record it; both or neither.

    Raises SettingRefused.
    """
    if not may_set(actor, day):
        said = message(
            "{name} holds no seat on the school league committee, which sets this", name=actor.name
        )
        raise SettingRefused(said)
    file = folder / setting.file
    before = _content(file)
    made = candidate(folder, setting, actor.name, day)
    with _restored_unless_kept(file, before, made.text.encode()), transaction.atomic():
        ledger.record(
            actor.as_actor,
            act="change_setting",
            organ=ORGAN,
            subject=setting.subject,
            pack_hash=made.pack.hash,
            payload=setting.payload,
        )
        # the entry holds the ledger's lock: whoever saved in between was seen by now
        if _content(file) != before:
            raise SettingRefused(CHANGED)
        _replace(file, made.text.encode())


def attach_document(
    *, actor: Account, name: str, content: bytes, folder: Path, pack: Pack, day: date
) -> None:
    """Keep the plan's own document in `folder`, named by its content, and record it.

    Raises SettingRefused.
    """
    if not may_set(actor, day):
        said = message(
            "{name} holds no seat on the school league committee, which sets this", name=actor.name
        )
        raise SettingRefused(said)
    kept = folder / stored_name(name, content)
    check(content, name, pack)
    with transaction.atomic():
        ledger.record(
            actor.as_actor,
            act=ATTACH,
            organ=ORGAN,
            subject=pack.id,
            pack_hash=pack.hash,
            payload={"file": name, "kept": kept.name, "sha256": kept.stem, "bytes": len(content)},
        )
        folder.mkdir(parents=True, exist_ok=True)
        _replace(kept, content)


@contextmanager
def _restored_unless_kept(file: Path, before: bytes | None, after: bytes) -> Iterator[None]:
    """The file as it was before, where what happens inside wrote `after` and is not kept."""
    kept = False
    try:
        yield
        kept = True
    finally:
        if not kept and _content(file) == after:
            if before is None:
                file.unlink()
            else:
                _replace(file, before)


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _replace(file: Path, content: bytes) -> None:
    """All or nothing: readers see the old file or the new one."""
    with NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as beside:
        beside.write(content)
        beside.flush()
        os.fsync(beside.fileno())
    Path(beside.name).replace(file)
