"""A demo university with as many students as a large one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

MANY = 60_000
COPIED = """
INSERT INTO people_student (student_no, {others})
WITH RECURSIVE time(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM time WHERE n < :times)
SELECT student_no || '-' || n, {others} FROM people_student, time LIMIT :wanted
"""


def grow(home: Path) -> int:
    """Everybody is there many times, so that colleges and grades keep their shares; how many there are."""
    with sqlite3.connect(home / "db.sqlite3") as database:
        (known,) = database.execute("SELECT count(*) FROM people_student").fetchone()
        columns = [row[1] for row in database.execute("PRAGMA table_info(people_student)")]
        others = ", ".join(name for name in columns if name != "student_no")
        given = {"times": MANY // known + 1, "wanted": MANY - known}
        database.execute(COPIED.format(others=others), given)
        (found,) = database.execute("SELECT count(*) FROM people_student").fetchone()
    return int(found)
