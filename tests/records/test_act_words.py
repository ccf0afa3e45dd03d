"""Every act that is recorded has its words on the page of the ledger."""

from __future__ import annotations

import ast
import re

from architecture.tree import tracked
from huizhang.records.acts.words import ACTS

RECORDING = {"_record", "record", "write", "_write", "_change"}
NAME = re.compile(r"[a-z]+_[a-z_]+|attach|resolve|delegate|submit|withdraw|appoint|apply")
# names that are put together while the program runs
BUILT = {"hand_over_chair", "hand_over_post", "docket_proposal", "opinion_proposal", "refuse_proposal"}


def named(call: ast.Call) -> set[str]:
    function = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    given = [one.value for one in call.keywords if one.arg == "act"]
    given += call.args[:3] if function in RECORDING else []
    texts = [one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return {text for text in texts if NAME.fullmatch(text)}


def test_no_act_is_shown_by_its_bare_name():
    calls = (
        node
        for path in tracked("src/huizhang/*/actions/*.py", "src/huizhang/*/actions.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    )
    recorded = set().union(*map(named, calls)) | BUILT
    assert recorded - ACTS.keys() == set()
    assert len(recorded) > 50
