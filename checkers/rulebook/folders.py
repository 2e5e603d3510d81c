"""Where a rulebook's files lie, and which of them are rules: the one place that tells them apart.

A rulebook is a folder: `rulebook.yaml`, data that several rules share (`services.yaml`, …), further words by which
papers are read (`words/`), blank forms (`blanks/`), and a file for each rule, whose name is the rule's id.
"""

from __future__ import annotations

import os
import re
from importlib.resources import files
from pathlib import Path

from checkers.errors import RulebookError, Spot, UnknownRulebook
from checkers.rulebook.strict_yaml import Item, parse
from extractors import fields
from extractors.words import loading
from extractors.words.loading import OWN_RULES, RULES_WORDS

BOOK, SERVICES, PLACES = "rulebook.yaml", "services.yaml", "places.yaml"
SHARED = frozenset({BOOK, SERVICES, PLACES})
"""The files that are no rules."""

BLANKS = "blanks"
"""The folder of forms that applicants fill in."""

DEFAULT = "yangjiang"


def names() -> tuple[str, ...]:
    """The rulebooks that come with the project."""
    return tuple(sorted(f.name for f in _project().iterdir() if f.is_dir()))


def folder_of(name: str, beside: Path | None = None) -> Path:
    """The folder of a rulebook that is named by its id or by its own folder, seen from `beside`.

    Raises UnknownRulebook.
    """
    if name in names():
        return _project() / name
    folder = (beside or Path()) / name
    if not folder.is_dir():
        raise UnknownRulebook(name, names())
    return folder


def included(name: str, folder: Path) -> Path:
    """The folder of the rulebook that one in `folder` includes: the project's, or one that lies beside it.

    A copy that lies within `folder` goes first: whoever keeps a rulebook keeps along what it includes.
    Raises UnknownRulebook.
    """
    if Path(name).name != name:
        raise UnknownRulebook(name, names())
    if (folder / name / BOOK).is_file():
        return folder / name
    return folder_of(name, folder.resolve().parent)


def in_force() -> Path:
    """The folder of the rulebook that PRESCREEN_RULES names by id or folder, else of the project's."""
    return folder_of(os.environ.get(OWN_RULES) or DEFAULT)


def settle(name: str | None = None) -> None:
    """Judge by that rulebook, here and in every process that is started from now on; None: by the one in force.

    The environment names a folder afterwards, since whoever reads papers knows no rulebook by its id. Words that were
    read before are forgotten; what was compiled of them is not, so a process settles before it reads a paper.
    """
    if name or os.environ.get(OWN_RULES):
        before = loading.roots()
        os.environ[OWN_RULES] = str(folder_of(name or os.environ[OWN_RULES]).resolve())
        if loading.roots() != before:
            loading.forget()
            fields.forget()


def rule_files(folder: Path) -> tuple[Path, ...]:
    """The rules of a folder in the order of their ids."""
    found = (p for p in files_of(folder) if p.relative_to(folder).as_posix() not in SHARED)
    own = (p for p in found if p.relative_to(folder).parts[0] not in (RULES_WORDS, BLANKS))
    return tuple(sorted(own, key=lambda p: natural(rule_id(p, folder))))


def files_of(folder: Path) -> tuple[Path, ...]:
    """All files of a rulebook, but for those of other rulebooks that lie within its folder."""
    inner = [p.parent for p in folder.rglob(BOOK) if p.parent != folder]
    return tuple(p for p in sorted(folder.rglob("*.yaml")) if not any(p.is_relative_to(other) for other in inner))


def rule_id(path: Path, folder: Path) -> str:
    """The id of the rule that a file holds."""
    return path.relative_to(folder).as_posix().removesuffix(".yaml").replace("/", ".")


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key by which 8.2 comes before 8.10."""
    parts = re.findall(r"\d+|\D+", name)
    return tuple((0, int(p), "") if p.isdigit() else (1, 0, p) for p in parts)


def read(path: Path, folder: Path) -> Item:
    """What a file of that folder says; raises RulebookError."""
    name = path.relative_to(folder).as_posix()
    try:
        return parse(path.read_text(encoding="utf-8"), name)
    except FileNotFoundError as error:
        raise RulebookError(Spot(name, 1), "no_file") from error
    except UnicodeDecodeError as error:
        raise RulebookError(Spot(name, 1), "not_utf8") from error


def _project() -> Path:
    return Path(str(files("checkers") / "rulebooks"))
