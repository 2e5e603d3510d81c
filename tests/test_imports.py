"""Imports run one way, worker → service → checkers → extractors; and what is heavy stays out of light commands."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ("extractors", "checkers", "service", "worker")
"""From the ground up: each may import from those before it, none from those after it."""

STOREYS = {
    "extractors": (
        ("words",),
        ("errors", "rooms", "lanes", "marks"),
        ("forking",),
        ("fields", "child"),
        ("model", "endings"),
        ("known_facts", "formats", "isolate", "text", "zips"),
        ("page", "ofd"),
        ("pictures",),
        ("recognise",),
        ("readers",),
        ("licences", "paper_chapters"),
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
        ("wording",),
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


def imported(path: Path) -> Iterator[tuple[str, int]]:
    """The top-level name of every import of a file, also of those inside functions, with its line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield name.name.partition(".")[0], node.lineno
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").partition(".")[0], node.lineno


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_no_import_climbs(path: Path) -> None:
    floor = path.relative_to(ROOT).parts[0].removesuffix(".py")
    above = FLOORS[FLOORS.index(floor) + 1 :]
    climbing = [f"line {line}: {name}" for name, line in imported(path) if name in above]
    assert not climbing


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_reading_libraries_stay_in_the_extractors(path: Path) -> None:
    if path.relative_to(ROOT).parts[0] != "extractors":
        assert not [name for name, _ in imported(path) if name in ONLY_EXTRACTORS]


def room_of(module: str) -> tuple[str, str]:
    """The package and the room of a dotted name; of a package itself the room is ""."""
    package, _, rest = module.partition(".")
    return package, rest.partition(".")[0]


def names_of(path: Path) -> Iterator[str]:
    """The dotted name of everything that a file imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)


def module_of(path: Path) -> str:
    """The dotted name of a source file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize("path", [p for p in modules() if module_of(p).partition(".")[0] in STOREYS], ids=module_of)
def test_no_room_imports_from_beside_or_above(path: Path) -> None:
    package, own = room_of(module_of(path))
    heights = {room: height for height, rooms in enumerate(STOREYS[package]) for room in rooms}
    if not own:
        return  # the package itself
    rooms = {room for of, room in map(room_of, names_of(path)) if of == package and room and room != own}
    assert not {room for room in rooms if heights[room] >= heights[own]}


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
