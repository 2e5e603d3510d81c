"""Archives are unpacked in a process of its own, whatever its method: a kilobyte of bzip2 or LZMA may be gigabytes.

    python -m service.unpacking ARCHIVE FOLDER BYTES MEMBERS

writes members below FOLDER under made-up names, prints what each is called as JSON, and tells by its exit code what
went wrong: HEAVY for more than BYTES or MEMBERS (or than its own limits of memory and time), BROKEN for no sound zip.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from extractors.errors import TooHeavy
from extractors.rooms import Room, close_room
from extractors.zips import archive_at

HEAVY, BROKEN = 3, 4
SECONDS = 120
MEGABYTES = 400
CHUNK = 1 << 20

ERRORS = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError, ValueError, KeyError)
"""Of a damaged file; RuntimeError is what zipfile raises for an encrypted member, NotImplementedError for a method
that it does not know."""


class NotSound(Exception):
    """The archive is damaged, encrypted, empty, or no zip at all."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file that came out: where it lies now, and what it is called in the archive."""

    path: Path
    name: str


def unpack(archive: Path, folder: Path, most_bytes: int, most_members: int) -> list[Member]:
    """The members by their names, written below `folder`, which is made. Raises TooHeavy, NotSound."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "service.unpacking", str(archive), str(folder), str(most_bytes), str(most_members)]
    try:
        done = subprocess.run(command, timeout=SECONDS, capture_output=True, check=False)
    except subprocess.TimeoutExpired as error:
        raise TooHeavy from error
    if done.returncode == BROKEN:
        raise NotSound
    if done.returncode:
        raise TooHeavy  # by its own word, or ended by its limits of memory and time
    return [Member(folder / file, name) for file, name in json.loads(done.stdout)]


def main(archive: Path, folder: Path, most_bytes: int, most_members: int) -> int:
    """The exit code; what came out as JSON on stdout."""
    size = MEGABYTES * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    close_room(Room(reads=(archive,), writes=(folder,)))
    try:
        found = written(archive, folder, most_bytes, most_members)
    except (TooHeavy, MemoryError):
        return HEAVY
    except ERRORS:
        return BROKEN
    sys.stdout.write(json.dumps(found))
    return 0


def written(archive: Path, folder: Path, most_bytes: int, most_members: int) -> list[tuple[str, str]]:
    """File and name of each member, in the order of names."""
    with archive_at(archive) as packed:
        members = [m for m in packed.infolist() if not m.is_dir()]
        if len(members) > most_members:
            raise TooHeavy
        found, room = [], most_bytes
        for number, member in enumerate(members):
            name = meant_name(member)
            file = f"{number:04d}{PurePosixPath(name).suffix[:10]}"
            with packed.open(member) as source:
                room -= _write(source, folder / file, room)
            found.append((file, name))
    return sorted(found, key=lambda pair: pair[1])


def _write(source: IO[bytes], target: Path, room: int) -> int:
    """Bytes written; what the archive says of its sizes is not believed."""
    size = 0
    with target.open("wb") as sink:
        while chunk := source.read(CHUNK):
            size += len(chunk)
            if size > room:
                raise TooHeavy
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


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])))
