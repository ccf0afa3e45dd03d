from datetime import date

from compliance.sample_report import pack
from huizhang.compliance.report.evidence import MOST_ROWS, EvidenceTable, spell, tables
from huizhang.compliance.report.vocabulary import COLUMNS, OWN_COLUMNS, TABLES
from huizhang.kernel.verdict import evidence
from huizhang.records.tables import TABLES as DECLARED
from huizhang.shell.language import CHINESE, ENGLISH

HEADERS = {(table.name, column.name): column.zh for table in DECLARED for column in table.columns}


def test_tables_are_called_as_the_exchange_format_calls_them():
    assert dict(TABLES) == {table.name: table.zh for table in DECLARED}


def test_columns_are_called_as_the_exchange_format_calls_them():
    said = {place: OWN_COLUMNS.get(place) or COLUMNS.get(place[1]) for place in HEADERS}
    strange = {place: name for place, name in said.items() if name and name not in HEADERS[place]}

    assert strange == {}


def test_rows_of_one_table_stand_together_under_chinese_headers():
    rows = (
        evidence("posts", student_no="2024001", post="department_head"),
        evidence("steps", case="A-1", organ="school_league_committee"),
        evidence("posts", student_no="2024002", start=date(2026, 3, 1)),
    )

    assert tables(rows, pack(), CHINESE) == [
        EvidenceTable(
            "posts",
            "任职",
            ("学号", "职务", "任职日期"),
            (("2024001", "部门负责人", ""), ("2024002", "", "2026年3月1日")),
            2,
        ),
        EvidenceTable("steps", "程序", ("事项编号", "机关"), (("A-1", "校团委"),), 1),
    ]


def test_english_readers_get_the_names_of_the_files():
    rows = (evidence("briefings", by="union", to=["school_party_committee", "校团委"]),)

    assert tables(rows, pack(), ENGLISH) == [
        EvidenceTable(
            "briefings", "briefings", ("by", "to"), (("union", "school party committee, 校团委"),), 1
        )
    ]


def test_thousands_of_rows_are_cut_and_counted():
    rows = tuple(evidence("delegates", student_no=str(number)) for number in range(MOST_ROWS + 7))

    assert tables(rows, pack(), CHINESE)[0].left_out == 7


def test_yes_and_no_are_said_in_the_readers_language():
    assert [spell(True, pack(), CHINESE), spell(False, pack(), ENGLISH)] == ["是", "no"]


def test_a_day_is_written_as_the_reader_writes_days():
    days = [date(2026, 10, 28), "2026-10-28"]

    assert [spell(day, pack(), CHINESE) for day in days] == ["2026年10月28日"] * 2
    assert [spell(day, pack(), ENGLISH) for day in days] == ["28 October 2026"] * 2


def test_words_of_the_format_are_words_in_english():
    assert spell("presidium_member", pack(), ENGLISH) == "presidium member"
