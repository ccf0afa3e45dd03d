"""What a declared call takes: read from its function, for both doors alike."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import Any, get_type_hints

from ninja import Schema
from pydantic.fields import FieldInfo

from huizhang.shell.doors import Door


def parameters_of(door: Door) -> dict[str, Any]:
    """By name, without who asks."""
    call = inspect.unwrap(door.call)
    hints = get_type_hints(call, include_extras=True)
    _who, *names = inspect.signature(call).parameters
    return {name: hints[name] for name in names}


def fields_of(annotation: Any) -> Mapping[str, FieldInfo]:
    """Those of a schema; none of anything else."""
    if isinstance(annotation, type) and issubclass(annotation, Schema):
        return annotation.model_fields
    return {}
