"""Who may import whom; pyproject.toml states the contracts, these tests hold them complete."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import grimp
import pytest

from architecture.tree import CAPABILITIES, ROOT, SOURCE, tracked

DOORS = {"actions", "queries", "rules", "tasks"}
VALUES_AND_JUDGEMENT = {
    "approvals": {"showing", "telling"},
    "ledger": {"actor", "append_only", "beside_models"},
    "eligibility": {"bulk", "conditions", "snapshot", "standing_records", "standings"},
    "compliance": {"cases", "finding", "judging", "known", "records", "report"},
    "people": {"demo", "spelling"},
    "records": {"auditing", "demo", "eligible", "tables"},
}
# compliance looks the rows behind a finding up by the declarations of their tables
COMPOSED_BY = {
    "config": {"api", "cli", "doors", "exchange", "urls"},
    "records": {"exchange"},
    "compliance": {"exchange"},
}


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("huizhang", cache_dir=None)


def test_every_import_contract_is_kept():
    linted = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert linted.returncode == 0, linted.stdout


def test_the_layers_inside_are_held_for_every_capability():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    inside = next(contract for contract in contracts if contract["name"].startswith("Inside a capability"))
    existing = {f"huizhang.{name}" for name in CAPABILITIES if (SOURCE / name / "__init__.py").exists()}
    assert set(inside["containers"]) == existing


def test_other_capabilities_are_entered_only_by_their_doors(graph: grimp.ImportGraph):
    assert [
        f"{importer} imports {imported}"
        for importer in sorted(graph.modules)
        for imported in sorted(graph.find_modules_directly_imported_by(importer))
        if not may_enter(importer, imported)
    ] == []


def may_enter(importer: str, imported: str) -> bool:
    home = ".".join(importer.split(".")[1:2])
    capability, *inside = imported.split(".")[1:] or [""]
    if capability not in CAPABILITIES or home == capability:
        return True
    open_to_home = DOORS | VALUES_AND_JUDGEMENT.get(capability, set()) | COMPOSED_BY.get(home, set())
    return bool(inside) and inside[0] in open_to_home


def test_pure_packages_import_where_django_and_the_databases_do_not_exist():
    pure = [
        ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)
        for path in tracked("src/huizhang/*.py")
        if is_pure(path)
    ]
    absent = ["django", "duckdb", "fastexcel", "ibis", "psycopg", "pyarrow", "rich", "typer"]
    program = (
        f"import importlib, sys; sys.modules.update(dict.fromkeys({absent})); "
        f"[importlib.import_module(name) for name in {pure}]"
    )
    imported = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert imported.returncode == 0, imported.stderr


def is_pure(path: Path) -> bool:
    package, *inside = path.relative_to(SOURCE).parts
    if path.name.startswith(("test_", "__init__")):
        return False
    return package in ("kernel", "policy") or inside[:1] in (["rules"], ["rules.py"])
