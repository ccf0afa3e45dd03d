"""What changes the deployment: who may act, what an import does, and what takes it back."""

from pathlib import Path

import fastexcel
import pytest
from django.utils import timezone

from cast import COLLEGE, COLLEGE_LEAGUE_TEACHER, STAFF_MEMBER, STUDENT
from config.command_line import DAY, huizhang, problems, small_university, told
from config.conftest import ADMINISTRATOR, OFFICER
from exchange.database.given import every_table, post, student, written
from huizhang.config.environment import Environment
from huizhang.config.initialising import write_key
from huizhang.ledger.models import Entry
from huizhang.people.models import Student, Token
from huizhang.policy.resolve import resolve

ON = ("--on", DAY)
pytestmark = pytest.mark.django_db


def test_init_makes_the_pack_the_key_and_the_first_people(tokens: dict[str, str], home: Path):
    pack = resolve(home / "school")
    assert (pack.lineage, pack.institution) == (("cn-2019-9", "kunming", "school"), "云岭大学")
    assert oct((home / "secret_key").stat().st_mode & 0o777) == "0o600"
    acts = Entry.objects.order_by("seq").values_list("act", "subject")
    assert list(acts) == [
        ("open_account", ADMINISTRATOR),
        ("issue_token", ADMINISTRATOR),
        ("open_account", OFFICER),
        ("grant_seat", OFFICER),
        ("issue_token", OFFICER),
    ]


def test_init_again_keeps_settings_and_people(tokens: dict[str, str], home: Path):
    rules = home / "school" / "rules.toml"
    rules.write_text("# ours\n", encoding="utf-8")
    again = told("init", "--pack", "kunming", "--institution", "云岭大学", "--administrator", "别人")
    assert again == {"home": str(home), "tokens": {}}
    assert rules.read_text(encoding="utf-8") == "# ours\n"


def test_init_refuses_an_unknown_pack_and_leaves_nothing(home: Path):
    refused = huizhang("init", "--pack", "nowhere", "--institution", "甲", "--administrator", "乙")
    assert (refused.exit_code, refused.stdout, home.exists()) == (2, "", False)


@pytest.mark.parametrize(
    "command",
    [("import", "x"), ("undo", "1"), ("export", "x"), ("check",), ("seat", "grant", "甲", "校团委")],
    ids=" ".join,
)
def test_without_a_deployment_nothing_is_done(command: tuple[str, ...], home: Path):
    refused = huizhang(*command)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert f"{home} holds no deployment yet: run huizhang init" in refused.stderr


def revoked(token: str) -> str:
    Token.objects.update(revoked=timezone.now())
    return token


@pytest.mark.parametrize(
    ("choose", "sentence"),
    [
        (lambda tokens: "", "acts need the API token of a person"),
        (lambda tokens: "wrong", "this token is unknown, expired or revoked"),
        (lambda tokens: revoked(tokens[OFFICER]), "this token is unknown, expired or revoked"),
        (lambda tokens: tokens[ADMINISTRATOR], f"{ADMINISTRATOR} holds no seat that may do this"),
    ],
    ids=["none", "wrong", "revoked", "without a seat"],
)
def test_an_act_needs_the_token_of_somebody_with_a_seat(choose, sentence, tokens, tmp_path: Path):
    folder, token = small_university(tmp_path / "f"), choose(tokens)
    for command in (("import", folder), ("undo", "1")):
        refused = huizhang(*command, token=token)
        assert (refused.exit_code, refused.stdout) == (2, "")
        assert sentence in refused.stderr
    assert not Student.objects.exists()


def test_a_dry_run_tells_what_an_import_would_do(officer: str, tmp_path: Path):
    folder = small_university(tmp_path / "f")
    shown = told("import", folder, "--dry-run", *ON)
    assert shown["import"] is None
    assert shown["tables"]["students"] == {"new": 3, "changed": 0, "same": 0, "error": 0}
    assert "nothing was written (dry run)" in huizhang("import", folder, "--dry-run", *ON).stdout
    assert not Student.objects.exists()


def test_the_same_folder_again_changes_nothing(imported: int, officer: str, tmp_path: Path):
    again = told("import", tmp_path / "ledger", *ON, token=officer)["tables"]
    assert {(counts["new"], counts["changed"]) for counts in again.values()} == {(0, 0)}


def test_what_names_an_absent_table_is_not_imported(officer: str, tmp_path: Path):
    folder = written(tmp_path / "f", {"unions": every_table()["unions"][:1], "posts": [post("1", "部长")]})
    assert problems("import", folder, *ON, token=officer) == [("posts.csv", None, 2, "student_no", "1")]


def test_problems_are_written_as_a_workbook(officer: str, tmp_path: Path):
    folder = small_university(tmp_path / "f", clubs=[{"club": "棋社", "major": "大概"}])
    huizhang("import", folder, "--dry-run", "--errors", tmp_path / "errors.xlsx")
    assert fastexcel.read_excel(str(tmp_path / "errors.xlsx")).sheet_names == ["Problems", "clubs"]


def test_an_import_is_undone_whole(imported: int, officer: str):
    assert told("undo", imported, token=officer) == {"import": imported, "undone": True}
    assert not Student.objects.exists()
    again = huizhang("undo", imported, token=officer)
    assert (again.exit_code, again.stdout) == (2, "")
    assert f"undone by {OFFICER} already" in again.stderr


def test_undo_is_refused_with_what_rests_on_the_import(imported: int, officer: str, tmp_path: Path):
    moved = [student(STAFF_MEMBER, political_status="中共党员"), student(STUDENT, class_name="软件2402")]
    later = written(tmp_path / "later", {"students": moved})
    told("import", later, "--on", "2026-10-01", token=officer)
    refused = huizhang("undo", imported, token=officer)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert STAFF_MEMBER.student_no in refused.stderr
    assert Student.objects.count() == 3


def test_an_unknown_import_is_not_undone(officer: str):
    refused = huizhang("undo", "99", token=officer)
    assert (refused.exit_code, "there is no import 99" in refused.stderr) == (2, True)


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
def test_an_export_audits_as_what_was_imported(imported: int, tmp_path: Path, form: str):
    counts = told("export", tmp_path / "out", "--form", form)
    assert {name: counts[name] for name in ("students", "grades", "posts")} == {
        "students": 3,
        "grades": 3,
        "posts": 4,
    }
    kunming = ("--pack", "kunming", "--as-of", DAY)
    audited = [told("audit", tmp_path / name, *kunming) for name in ("ledger", "out")]
    assert audited[0]["findings"] == audited[1]["findings"]


def test_an_export_into_a_folder_with_files_is_refused(imported: int, tmp_path: Path):
    kept = sorted(path.name for path in (tmp_path / "ledger").iterdir())
    assert problems("export", tmp_path / "ledger") == [(None,) * 5]
    assert sorted(path.name for path in (tmp_path / "ledger").iterdir()) == kept


def test_an_unknown_form_is_refused(imported: int, tmp_path: Path):
    refused = huizhang("export", tmp_path / "out", "--form", "docx")
    assert (refused.exit_code, (tmp_path / "out").exists()) == (2, False)


def test_a_seat_lets_its_holder_act_and_needs_its_college(imported: int, tokens: dict[str, str]):
    name = COLLEGE_LEAGUE_TEACHER.name
    homeless = huizhang("seat", "grant", name, "学院团组织", token=tokens[OFFICER])
    assert (homeless.exit_code, "name the college with --college" in homeless.stderr) == (2, True)
    seated = ("seat", "grant", name, "学院团组织", "--college", COLLEGE)
    refused = huizhang(*seated, token=tokens[ADMINISTRATOR])
    assert (refused.exit_code, "may not grant or end this seat" in refused.stderr) == (2, True)
    granted = huizhang(*seated, token=tokens[OFFICER])
    assert (granted.exit_code, f"token of {name}, shown only now" in granted.stdout) == (0, True)


def test_an_unknown_organ_or_college_is_refused_with_those_known(imported: int, officer: str):
    organ = huizhang("seat", "grant", "甲", "校友会", token=officer)
    college = huizhang("seat", "grant", "甲", "学院团组织", "--college", "艺术学院", token=officer)
    assert (organ.exit_code, college.exit_code) == (2, 2)
    assert "there is no organ “校友会”" in organ.stderr and COLLEGE in college.stderr


def test_a_dry_run_speaks_chinese(officer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HUIZHANG_LANGUAGE", "zh-Hans")
    folder = small_university(tmp_path / "f")
    shown = huizhang("import", folder, "--dry-run", *ON).stdout.splitlines()
    assert [cell.strip() for cell in shown[1].split("┃")[1:-1]] == ["数据表", "新增", "变动", "相同", "错误"]
    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in shown if "│" in line]
    assert ["学生 (students)", "3", "0", "0", "0"] in rows


def test_the_workbook_of_problems_speaks_chinese(
    officer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("HUIZHANG_LANGUAGE", "zh-Hans")
    folder = small_university(tmp_path / "f", clubs=[{"club": "棋社", "major": "大概"}])
    huizhang("import", folder, "--dry-run", "--errors", tmp_path / "errors.xlsx")
    book = fastexcel.read_excel(str(tmp_path / "errors.xlsx"))
    assert book.sheet_names == ["问题", "学生社团 (clubs)"]
    assert book.load_sheet(0).to_arrow().schema.names == ["文件", "工作表", "行", "列", "值", "问题"]


def test_problems_are_told_in_the_order_of_rows(officer: str, tmp_path: Path):
    people = every_table()["students"]
    unions = [
        {"union": "甲", "level": "院级", "kind": "", "college": "没有的学院"},
        {"union": "乙", "level": "系级", "kind": "", "college": ""},
        {"union": "甲", "level": "校级", "kind": "", "college": ""},
    ]
    clubs = [{"club": "棋社", "major": "大概"}]
    folder = written(tmp_path / "f", {"unions": unions, "students": people, "clubs": clubs})
    assert [place[:3] for place in problems("import", folder, *ON, token=officer)] == [
        ("clubs.csv", None, 2),
        ("unions.csv", None, 2),
        ("unions.csv", None, 3),
        ("unions.csv", None, 4),
    ]


def test_what_is_signed_while_a_deployment_is_founded_stays_valid(tmp_path: Path, monkeypatch):
    """The hall's link and the codes of a session are derived from the key with which they were made."""
    monkeypatch.delenv("SECRET_KEY", raising=False)
    founding = Environment(HUIZHANG_HOME=tmp_path)
    key = founding.secret_key
    write_key(founding)
    assert Environment(HUIZHANG_HOME=tmp_path).secret_key == key
