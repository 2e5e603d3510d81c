"""Closed rooms: who opens a stranger's file may read that file and what it runs on, write in its room, reach nobody.

Files by Landlock, sockets by a seccomp filter; no new privileges, and both hold for whatever is started inside. What a
kernel cannot do is left out and told (`lacking`).

    python -P extractors/rooms.py FOLDER READABLE -- COMMAND...

runs a command that may write to FOLDER alone, and read READABLE (several with ":" between).
"""

from __future__ import annotations

import ctypes
import os
import platform
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PR_SET_NO_NEW_PRIVS, PR_GET_SECCOMP, PR_SET_SECCOMP = 38, 21, 22
SECCOMP_MODE_FILTER = 2
EFAULT = 14
AF_UNIX, SOCK_STREAM = 1, 1

_CAPABILITIES = 0x20080522
READ_SEARCH = 1 << 2

SYSTEM = (
    *("/usr", "/lib", "/lib64", "/lib32", "/bin", "/sbin", "/opt", "/proc", "/sys/devices/system", "/sys/fs/cgroup"),
    *("/etc/fonts", "/etc/libreoffice", "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/localtime"),
    *("/etc/timezone", "/etc/passwd", "/etc/group", "/etc/nsswitch.conf", "/etc/mime.types", "/etc/alternatives"),
    *("/etc/papersize", "/etc/locale.alias", "/var/cache/fontconfig", "/var/lib/libreoffice", "/var/spool/libreoffice"),
    *("~/.fonts", "~/.local/share/fonts"),
)
"""Programs, libraries, fonts, the processor's make: nothing of anybody's papers."""

DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")
GPUS, GPU_FACTS = ("nvidia*",), ("bus/pci", "devices/pci*", "module/nvidia*")
"""Of /dev and of /sys: the devices of a GPU, and where its driver looks what cards there are."""
FOLDERS = ("PRESCREEN_RULES", "PRESCREEN_WORDS", "TESSDATA_PREFIX")
"""What the environment names and reading needs."""

# Numbers of calls, by machine: the one that makes sockets, those that would give them a name, and those that are
# refused: what talks to others, or looks into other processes or the kernel.
_CALLS: dict[str, tuple[int, int, tuple[int, ...], tuple[int, ...]]] = {
    "x86_64": (
        0xC000003E,
        41,
        (49, 50),
        (
            *(42, 43, 288, 101, 310, 311, 165, 166, 272, 308, 321, 298, 323, 248, 249, 250),
            *(175, 176, 313, 246, 169, 304, 438, 425, 167, 168),
        ),
    ),
    "aarch64": (
        0xC00000B7,
        198,
        (200, 201),
        (
            *(203, 202, 242, 117, 270, 271, 40, 39, 97, 268, 280, 241, 282, 217, 218, 219),
            *(105, 106, 273, 104, 142, 265, 438, 425, 224, 225),
        ),
    ),
}
_LOAD, _AND, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x54, 0x15, 0x35, 0x06
_CALL, _MACHINE, _FIRST, _SECOND = 0, 4, 16, 24
"""Where a filter finds a call's number, its machine, its first two arguments."""

_ENDS = {"allow": 0x7FFF0000, "refuse": 0x00050000 | 13, "feign": 0x00050000}
_OTHER_WORD_SIZE = 0x40000000


@dataclass(frozen=True, slots=True)
class Room:
    """`reads`: files, and folders with all in them; `named`: folders whose files open to who knows their names, but are
    not listed; `runs`: programs beside those of the system; `writes`: folders in which anything may be made."""

    reads: tuple[Path, ...] = ()
    runs: tuple[Path, ...] = ()
    named: tuple[Path, ...] = ()
    writes: tuple[Path, ...] = ()


@cache
def landlock_version() -> int:
    """The kernel's Landlock interface; 0 for none."""
    try:
        from landlock import landlock_abi_version

        ctypes.set_errno(0)
        return int(landlock_abi_version())
    except (ImportError, OSError):
        return 0


@cache
def has_filter() -> bool:
    """Whether this kernel filters calls, and we know their numbers on this machine."""
    libc = ctypes.CDLL(None, use_errno=True)
    known = sys.platform == "linux" and platform.machine() in _CALLS
    asked = known and libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, None, 0, 0)
    return bool(asked) and ctypes.get_errno() == EFAULT


def lacking() -> tuple[str, ...]:
    """What stays open on this machine, in a few words each."""
    found = []
    if not landlock_version():
        found.append("no Landlock in this kernel: readers of papers can read other files of the service")
    if not has_filter():
        found.append("no seccomp filter here: readers of papers can reach the network")
    return tuple(found)


def close_room(room: Room | None) -> None:
    """Shut this process in, for good; without a room it may use files as before. Call it before there are threads."""
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    _give_up_rights()
    if room is not None and landlock_version():
        _shut_files(room)
    if has_filter():
        _shut_sockets()


def _give_up_rights() -> None:
    """Where root started it: of root's powers only to read what belongs to others, within what the room names."""
    if os.geteuid() == 0:
        header = (ctypes.c_uint32 * 2)(_CAPABILITIES, 0)
        kept = (ctypes.c_uint32 * 6)(READ_SEARCH, READ_SEARCH, 0, 0, 0, 0)
        ctypes.CDLL(None).capset(header, kept)


def _shut_files(room: Room) -> None:
    from landlock import FSAccess, Ruleset

    ctypes.set_errno(0)  # that package takes what an earlier call left there for an error of its own
    read = FSAccess.READ_FILE | FSAccess.READ_DIR
    rules = Ruleset()
    for paths, rights in (
        ((*SYSTEM, *map(str, (*_python(), *room.runs))), read | FSAccess.EXECUTE),
        ((*map(str, room.reads), *_of_environment(), *_of_gpus("/sys", GPU_FACTS)), read),
        (map(str, room.named), FSAccess.READ_FILE),
        (DEVICES, FSAccess.READ_FILE | FSAccess.WRITE_FILE),
        # What a card is told goes by ioctl, which newer kernels refuse in a room unless it is named.
        (_of_gpus("/dev", GPUS), FSAccess.all_file() & ~(FSAccess.EXECUTE | FSAccess.TRUNCATE)),
        (map(str, room.writes), FSAccess.all() & ~FSAccess.EXECUTE),
    ):
        for path in _there(paths):
            # Of a single file only what is done with files can be allowed.
            rules.allow(str(path), rules=rights if path.is_dir() else rights & FSAccess.all_file())
    ctypes.set_errno(0)
    rules.apply()
    os.close(rules._fd)


def _of_gpus(root: str, patterns: Iterable[str]) -> Iterator[str]:
    """What a GPU needs, where the setting says that it reads; its name as `engines.BACKEND`, not imported here."""
    if os.environ.get("PRESCREEN_ENGINE") == "gpu":
        yield from (str(path) for pattern in patterns for path in Path(root).glob(pattern))


def _there(paths: Iterable[str]) -> Iterator[Path]:
    for path in paths:
        place = Path(path).expanduser().resolve()
        if place.exists():
            ctypes.set_errno(0)  # the package takes an old error for its own
            yield place


def _of_environment() -> Iterator[str]:
    return (os.environ[name] for name in FOLDERS if os.environ.get(name))


def _python() -> Iterator[Path]:
    """The interpreter with its packages, and ours: of the folder in which they lie nothing else."""
    yield from {Path(sys.prefix), Path(sys.base_prefix), Path(sys.executable).parent}
    for entry in {Path(p or ".").resolve() for p in (*sys.path, str(Path(__file__).parents[1]))}:
        if not entry.is_dir() or entry.is_relative_to(Path(sys.prefix).resolve()):
            continue
        # In a room inside another the folder itself may not be listed; then nobody in there looks for modules in it.
        with suppress(PermissionError):
            yield from (p for p in entry.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists())


class _Step(ctypes.Structure):
    _fields_ = [("code", ctypes.c_uint16), ("yes", ctypes.c_uint8), ("no", ctypes.c_uint8), ("k", ctypes.c_uint32)]


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_uint16), ("steps", ctypes.POINTER(_Step))]


def _shut_sockets() -> None:
    """No socket but one that leads nowhere: LibreOffice wants to have one, and is told that it has a name."""
    rows = _filter()
    names = list(_ENDS)
    places = {name: len(rows) + at for at, name in enumerate(names)}
    steps = [
        _Step(code, *(places[end] - at - 1 if end else 0 for end in (yes, no)), k)
        for at, (code, k, yes, no) in enumerate(rows)
    ]
    steps += [_Step(_RETURN, 0, 0, _ENDS[name]) for name in names]
    program = _Program(len(steps), (_Step * len(steps))(*steps))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0):
        raise OSError(ctypes.get_errno(), "the seccomp filter was refused")


def _filter() -> list[tuple[int, int, str, str]]:
    """Code, value, where to go if so, where if not; "" is the next row. Calls numbered otherwise are refused."""
    machine, socket, names, refused = _CALLS[platform.machine()]
    rows = [(_LOAD, _MACHINE, "", ""), (_EQUAL, machine, "", "refuse")]
    rows += [(_LOAD, _CALL, "", ""), (_AT_LEAST, _OTHER_WORD_SIZE, "refuse", "")]
    rows += [(_EQUAL, number, "refuse", "") for number in refused]
    rows += [(_EQUAL, number, "feign", "") for number in names]
    rows += [(_EQUAL, socket, "", "allow"), (_LOAD, _FIRST, "", ""), (_EQUAL, AF_UNIX, "", "refuse")]
    return [*rows, (_LOAD, _SECOND, "", ""), (_AND, 0xF, "", ""), (_EQUAL, SOCK_STREAM, "allow", "refuse")]


def command(folder: Path, readable: Iterable[Path], wanted: list[str]) -> list[str]:
    """The command that runs `wanted` in a room of its own; whoever starts it may be in one already.

    By this file, not by its module's name: in a room the folders in which modules are looked for may not be listed.
    """
    reads = ":".join(str(path) for path in readable)
    return [sys.executable, "-P", str(Path(__file__).resolve()), str(folder), reads, "--", *wanted]


def main(arguments: list[str]) -> None:
    """Shut this process in and become the command."""
    folder, readable, _, *wanted = arguments
    program = Path(shutil.which(wanted[0]) or wanted[0]).resolve().parent
    close_room(Room(tuple(Path(p) for p in readable.split(":") if p), (program,), writes=(Path(folder),)))
    os.execvp(wanted[0], wanted)


if __name__ == "__main__":
    main(sys.argv[1:])
