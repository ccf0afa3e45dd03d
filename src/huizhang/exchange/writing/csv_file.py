"""A table as .csv: UTF-8 with a byte order mark, so that Excel reads it, and no text that runs."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from huizhang.exchange.formulas import disarmed
from huizhang.exchange.writing.rows import Sheet


def write_csv(folder: Path, sheet: Sheet) -> None:
    path = folder / f"{sheet.name}.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(sheet.header)
        writer.writerows(tuple(_text(cell) for cell in row) for row in sheet.rows)


def _text(cell: Any) -> Any:
    if isinstance(cell, str):
        return disarmed(cell)
    return cell.isoformat() if hasattr(cell, "isoformat") else cell
