"""Imports run one way, worker → service → checkers → extractors; and what is heavy stays out of light commands."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ("extractors", "checkers", "service", "worker")
"""From the ground up: each may import from those before it, none from those after it."""

STOREYS = {
    "extractors": (
        ("words",),
        ("errors", "rooms", "lanes", "lives", "folders"),
        ("forking", "heaps"),
        ("fields", "child"),
        ("model", "endings"),
        ("known_facts", "formats", "isolate", "text", "zips"),
        ("page", "ofd", "sense"),
        ("pictures",),
        ("recognise",),
        ("readers",),
        ("letters", "licences", "paper_chapters", "paper_titles"),
        ("paper_stretches",),
        ("papers",),
        ("paper_texts",),
        ("table_roles", "paper_years", "paper_owners", "annotated", "marked"),
        ("scopes", "lease_terms"),
        ("statements", "lists"),
        ("facts",),
        ("second_reading", "extract"),
        ("fact_readings",),
    ),
    "checkers": (
        ("model",),
        ("wording", "order"),
        ("errors",),
        ("rulebook",),
        ("standing",),
        ("doubts",),
        ("causes",),
        ("saying",),
        ("conditions",),
        ("case", "check"),
    ),
}
"""The rooms of each package from the ground up: a room imports from storeys below its own, not from beside or above."""

HEAVY = ("cv2", "numpy", "onnxruntime", "openvino", "pdfplumber", "pypdfium2", "pytesseract", "rapidocr", "spacy")
ONLY_EXTRACTORS = ("cv2", "onnxruntime", "openvino", "pdfplumber", "pypdfium2", "pytesseract", "rapidocr", "spacy")


def modules() -> list[Path]:
    """The project's own source files."""
    return [p for floor in FLOORS for p in sorted((ROOT / floor).rglob("*.py"))] + list(ROOT.glob("worker.py"))


@cache
def imports_of(path: Path) -> tuple[ast.Import | ast.ImportFrom, ...]:
    """Every import of a file, also inside functions."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return tuple(node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom))


def imported(path: Path) -> Iterator[tuple[str, str]]:
    """The top-level name of every import of a file, and where it stands."""
    for node in imports_of(path):
        place = f"{path.relative_to(ROOT)}:{node.lineno}"
        if isinstance(node, ast.Import):
            yield from ((name.name.partition(".")[0], place) for name in node.names)
        elif not node.level:
            yield (node.module or "").partition(".")[0], place


@pytest.mark.parametrize("floor", FLOORS)
def test_no_import_climbs(floor: str) -> None:
    above = FLOORS[FLOORS.index(floor) + 1 :]
    own = [p for p in modules() if p.relative_to(ROOT).parts[0].removesuffix(".py") == floor]
    assert own
    assert [f"{place}: {name}" for path in own for name, place in imported(path) if name in above] == []


def test_reading_libraries_stay_in_the_extractors() -> None:
    others = [p for p in modules() if p.relative_to(ROOT).parts[0] != "extractors"]
    assert [place for path in others for name, place in imported(path) if name in ONLY_EXTRACTORS] == []


def room_of(module: str) -> tuple[str, str]:
    """The package and the room of a dotted name; of a package itself the room is ""."""
    package, _, rest = module.partition(".")
    return package, rest.partition(".")[0]


def names_of(path: Path) -> Iterator[str]:
    """The dotted name of everything that a file imports, also inside functions."""
    for node in imports_of(path):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)


def module_of(path: Path) -> str:
    """The dotted name of a source file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize("package", STOREYS)
def test_no_room_imports_from_beside_or_above(package: str) -> None:
    own = [p for p in modules() if room_of(module_of(p))[0] == package]
    assert own
    assert [(module_of(path), room) for path in own for room in _too_high(module_of(path), path)] == []


def _too_high(module: str, path: Path) -> list[str]:
    """The rooms beside its own or above from which a module imports."""
    package, own = room_of(module)
    if not own:
        return []  # the package itself
    heights = {room: height for height, rooms in enumerate(STOREYS[package]) for room in rooms}
    rooms = {room for of, room in map(room_of, names_of(path)) if of == package and room and room != own}
    return sorted(room for room in rooms if heights[room] >= heights[own])


def graph() -> dict[str, set[str]]:
    """Which module imports which, inside the project."""
    known = {module_of(p) for p in modules()}
    found: dict[str, set[str]] = {}
    for path in modules():
        names = {name if name in known else name.rpartition(".")[0] for name in names_of(path)}
        found[module_of(path)] = (names & known) - {module_of(path)}
    return found


def test_no_module_imports_itself_by_way_of_others() -> None:
    imports = graph()
    for start in imports:
        reached: set[str] = set()
        todo = list(imports[start])
        while todo:
            name = todo.pop()
            if name not in reached:
                reached.add(name)
                todo += imports[name]
        assert start not in reached, f"{start} stands in a circle of imports"


def loaded_by(code: str) -> set[str]:
    """The heavy libraries that a fresh process has imported after `code`."""
    look = f"import sys; print(*[m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{look}"], capture_output=True, text=True, check=True, cwd=ROOT, timeout=60
    )
    return set(done.stdout.splitlines()[-1].split())


def test_help_loads_nothing_heavy() -> None:
    assert loaded_by("from service.cli import _run\nassert _run(['--help']) == 0") == set()
    assert loaded_by("from service.cli import _run\nassert _run(['check', '--help']) == 0") == set()


def test_the_pipeline_itself_loads_nothing_heavy() -> None:
    assert loaded_by("import service.pipeline, service.report.html, service.report.terminal") == set()


def test_a_heavy_library_would_be_noticed() -> None:
    assert loaded_by("import numpy") == {"numpy"}
