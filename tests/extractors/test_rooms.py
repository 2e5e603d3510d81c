"""Whoever is shut in reads what the room names, writes in it, reaches nobody; and so does whatever it starts."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from extractors import rooms
from extractors.isolate import Isolated
from extractors.rooms import Room

ROOT = Path(__file__).parents[2]

closes_files = pytest.mark.skipif(not rooms.landlock_version(), reason="THIS KERNEL HAS NO LANDLOCK")
closes_sockets = pytest.mark.skipif(not rooms.has_filter(), reason="THIS KERNEL FILTERS NO CALLS")


@dataclass
class Listener:
    """A door on this machine, and who came."""

    address: str
    came: list[bytes] = field(default_factory=list)


@pytest.fixture
def listener() -> Iterator[Listener]:
    with socket.create_server(("127.0.0.1", 0)) as door:
        found = Listener(f"http://127.0.0.1:{door.getsockname()[1]}")

        def answer() -> None:
            while True:
                try:
                    caller, _ = door.accept()
                except OSError:
                    return
                with caller:
                    caller.settimeout(5)
                    found.came.append(caller.recv(1000))
                    caller.sendall(b"HTTP/1.0 404 no\r\n\r\n")

        threading.Thread(target=answer, daemon=True).start()
        yield found
        door.shutdown(socket.SHUT_RDWR)


def tried(code: str, folder: Path, *readable: Path) -> list[str]:
    """Each line of the code, in a room: "done", or the name of the error."""
    lines = [f"try_({line!r})" for line in code.strip().splitlines()]
    head = """
import os, socket, subprocess
def try_(line):
    try:
        exec(line)
        print("done")
    except Exception as error:
        print(type(error).__name__)
"""
    command = rooms.command(folder, readable, [sys.executable, "-c", head + "\n".join(lines)])
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.split()


@closes_files
def test_files_outside_the_room_are_neither_read_nor_listed_nor_written(tmp_path: Path) -> None:
    room, secret, paper = tmp_path / "room", tmp_path / "secret.key", tmp_path / "paper.pdf"
    room.mkdir()
    secret.write_text("secret")
    paper.write_text("paper")
    code = f"""
open({str(paper)!r}).read()
open({str(room / "made")!r}, "w").write("x")
open({str(secret)!r}).read()
open({str(secret)!r}, "w")
open({str(paper)!r}, "w")
os.listdir({str(tmp_path)!r})
open({str(tmp_path / "new")!r}, "w")
os.unlink({str(secret)!r})
os.rename({str(room / "made")!r}, {str(tmp_path / "moved")!r})
os.symlink({str(secret)!r}, {str(room / "way")!r}); open({str(room / "way")!r})
open("/etc/shadow")
subprocess.run(["cat", {str(secret)!r}], check=True, stderr=subprocess.DEVNULL)
open("/proc/{os.getpid()}/environ").read()
"""
    said = tried(code, room, paper)
    assert said[:2] == ["done", "done"]
    assert said[2:11] == ["PermissionError"] * 9
    assert said[11:] == ["CalledProcessError", "PermissionError"]
    assert secret.read_text() == "secret"


@closes_sockets
def test_nobody_is_reached_from_inside(tmp_path: Path, listener: Listener) -> None:
    port = int(listener.address.rpartition(":")[2])
    door = tmp_path / "door"
    with socket.socket(socket.AF_UNIX) as inside:
        inside.bind(str(door))
        inside.listen()
        code = f"""
socket.create_connection(("127.0.0.1", {port}), 3)
socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
socket.socket(socket.AF_INET6)
socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
socket.socket(socket.AF_UNIX).connect({str(door)!r})
socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)
subprocess.run(["bash", "-c", "echo x > /dev/tcp/127.0.0.1/{port}"], check=True, stderr=subprocess.DEVNULL)
socket.socket(socket.AF_UNIX).bind({str(tmp_path / "own")!r})
socket.socketpair()
"""
        said = tried(code, tmp_path)
    assert said == ["PermissionError"] * 6 + ["CalledProcessError", "done", "done"]
    assert not (tmp_path / "own").exists()  # it was told that its socket has a name, which it has not
    assert listener.came == []


def test_rights_are_not_won_back_by_a_program_that_would_have_them(tmp_path: Path) -> None:
    code = "print(open('/proc/self/status').read().split('NoNewPrivs:')[1].split()[0])"
    done = subprocess.run(
        rooms.command(tmp_path, [], [sys.executable, "-c", code]), cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "1"


def look_around(paper: str, hidden: str, folder: str) -> dict[str, str]:
    """In a reading child: what it can do."""
    found = {}
    for name, deed in {
        "reads its paper": lambda: Path(paper).read_text(),
        "reads another's": lambda: Path(hidden).read_text(),
        "lists the store": lambda: list(Path(paper).parent.iterdir()),
        "writes for the others": lambda: Path(folder, "made").write_text("x"),
        "writes to its own": lambda: Path(os.environ["TMPDIR"], "made").write_text("x"),
        "writes to the store": lambda: Path(paper).write_text("x"),
        "calls out": lambda: socket.socket(socket.AF_INET),
    }.items():
        try:
            deed()
            found[name] = "done"
        except OSError as error:
            found[name] = type(error).__name__
    return found


@closes_files
@closes_sockets
def test_a_reading_child_opens_papers_by_their_names_and_can_look_for_no_others(tmp_path: Path) -> None:
    store = tmp_path / "content"
    store.mkdir()
    (store / "a").write_text("paper")
    (tmp_path / "secret.key").write_text("secret")
    with Isolated(jobs=1, seconds=60, megabytes=400, room=Room(named=(store,))) as pool:
        link = pool.work / "0000.pdf"
        link.symlink_to(store / "a")
        found = pool.submit(look_around, str(store / "a"), str(tmp_path / "secret.key"), str(pool.work)).result(60)
        assert pool.submit(Path.read_text, link).result(60) == "paper"
    assert [name for name, said in found.items() if said == "done"] == [
        "reads its paper",
        "writes for the others",
        "writes to its own",
    ]
    assert (store / "a").read_text() == "paper"


def shut_in_again(folder: str) -> list[str]:
    """In a reading child: what a program says that is started in a room inside the child's."""
    wanted = [sys.executable, "-c", f"open({str(Path(folder) / 'made')!r}, 'w'); print('runs')"]
    done = subprocess.run(rooms.command(Path(folder), [], wanted), capture_output=True, text=True, check=False)
    return [done.stdout.strip(), done.stderr]


@closes_files
def test_a_room_inside_a_room_needs_no_folder_that_the_outer_one_does_not_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Isolated(jobs=1, seconds=60, megabytes=400, room=Room(named=(tmp_path / "content",))) as pool:
        folder = pool.work / "conversion"
        folder.mkdir()
        assert pool.submit(shut_in_again, str(folder)).result(60) == ["runs", ""]
        assert (folder / "made").exists()


def test_what_a_kernel_cannot_do_is_told_and_does_not_stop_the_work(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(rooms, "landlock_version", lambda: 0)
    monkeypatch.setattr(rooms, "has_filter", lambda: False)
    assert len(rooms.lacking()) == 2
    monkeypatch.setattr(rooms, "PR_SET_NO_NEW_PRIVS", 0)  # not for this process, which has more tests to do
    monkeypatch.setattr(rooms, "_give_up_rights", lambda: None)  # nor this: later tests hand folders to others
    rooms.close_room(Room(writes=(tmp_path,)))
    with socket.socket(socket.AF_INET):
        assert Path("/etc/passwd").read_text()


ASKS = """
import fcntl, os, sys
sys.path.insert(0, {root!r})
from extractors import rooms
rooms.GPUS, rooms.GPU_FACTS = ("ptmx",), ("class/mem",)
rooms.close_room(rooms.Room())
def tried(ask):
    try:
        return str(ask()) and "done"
    except OSError as error:
        return type(error).__name__
def told():
    card = os.open("/dev/ptmx", os.O_RDWR | os.O_NOCTTY)
    return fcntl.ioctl(card, 0x80045430, b"    ")
print(tried(told), tried(lambda: os.listdir("/sys/class/mem")))
"""


@closes_files
@pytest.mark.parametrize(("engine", "said"), [("gpu", "done done"), ("openvino", "PermissionError PermissionError")])
def test_a_card_can_be_told_and_asked_only_where_it_reads(engine: str, said: str) -> None:
    """The card is played by the device that makes terminals."""
    story = ASKS.format(root=str(ROOT))
    environment = os.environ | {"PRESCREEN_ENGINE": engine}
    done = subprocess.run([sys.executable, "-c", story], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == said
