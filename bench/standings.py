"""Standings of 60,000 students with 40 grades each, from Parquet: the expression beside SQL by hand.

Both run in one process on the same engine (settings below, DuckDB's memory limit included), in turns,
and must give the same rows. Importing Ibis and compiling the expression to SQL is part of neither: it
is `compile_seconds`. `standings.memory` is a process that runs the expression alone, with the
interpreter, Ibis and the engine in it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
from side_by_side import compare, peak_mb, say, seconds

STUDENTS, COURSES, ROUNDS = 60_000, 40, 7
MOST_MB = 300
SETTINGS = {"threads": 2, "memory_limit": "110MB"}
LAST_TERM, LAST_YEAR, SINCE_ENTRY = "2025-2026-1", ("2024-2025-1", "2024-2025-2"), "2025-2026-2"

MAKE_STUDENTS = f"""
    SELECT printf('2022%06d', i) AS student_no, '本科' AS level, '专业' || (i % 60) AS major,
           2022 + i // 15000 AS entry_year, CASE WHEN i % 50 = 0 THEN '休学' END AS status
    FROM range({STUDENTS}) AS of_student(i)
"""
MAKE_GRADES = f"""
    WITH taken AS (
        SELECT i, k, hash(i * 1000 + k) % 1000 AS luck, hash(k * 77777 + i) % 46 + 53 AS mark,
               (2022 + k // 10) || '-' || (2023 + k // 10) || '-' || (1 + (k // 5) % 2) AS term
        FROM range({STUDENTS}) AS of_student(i), range({COURSES - 1}) AS of_course(k)
    ), retaken AS (
        SELECT i, k, luck, mark, term, '正常' AS attempt FROM taken
        UNION ALL SELECT i, k, 500, 60 + luck % 30, term, '补考' FROM taken WHERE k = i % 8
    )
    SELECT printf('2022%06d', i) AS student_no, term, printf('C%05d', (i % 60) * 40 + k) AS course_code,
           '课程' || ((i % 60) * 40 + k) AS course, ((1 + (i % 60 + k) % 8) / 2.0)::DECIMAL(6, 2) AS credits,
           CASE WHEN luck < 5 THEN NULL
                WHEN k % 10 = 9 THEN CASE WHEN luck < 30 THEN '不合格' ELSE '合格' END
                WHEN k % 10 = 8 THEN ['优秀', '良好', '中等', '及格', '不及格'][(1 + luck % 5)::BIGINT]
                ELSE mark::VARCHAR END AS score,
           attempt
    FROM retaken ORDER BY student_no, term, course_code, attempt
"""

OF_ONE_WINDOW = """
CREATE TEMP MACRO totals_of(of_window, first_term, last_term) AS TABLE
WITH sittings AS (
    SELECT student_no, course_code,
        (((term[1:4]::BIGINT * 2 + term[11:11]::BIGINT) * 4
          + CASE attempt WHEN '缓考' THEN 1 WHEN '补考' THEN 2 WHEN '重修' THEN 3 ELSE 0 END) << 44)
        | ((credits * 100)::BIGINT << 24)
        | CASE WHEN score IS NULL OR score = '' THEN 4
               WHEN score = '合格' THEN 2 WHEN score = '不合格' THEN 3
               WHEN score = '优秀' THEN 950000 << 3 WHEN score = '良好' THEN 850000 << 3
               WHEN score = '中等' THEN 750000 << 3 WHEN score = '及格' THEN 650000 << 3
               WHEN score = '不及格' THEN (500000 << 3) | 1
               ELSE ((score::DECIMAL(7, 4) * 10000)::BIGINT << 3) | (score::DECIMAL(7, 4) < 60)::BIGINT
          END AS sitting
    FROM grades WHERE term BETWEEN first_term AND last_term
), latest AS (
    SELECT student_no, max(sitting) AS latest, bool_or(sitting & 7 <= 1) AS seen
    FROM sittings GROUP BY student_no, course_code
), results AS (
    SELECT student_no, (latest >> 24) & 1048575 AS credits, (latest & 16777215) >> 3 AS points,
           latest & 7 AS outcome, seen
    FROM latest
)
SELECT student_no, of_window AS "window", sum(credits * points)::BIGINT AS points,
       coalesce(sum(credits) FILTER (outcome <= 1), 0)::BIGINT AS scored,
       coalesce(sum(credits) FILTER (outcome = 4), 0)::BIGINT AS open, bool_or(seen) AS seen,
       count(*) FILTER (outcome IN (1, 3))::INTEGER AS failed_courses, bool_or(outcome = 4) AS pending
FROM results GROUP BY student_no
"""
BY_HAND = """
WITH totals AS (
    FROM totals_of('last_term', '2025-2026-1', '2025-2026-1')
    UNION ALL FROM totals_of('last_year', '2024-2025-1', '2024-2025-2')
    UNION ALL FROM totals_of('since_entry', '', '2025-2026-2')
), members AS MATERIALIZED (
    SELECT totals.*, level, major, entry_year,
           (points::HUGEINT * 1000000000000 // (scored + open))::BIGINT AS least,
           ((points + open * 1000000)::HUGEINT * 1000000000000 // (scored + open))::BIGINT AS greatest
    FROM totals JOIN students USING (student_no) WHERE coalesce(nullif(status, ''), '在读') = '在读'
), marks AS (
    SELECT "window", level, major, entry_year, student_no, greatest AS key, true AS is_greatest,
           least = greatest AS is_least
    FROM members WHERE seen AND scored + open > 0
    UNION ALL
    SELECT "window", level, major, entry_year, student_no, least, false, true
    FROM members WHERE seen AND least < greatest
), counted AS (
    SELECT "window", student_no, is_least, count(*) FILTER (is_least) OVER better AS surely,
           count(*) FILTER (is_greatest) OVER better AS perhaps,
           count(*) FILTER (is_greatest) OVER (PARTITION BY "window", level, major, entry_year) AS size
    FROM marks
    WINDOW better AS (PARTITION BY "window", level, major, entry_year ORDER BY key DESC
                      RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
), places AS (
    SELECT "window", student_no, (1 + min(surely))::INTEGER AS best,
           (max(perhaps) + bool_and(is_least)::INTEGER)::INTEGER AS worst, max(size)::INTEGER AS group_size
    FROM counted GROUP BY ALL
)
SELECT student_no, "window", points / nullif(scored, 0) / 10000 AS mean, best, worst, group_size,
       failed_courses, pending
FROM members LEFT JOIN places USING ("window", student_no)
"""

SAME = """
    SELECT (SELECT count(*) FROM (FROM expression EXCEPT ALL FROM by_hand))
         + (SELECT count(*) FROM (FROM by_hand EXCEPT ALL FROM expression))
"""


def main() -> None:
    """Each part in a process of its own: a child's peak counts what its parent held when it began."""
    with tempfile.TemporaryDirectory() as folder:
        for part in PARTS:
            subprocess.run([sys.executable, __file__, part, folder], check=True)


def make(folder: Path) -> None:
    with duckdb.connect(config={"threads": 2}) as engine:
        for name, rows in (("students", MAKE_STUDENTS), ("grades", MAKE_GRADES)):
            engine.execute(f"COPY ({rows}) TO '{folder}/{name}.parquet' (FORMAT parquet, COMPRESSION zstd)")


def memory(folder: Path) -> None:
    with _engine(folder) as engine:
        compiling = seconds(lambda: _compiled(engine))
        sql = _compiled(engine)
        for _ in range(3):
            _run(engine, "expression", sql)
    peak = peak_mb()
    line = {"bench": "standings.memory", "peak_mb": peak, "at_most": MOST_MB, "met": peak <= MOST_MB}
    print(json.dumps({**line, "compile_seconds": compiling, "settings": SETTINGS}), flush=True)


def speed(folder: Path) -> None:
    with _engine(folder) as engine:
        sql = _compiled(engine)
        measured = compare(
            "standings",
            lambda: _run(engine, "expression", sql),
            ("hand-written SQL", lambda: _run(engine, "by_hand", BY_HAND)),
            rounds=ROUNDS,
            goal_of="ratio",
            at_most=1.25,
        )
        engine.execute("SET memory_limit = '1GB'")
        assert engine.sql(SAME).fetchall() == [(0,)], "the expression and the SQL give different standings"
    say(measured)


PARTS = {"make": make, "memory": memory, "speed": speed}


def _engine(folder: Path) -> duckdb.DuckDBPyConnection:
    engine = duckdb.connect(config={**SETTINGS, "temp_directory": str(folder / "spill")})
    for name in ("students", "grades"):
        engine.execute(f"CREATE VIEW {name} AS FROM '{folder}/{name}.parquet'")
    engine.execute(OF_ONE_WINDOW)
    return engine


def _compiled(engine: duckdb.DuckDBPyConnection) -> str:
    import ibis

    from huizhang.eligibility.parameters import StandingParameters
    from huizhang.eligibility.standings import standings

    backend = ibis.duckdb.from_connection(engine)
    parameters = StandingParameters(LAST_TERM, LAST_YEAR, SINCE_ENTRY)
    expression = standings(backend.table("grades"), backend.table("students"), parameters)
    return str(ibis.to_sql(expression, dialect="duckdb"))


def _run(engine: duckdb.DuckDBPyConnection, name: str, sql: str) -> None:
    engine.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql}")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        PARTS[sys.argv[1]](Path(sys.argv[2]))
    else:
        main()
