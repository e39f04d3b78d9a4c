"""A package imports only packages above it; stages, store and the ways to look never import each other."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "dragoman"
_STAGE = {"records", "knowledge", "errors"}
ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "records": {"errors"},
    "knowledge": {"records", "errors"},
    "sources": _STAGE,
    "documents": _STAGE,
    "language": _STAGE,
    "events": _STAGE,
    "resolution": _STAGE,
    "assembly": _STAGE,
    "store": _STAGE,
    "run": {*_STAGE, "sources", "documents", "language", "events", "resolution", "assembly", "store"},
}
ALLOWED["evaluation"] = {*ALLOWED["run"], "run"}
ALLOWED["views"] = {*ALLOWED["evaluation"], "evaluation", "dragoman"}
ALLOWED["__main__"] = {"views"}  # `python -m dragoman` starts the command line and does no more
_VIEWS = "dragoman.views"
_APART = ("cli", "web", "mcp")
_STARTERS = {"cli/serve.py": "web", "cli/mcp.py": "mcp"}
"""Commands that do nothing but start another view."""


def _package_of(path: Path) -> str:
    first = path.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


def _names(path: Path) -> Iterator[str]:
    """Give the full names of what a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports by a relative name"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _imported(path: Path) -> Iterator[str]:
    """Give the top-level packages of ours that a module imports, wherever in it."""
    for name in _names(path):
        parts = name.split(".")
        if parts[0] == "dragoman":
            yield parts[1] if len(parts) > 1 and parts[1] in ALLOWED else "dragoman"


def _views(path: Path) -> set[str]:
    """Give the ways to look that a module imports."""
    return {view for name in _names(path) for view in _APART if f"{name}.".startswith(f"{_VIEWS}.{view}.")}


MODULES = sorted(path for path in SOURCE.rglob("*.py") if path != SOURCE / "__init__.py")


# Imports that close a circle and may, by importing and imported module, each with its reason.
CIRCLES: dict[tuple[str, str], str] = {
    ("dragoman.views.web.actor_parts", "dragoman.views.web.pages.actor"): (
        "only for types: what the page holds stands beside the questions that fill it"
    ),
    ("dragoman.views.web.dyad_parts", "dragoman.views.web.pages.dyad"): (
        "only for types: what the page holds stands beside the questions that fill it"
    ),
}


def _module_of(path: Path, source: Path) -> str:
    parts = ("dragoman", *path.relative_to(source).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _graph(source: Path) -> dict[str, set[str]]:
    """Give for each module those it imports, wherever in it: in functions and for types alone too."""
    paths = {_module_of(path, source): path for path in source.rglob("*.py")}
    graph: dict[str, set[str]] = {name: set() for name in paths}
    for name, path in paths.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                graph[name].update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                inner = {f"{node.module}.{alias.name}" for alias in node.names}
                graph[name].update(one if one in paths else node.module or "" for one in inner)
        graph[name] = {one for one in graph[name] if one in paths and one != name}
    return graph


def _circle(graph: dict[str, set[str]]) -> list[str]:
    """Give modules that import each other in a circle, the first again at the end; none is an empty list."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = _graph(SOURCE)
    for importing, imported in CIRCLES:
        graph[importing].discard(imported)
    assert _circle(graph) == []


@pytest.mark.parametrize("allowed", CIRCLES, ids=" -> ".join)
def test_an_allowed_circle_is_one(allowed: tuple[str, str]) -> None:
    graph = _graph(SOURCE)
    for importing, imported in CIRCLES.keys() - {allowed}:
        graph[importing].discard(imported)
    assert _circle(graph), f"{allowed} closes no circle any more; take it out of CIRCLES"


@pytest.mark.parametrize(
    "line",
    [
        "from dragoman.a.two import f",
        "from dragoman.a import two",
        "import dragoman.a.two",
        "def g():\n    from dragoman.a.two import f",
        "if TYPE_CHECKING:\n    from dragoman.a.two import f",
    ],
)
def test_a_circle_would_be_seen(tmp_path: Path, line: str) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "__init__.py").touch()
    (tmp_path / "a" / "two.py").write_text("import dragoman.a.one\n", encoding="utf-8")
    (tmp_path / "a" / "one.py").write_text("import json\n", encoding="utf-8")
    assert _circle(_graph(tmp_path)) == []
    (tmp_path / "a" / "one.py").write_text(f"{line}\n", encoding="utf-8")
    assert set(_circle(_graph(tmp_path))) == {"dragoman.a.one", "dragoman.a.two"}


def test_every_package_of_the_tree_has_its_rule() -> None:
    assert {_package_of(path) for path in MODULES} <= set(ALLOWED)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_module_imports_only_what_stands_above_it(path: Path) -> None:
    package = _package_of(path)
    wrong = {name for name in _imported(path) if name != package and name not in ALLOWED[package]}
    assert not wrong, f"{package} must not import {sorted(wrong)}"


def test_a_downward_import_would_be_seen(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text("def f():\n    from dragoman.views.cli import main\n    import dragoman.store.read\n")
    assert set(_imported(module)) == {"views", "store"}


@pytest.mark.parametrize("view", _APART)
def test_a_way_to_look_imports_no_other(view: str) -> None:
    """What they share stands in ``views``: a web server needs no command line, nor this a web server."""
    for path in (SOURCE / "views" / view).rglob("*.py"):
        started = _STARTERS.get(str(path.relative_to(SOURCE / "views")))
        assert _views(path) <= {view, started}, path


def test_commands_that_start_another_view_are_there() -> None:
    assert {name: _views(SOURCE / "views" / name) - {"cli"} for name in _STARTERS} == {
        name: {started} for name, started in _STARTERS.items()
    }


def test_an_import_of_another_way_to_look_would_be_seen(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(
        "from dragoman.views import web\ndef f():\n    from dragoman.views.cli.show import show\n"
    )
    assert _views(module) == {"web", "cli"}
