"""What a kind of rule is: an evaluator, the facts it judges and the parameters a pack may give it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from huizhang.kernel.verdict import Verdict
from huizhang.policy.rule import Rule


@dataclass(frozen=True, slots=True)
class Parameter:
    """`shape`: whole, text, texts, yes_no or any. Some pack of the lineage must give a `required` one."""

    shape: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    name: str
    facts: type
    evaluate: Callable[[Rule, Any], Verdict]
    parameters: Mapping[str, Parameter]
