"""Fictional universities whose records show every rule obeyed and broken."""

from huizhang.records.demo.generate import FORMS, Progress, generate
from huizhang.records.demo.world import DemoError

__all__ = ["FORMS", "DemoError", "Progress", "generate"]
