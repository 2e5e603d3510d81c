"""From the paths that a person names to the files of one dossier: folders walked, archives unpacked, junk left out."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from checkers.model import Text
from service.errors import not_found, nothing_handed_in
from service.model import Handed, Trouble

JUNK = frozenset({"thumbs.db", "desktop.ini", "__macosx", "expected.yaml"})
"""Files that are no papers: left-overs of a system, and the expected result that lies in the folder of a sample."""
MEMBERS = 1_000
UNPACKED_BYTES = 1_000_000_000
CHUNK = 1 << 20

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
        for member, inner in _unpack(file, scratch):
            yield member, f"{name}/{inner}", None
    except _TooHeavy:
        yield file, name, HEAVY_ARCHIVE
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError, ValueError):
        # RuntimeError is what zipfile raises for an encrypted member, NotImplementedError for a foreign compression.
        yield file, name, BAD_ARCHIVE


class _TooHeavy(Exception):
    """More than the limits came out of an archive."""


def _unpack(file: Path, scratch: Path) -> list[tuple[Path, str]]:
    """Members written below `scratch` under made-up names, each with its own name as it was meant."""
    with zipfile.ZipFile(file) as archive:
        members = [m for m in archive.infolist() if not m.is_dir() and not _junk_path(m.filename)]
        if len(members) > MEMBERS:
            raise _TooHeavy
        if not members:
            raise zipfile.BadZipFile("empty")
        scratch.mkdir(parents=True)
        written, room = [], UNPACKED_BYTES
        for number, member in enumerate(members):
            name = meant_name(member)
            target = scratch / f"{number:04d}{PurePosixPath(name).suffix[:10]}"
            room -= _write(archive, member, target, room)
            written.append((target, name))
    return sorted(written, key=lambda pair: pair[1])


def _write(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, room: int) -> int:
    """Bytes written; what the archive says of its sizes is not believed."""
    size = 0
    with archive.open(member) as source, target.open("wb") as sink:
        while chunk := source.read(CHUNK):
            size += len(chunk)
            if size > room:
                raise _TooHeavy
            sink.write(chunk)
    return size


def meant_name(member: zipfile.ZipInfo) -> str:
    """A member's name; Chinese Windows packs GBK bytes without saying so, and zipfile takes them for CP437."""
    if member.flag_bits & 0x800:
        return member.filename
    raw = member.filename.encode("cp437", errors="replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename


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
