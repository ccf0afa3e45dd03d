import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from huizhang.compliance.cli import app
from huizhang.policy.pack import PackError
from huizhang.policy.resolve import resolve
from policy.packs import local_pack


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUIZHANG_LANGUAGE", "en")
    monkeypatch.setenv("COLUMNS", "200")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def told(*arguments: str):
    return json.loads(run(*arguments, "--json").stdout)


def test_the_list_names_every_pack():
    assert [(one["id"], one["rules"], one["clauses"]) for one in told("list")] == [
        ("cn-2019-9", 49, 0),
        ("kunming", 54, 75),
        ("xianning", 49, 63),
    ]
    assert "昆理工大党发〔2020〕11号" in run("list").stdout


def test_an_article_is_shown_with_its_parts():
    shown = told("show", "xianning", "--article", "三")
    assert [one["id"] for one in shown["clauses"]] == [f"X{number}" for number in range(13, 24)]
    assert {one["cite"] for one in shown["rules"]} == {"三"}
    assert shown["pack_hash"] == resolve("xianning").hash


def test_a_page_says_what_is_asked_and_what_is_our_reading():
    page = run("show", "kunming", "--article", "第三条").stdout
    assert "20 to 30" in page
    assert "our reading" in page


def test_an_article_that_the_plan_does_not_have_is_refused_with_those_it_has():
    refused = run("show", "kunming", "--article", "十二")
    assert refused.exit_code == 2
    assert "it has 文头, 序, 一, 二, 三, 四, 五, 六, 七, 八, 九, 十, 尾" in refused.stderr


@pytest.mark.parametrize("day", ["2020-02-30", "yesterday"])
def test_a_day_that_does_not_exist_is_refused(day: str):
    assert run("show", "kunming", "--as-of", day).exit_code == 2


def test_a_day_before_the_plan_is_left_to_the_program_to_tell():
    assert isinstance(run("show", "kunming", "--as-of", "2020-01-01").exception, PackError)


def test_lint_ends_with_one_where_something_is_wrong(tmp_path: Path):
    ours = local_pack(tmp_path / "ours", rules='[[rule]]\nid = "staff.cap.school"\nmax = "60"\n')
    remark = {
        "level": "error",
        "file": str(ours / "rules.toml"),
        "where": "staff.cap.school, max",
        "message": "must be a whole number, zero or more",
    }
    assert told("lint", str(ours))["remarks"][0] == remark
    assert (run("lint", str(ours)).exit_code, run("lint", "kunming").exit_code) == (1, 0)


def test_lint_looks_for_every_mark_in_the_source(tmp_path: Path):
    source = tmp_path / "plan.txt"
    source.write_text("一、别的\n", encoding="utf-8")
    found = told("lint", "kunming", "--source", str(source))
    assert found["errors"] == len(resolve("kunming").rules) + len(resolve("kunming").clauses)


def test_nothing_to_remark_is_said(tmp_path: Path):
    assert run("lint", "cn-2019-9").stdout == "Nothing to remark.\n"


def test_two_plans_are_compared_in_words_and_data():
    found = told("diff", "xianning", "kunming")
    assert (found["a"], found["b"], len(found["differences"]) >= 15) == ("xianning", "kunming", True)
    assert "20 to 30" in run("diff", "xianning", "kunming").stdout


def test_coverage_counts_planned_flows_and_ends_with_zero():
    assert run("coverage", "kunming").exit_code == 0
    assert told("coverage", "kunming")["complete"] is True


def test_coverage_ends_with_one_where_a_rule_has_no_case(tmp_path: Path):
    ours = local_pack(tmp_path / "ours", rules='[[rule]]\nid = "staff.cap.school"\nmax = 50\n')
    assert run("coverage", str(ours)).exit_code == 1


@pytest.mark.parametrize("command", ["list", "show", "lint", "diff", "coverage"])
def test_every_command_shows_an_example(command: str):
    assert f"huizhang policy {command}" in run(command, "--help").stdout
