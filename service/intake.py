"""From the paths that a person names to the files of one dossier: folders walked, archives unpacked, junk left out."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from checkers.model import Text
from extractors.errors import TooHeavy
from service.errors import not_found, nothing_handed_in
from service.model import Handed, Trouble
from service.unpacking import NotSound, unpack

JUNK = frozenset({"thumbs.db", "desktop.ini", "__macosx", "expected.yaml"})
"""Files that are no papers: left-overs of a system, and the expected result that lies in the folder of a sample."""
MEMBERS = 1_000
UNPACKED_BYTES = 1_000_000_000

BAD_ARCHIVE = Trouble(
    "bad_archive",
    Text(
        "压缩包已损坏、加密或不是真正的 ZIP，请重新打包，或直接提交其中的文件。",
        "The archive is damaged, encrypted or no ZIP at all. Pack it again, or hand in the files themselves.",
    ),
)
HEAVY_ARCHIVE = Trouble(
    "heavy_archive",
    Text(
        "压缩包内容过大（超过 1 GB 或 1000 个文件），请拆开后直接提交文件。",
        "The archive is too heavy (over 1 GB or 1,000 files unpacked). Hand in the files themselves.",
    ),
)


def collect(paths: Sequence[Path], scratch: Path) -> tuple[Handed, ...]:
    """The dossier's files in a fixed order. Archives are unpacked below `scratch`, which must outlive the review.

    A file is called by its own name; only where two share it, by its path in the folder. Raises UnusableInput.
    """
    found: list[tuple[Path, str, Trouble | None]] = []
    for place, path in enumerate(paths):
        if not path.exists():
            raise not_found(str(path))
        for file, name in _files(path):
            found.extend(_opened(file, name, scratch / f"{place}-{len(found)}"))
    if not found:
        raise nothing_handed_in(str(paths[0]) if paths else "")
    return tuple(_named(found))


def is_junk(name: str) -> bool:
    """Whether a file is none of the dossier's: hidden, a lock file of Word, or named above."""
    return name.startswith((".", "~$")) or name.lower() in JUNK


def _files(path: Path) -> Iterator[tuple[Path, str]]:
    """The file itself, or all files below the folder, with their path as seen from it."""
    if path.is_file():
        yield path, path.name
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(f for f in folders if not is_junk(f))
        for name in sorted(names):
            file = Path(folder) / name
            if not is_junk(name) and file.is_file():
                yield file, file.relative_to(path).as_posix()


def _opened(file: Path, name: str, scratch: Path) -> Iterator[tuple[Path, str, Trouble | None]]:
    """The file, or the members of the archive that it is."""
    if not name.lower().endswith(".zip"):
        yield file, name, None
        return
    try:
        members = [m for m in unpack(file, scratch, UNPACKED_BYTES, MEMBERS) if not _junk_path(m.name)]
    except TooHeavy:
        yield file, name, HEAVY_ARCHIVE
        return
    except NotSound:
        members = []
    for member in members:
        yield member.path, f"{name}/{member.name}", None
    if not members:
        yield file, name, BAD_ARCHIVE


def _junk_path(name: str) -> bool:
    return any(is_junk(part) for part in PurePosixPath(name).parts if part not in ("..", "/"))


def _named(found: Iterable[tuple[Path, str, Trouble | None]]) -> Iterator[Handed]:
    """Each file by its own name, or by its longer one where that name is not its alone."""
    files = list(found)
    short = Counter(name.rsplit("/", 1)[-1] for _, name, _ in files)
    seen: Counter[str] = Counter()
    for path, name, trouble in files:
        last = name.rsplit("/", 1)[-1]
        called = last if short[last] == 1 else name
        seen[called] += 1
        yield Handed(path, called if seen[called] == 1 else f"{called} ({seen[called]})", trouble)
