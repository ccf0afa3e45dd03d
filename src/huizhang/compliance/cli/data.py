"""Packs and remarks as JSON values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from huizhang.kernel.verdict import plain
from huizhang.policy.lint import ERROR, WARNING, Remark
from huizhang.policy.pack import Pack
from huizhang.shell.language import Language


def listed(pack: Pack) -> dict[str, Any]:
    return {
        **identity(pack),
        "rules": len(pack.rules),
        "chains": len(pack.chains),
        "clauses": len(pack.clauses),
    }


def identity(pack: Pack) -> dict[str, Any]:
    keys = ("id", "title", "institution", "number", "issued", "in_force_from", "applies_to", "lineage")
    return {key: plain(getattr(pack, key)) for key in keys}


def pack_dict(pack: Pack, article: str | None, language: Language) -> dict[str, Any]:
    """The whole pack, or what it says under one article."""
    return {
        **identity(pack),
        "pack_hash": pack.hash,
        "precedence": pack.precedence,
        "errata": list(pack.errata),
        "organs": {organ.id: list(organ.names) for organ in pack.organs.values()},
        "rules": [plain(asdict(rule)) for rule in pack.rules.values() if article in (None, rule.cite)],
        "chains": [plain(asdict(chain)) for chain in pack.chains.values() if article in (None, chain.cite)],
        "clauses": [plain(asdict(one)) for one in pack.clauses.values() if speaks_of(one.article, article)],
    }


def speaks_of(clause_article: str, article: str | None) -> bool:
    """三 covers its parts 三（一）, 三（二）."""
    return article is None or clause_article == article or clause_article.startswith(f"{article}（")


def lint_dict(pack: str, remarks: Sequence[Remark], language: Language) -> dict[str, Any]:
    levels = [remark.level for remark in remarks]
    return {
        "pack": pack,
        "errors": levels.count(ERROR),
        "warnings": levels.count(WARNING),
        "remarks": [
            {
                "level": remark.level,
                "file": remark.file,
                "where": remark.where,
                "message": remark.message.say(language),
            }
            for remark in remarks
        ],
    }
