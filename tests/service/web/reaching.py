"""Which definitions of the service are reached from some of them, by the names in their source; more rather than less.

A definition is what stands at the top of a module. It reaches what it names: of its own module, imported, or as an
attribute of a module.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.test_imports import ROOT

Place = tuple[str, str]
"""A module, and the name of a definition in it; the name is "" for the module itself."""


@dataclass(frozen=True, slots=True)
class Module:
    """What one defines, and under which names it imports what."""

    defines: Mapping[str, ast.stmt]
    imports: Mapping[str, Place]


def modules(package: str) -> dict[str, Module]:
    """Every module of the package by its dotted name."""
    return {_dotted(path): _module(ast.parse(path.read_text("utf-8"))) for path in (ROOT / package).rglob("*.py")}


def _dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _module(tree: ast.Module) -> Module:
    taken = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module)
    imports = {one.asname or one.name: (node.module or "", one.name) for node in taken for one in node.names}
    return Module({name: node for node in tree.body for name in _names(node)}, imports)


def _names(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        yield from (part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name))


def _resolved(known: Mapping[str, Module], module: str, name: str) -> Place | None:
    """Where a name of a module leads."""
    own = known.get(module)
    if own is None or name in own.defines:
        return (module, name) if own else None
    if name not in own.imports:
        return None
    source, taken = own.imports[name]
    inner = f"{source}.{taken}"
    return (inner, "") if inner in known else _resolved(known, source, taken)


def _named(known: Mapping[str, Module], place: Place) -> Iterator[Place]:
    for node in ast.walk(known[place[0]].defines[place[1]]):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            home = _resolved(known, place[0], node.value.id)
            found = _resolved(known, home[0], node.attr) if home and not home[1] else None
        else:
            found = _resolved(known, place[0], node.id) if isinstance(node, ast.Name) else None
        if found and found[1]:
            yield found


def reached(known: Mapping[str, Module], roots: Iterable[Place]) -> list[ast.stmt]:
    """The definitions that the roots lead to, themselves among them."""
    todo, seen = list(roots), set[Place]()
    while todo:
        place = todo.pop()
        if place not in seen:
            seen.add(place)
            todo.extend(_named(known, place))
    return [known[module].defines[name] for module, name in seen]
