"""No path to a post without a finished chain: who appoints, and who writes the rows of posts."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from architecture.tree import SOURCE, tracked

APPOINTING = {"appoint", "turn_chair"}
# elections and the import of old records may come here too; they do not yet
APPOINTERS = {"selection/actions/finishing.py": "appoint", "selection/actions/rotating.py": "turn_chair"}
ALLOWED = ("selection/", "elections/", "records/", "exchange/", "org/actions/")
MAKING = {
    "create",
    "acreate",
    "bulk_create",
    "abulk_create",
    "get_or_create",
    "aget_or_create",
    "update_or_create",
    "aupdate_or_create",
    "raw",
}


def sources() -> dict[str, ast.Module]:
    paths = [path for path in tracked("src/huizhang/*.py") if "migrations" not in path.parts]
    return {str(path.relative_to(SOURCE)): parsed(path) for path in paths}


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def tree() -> dict[str, ast.Module]:
    return sources()


def names_in(module: ast.Module) -> Iterator[str]:
    """Attributes, called or handed on, and what is imported from `org`."""
    for node in ast.walk(module):
        match node:
            case ast.Attribute(attr=name):
                yield name
            case ast.ImportFrom(module=str(source), names=names) if source.startswith("huizhang.org"):
                yield from (alias.name for alias in names)


def makes_posts(module: ast.Module) -> bool:
    """`Post(…)`, or a manager of `Post` that writes rows; a record of kernel is no row."""
    own = own_names(module)
    return any(
        isinstance(node, ast.Call) and (named(node.func, own) or writes(node.func, own))
        for node in ast.walk(module)
    )


def own_names(module: ast.Module) -> set[str]:
    """What the model is called in this module."""
    imports = (node for node in ast.walk(module) if isinstance(node, ast.ImportFrom))
    return {
        alias.asname or alias.name
        for node in imports
        for alias in node.names
        if alias.name == "Post" and (node.module or "").startswith("huizhang.org")
    }


def named(called: ast.expr, own: set[str]) -> bool:
    match called:
        case ast.Name(id=name):
            return name in own
        case ast.Attribute(value=ast.Name(id=module), attr="Post"):
            return module in ("org", "models", "unions")
    return False


def writes(called: ast.expr, own: set[str]) -> bool:
    """`Post.objects.create`, also behind a filter; `union.posts.create` likewise."""
    if not isinstance(called, ast.Attribute) or called.attr not in MAKING:
        return False
    inside = list(ast.walk(called.value))
    return any(isinstance(node, ast.Name) and node.id in own for node in inside) or any(
        isinstance(node, ast.Attribute) and node.attr in ("posts", "Post", "post_set") for node in inside
    )


def test_only_selection_elections_and_the_import_appoint(tree: dict[str, ast.Module]):
    strangers = {
        name: sorted(APPOINTING & set(names_in(module)))
        for name, module in tree.items()
        if APPOINTING & set(names_in(module)) and not name.startswith(ALLOWED)
    }
    assert strangers == {}


def test_both_ways_to_a_post_are_those_that_a_finished_case_takes(tree: dict[str, ast.Module]):
    outside = {name: module for name, module in tree.items() if not name.startswith("org/actions/")}
    used = {name: ", ".join(sorted(APPOINTING & set(names_in(module)))) for name, module in outside.items()}
    assert {name: what for name, what in used.items() if what} == APPOINTERS


def test_only_the_appointment_writes_a_row_of_posts(tree: dict[str, ast.Module]):
    assert [name for name, module in tree.items() if makes_posts(module)] == ["org/actions/posts.py"]


def test_no_statement_in_sql_writes_posts(tree: dict[str, ast.Module]):
    texts = {
        name: [node.value for node in ast.walk(module) if isinstance(node, ast.Constant)]
        for name, module in tree.items()
    }
    assert [
        name
        for name, found in texts.items()
        if any("org_post" in text for text in found if type(text) is str)
    ] == []


@pytest.mark.parametrize(
    ("text", "makes"),
    [
        ("from huizhang.org.models import Post\nPost.objects.create(post='x')", True),
        ("from huizhang.org.queries import Post as Held\nHeld(post='x').save()", True),
        ("from huizhang.org import models\nmodels.Post.objects.using('default').bulk_create([])", True),
        ("union.posts.get_or_create(post='x')", True),
        ("from huizhang.kernel.records import Post\nPost('x')", False),
        ("from huizhang.org.models import Post\nPost.objects.filter(post='x')", False),
    ],
)
def test_what_writes_a_row_is_recognised(text: str, makes: bool):
    assert makes_posts(ast.parse(text)) is makes
