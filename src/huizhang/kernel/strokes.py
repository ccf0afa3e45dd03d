"""Names by strokes, as Chinese elections list people (以姓氏笔画为序). Pure.

Source: GF 3003-1999, the order of strokes of the characters of GB 13000.1, in `strokes.txt`.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files

IDEOGRAPH = "CJK "


def by_strokes(name: str) -> tuple[tuple[bool, int], ...]:
    """What a name sorts by: character by character, so the surname first, and of 欧阳 first 欧.

    The fewest strokes stand first; of as many strokes 横 before 竖, 撇, 点 and 折, stroke by stroke.
    王 stands before 王一. What is no character (· of a name) stands before, one `unordered` behind all.
    """
    order = _order()
    return tuple(
        (True, order.get(one, len(order) + ord(one))) if _written(one) else (False, ord(one)) for one in name
    )


def unordered(name: str) -> str:
    """Those of its characters whose strokes the standard does not order."""
    return "".join(one for one in name if _written(one) and one not in _order())


def _written(one: str) -> bool:
    return unicodedata.name(one, "").startswith(IDEOGRAPH)


@cache
def _order() -> dict[str, int]:
    lines = files("huizhang.kernel").joinpath("strokes.txt").read_text(encoding="utf-8").splitlines()
    characters = "".join(line for line in lines if not line.startswith("#"))
    return {one: place for place, one in enumerate(characters)}
