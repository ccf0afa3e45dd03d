"""Writing a whole folder, all of it or nothing."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from huizhang.exchange.problems import folder_problem
from huizhang.exchange.table import Table
from huizhang.exchange.writing.csv_file import write_csv
from huizhang.exchange.writing.parquet_file import write_parquet
from huizhang.exchange.writing.rows import Rows, Sheet, sheet_of
from huizhang.exchange.writing.workbook import write_workbook
from huizhang.kernel.message import message

FORMS: Mapping[str, Callable[[Path, Sheet], None]] = {
    "csv": write_csv,
    "xlsx": write_workbook,
    "parquet": write_parquet,
}


def write_folder(folder: Path, tables: Mapping[Table, Rows], form: str, chinese: bool = False) -> None:
    """Write every table of `tables` into the new or empty `folder`, as `form`: csv, xlsx or parquet.

    `chinese` asks for Chinese headers and labels. Raises BadInput where the folder may not be written.
    """
    if form not in FORMS:
        raise folder_problem(
            message("there is no form {form}; choose one of {forms}", form=form, forms=list(FORMS))
        )
    with _new_folder(folder) as building:
        for table, rows in tables.items():
            FORMS[form](building, sheet_of(table, rows, chinese))


@contextmanager
def _new_folder(folder: Path) -> Iterator[Path]:
    """A sibling that takes the folder's place when all went well, and is gone when it did not."""
    _refuse_occupied(folder)
    building = folder.absolute().parent / f".{folder.name}.{uuid.uuid4().hex}"
    try:
        building.mkdir(parents=True)
        yield building
        building.replace(folder)
    except OSError as error:
        raise folder_problem(
            message("the folder {folder} cannot be written: {reason}", folder=str(folder), reason=str(error))
        ) from error
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _refuse_occupied(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        return
    if folder.exists() or folder.is_symlink():
        raise folder_problem(
            message("{folder} exists already and is not an empty folder; name a new one", folder=str(folder))
        )
