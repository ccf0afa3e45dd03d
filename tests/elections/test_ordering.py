"""In which order candidates stand, without a database."""

from __future__ import annotations

import pytest

from huizhang.elections.rules.ordering import ordered

PEOPLE = (("20240003", "张三"), ("20240002", "丁一"), ("20240001", "张三"))


@pytest.mark.parametrize("order", ["pinyin", "strokes"])
def test_of_equal_names_the_smaller_number_stands_first(order):
    placed = ordered(PEOPLE, order, "", {"张三": "zhang san", "丁一": "ding yi"}.__getitem__)
    assert [number for number, _ in placed] == ["20240002", "20240001", "20240003"]
