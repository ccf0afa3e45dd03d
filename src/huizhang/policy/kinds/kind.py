"""What a kind of rule is: an evaluator, the facts it judges and the parameters a pack may give it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from huizhang.kernel.verdict import Verdict
from huizhang.policy.rule import Rule


@dataclass(frozen=True, slots=True)
class Parameter:
    """`shape` is one of `policy.shapes`. Some pack of the lineage must give a `required` one."""

    shape: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """`parameters` are accepted with every fact of the kind; `policy.facts` says which further ones are
    with some."""

    name: str
    facts: type
    evaluate: Callable[[Rule, Any], Verdict]
    parameters: Mapping[str, Parameter]
