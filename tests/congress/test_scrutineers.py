"""Candidates do not count their own votes: names are compared whole, people by their number."""

from __future__ import annotations

import pytest

from huizhang.congress.rules.scrutineers import faults_of_scrutineers

CANDIDATES = {"20240101": "张三", "20240102": "李四"}


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("张三丰、李四光、王五", []),
        ("王五、张三", ["张三"]),
        ("监票人：张 三；计票人：王五", ["张三"]),
        ("总监票人张三丰", []),
        ("监票人李四，王五", ["李四"]),
        ("张三（20249999）、王五", []),
        ("张三（20240101）、王五", ["张三"]),
        ("王五 20240102", ["李四"]),
        ("张三 李四 20249999", ["张三"]),
        ("王五　张三", ["张三"]),
        ("监票人（张三）", ["张三"]),
        ("张三（zhang）", []),
    ],
)
def test_only_a_candidate_is_refused_and_nobody_whose_name_begins_alike(said, own):
    found = [one.values["names"] for one in faults_of_scrutineers(said, CANDIDATES)]
    assert found == ([own] if own else [])
