"""Ways to harm a paper: its raw bytes, the members of a package, attributes of XML, numbers and streams of a PDF."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from random import Random

Mutation = Callable[[bytes, Random], bytes]

NUMBERS = (b"0", b"-1", b"1", b"65535", b"65536", b"2147483647", b"-2147483648", b"4294967296", b"1e308", b"NaN", b"")
WORDS = (
    b"",
    b"\x00",
    b"A" * 70_000,
    b"%s%n",
    b"../../etc/passwd",
    "\u202e\ud83d\ude00".encode("utf-16", "surrogatepass"),
)
_ATTRIBUTE = re.compile(rb'="([^"]*)"')
_ELEMENT = re.compile(rb"<[^<>]+>")
_NUMBER = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_TOKEN = re.compile(rb"/[A-Za-z0-9]+|\b(?:obj|endobj|R|xref|trailer|BT|ET|Tj|TJ|Do|q|Q|re|cm|Tf)\b")


def flipped(content: bytes, random: Random) -> bytes:
    """Some bits are others."""
    out = bytearray(content)
    for _ in range(random.randint(1, 1 + len(out) // 400)):
        out[random.randrange(len(out))] ^= 1 << random.randrange(8)
    return bytes(out)


def cut(content: bytes, random: Random) -> bytes:
    """The end is not there."""
    return content[: random.randrange(1, len(content))]


def without(content: bytes, random: Random) -> bytes:
    """A piece is not there."""
    start, length = random.randrange(len(content)), random.randint(1, max(len(content) // 10, 1))
    return content[:start] + content[start + length :]


def doubled(content: bytes, random: Random) -> bytes:
    """A piece is there many times."""
    start, length = random.randrange(len(content)), random.randint(1, max(len(content) // 10, 1))
    return content[:start] + content[start : start + length] * random.choice((2, 3, 300)) + content[start + length :]


def spliced(content: bytes, random: Random) -> bytes:
    """Two pieces changed places."""
    a, b = sorted(random.randrange(len(content)) for _ in range(2))
    return content[:a] + content[b:] + content[a:b]


def _one(found: re.Pattern[bytes], content: bytes, random: Random, by: Callable[[bytes], bytes]) -> bytes:
    """One place of a kind is another one; the paper as it is where there is none."""
    places = list(found.finditer(content))
    if not places:
        return flipped(content, random)
    place = random.choice(places)
    return content[: place.start()] + by(place[0]) + content[place.end() :]


def attribute(content: bytes, random: Random) -> bytes:
    """An attribute has a value that nobody thought of."""
    value = random.choice((*NUMBERS, *WORDS)).replace(b'"', b"")
    return _one(_ATTRIBUTE, content, random, lambda _: b'="' + value + b'"')


def element(content: bytes, random: Random) -> bytes:
    """A tag is missing, twice there, or there very often."""
    times = random.choice((0, 2, 2000))
    return _one(_ELEMENT, content, random, lambda tag: tag * times)


def number(content: bytes, random: Random) -> bytes:
    """A number is one at the edge of what computers count."""
    value = random.choice(NUMBERS)
    return _one(_NUMBER, content, random, lambda _: value)


def token(content: bytes, random: Random) -> bytes:
    """A name or an operator of a PDF stands where another one should."""
    others = [place[0] for place in _TOKEN.finditer(content)] or [b"/X"]
    return _one(_TOKEN, content, random, lambda _: random.choice(others))


XML: tuple[Mutation, ...] = (attribute, attribute, element, number, flipped, cut)
RAW: tuple[Mutation, ...] = (flipped, cut, without, doubled, spliced)


def in_stream(content: bytes, random: Random) -> bytes:
    """What a packed stream of a PDF says is harmed, and packed again."""

    def changed(found: bytes) -> bytes:
        head, body = found.split(b"\n", 1)
        packed = body.rsplit(b"endstream", 1)[0].rstrip(b"\r\n")
        try:
            inner = zlib.decompress(packed)
        except zlib.error:
            return head + b"\n" + flipped(packed or b"x", random) + b"\nendstream"
        harm = random.choice((number, token, doubled, flipped))
        return head + b"\n" + zlib.compress(harm(inner or b"x", random)) + b"\nendstream"

    return _one(_STREAM, content, random, changed)


def in_member(content: bytes, random: Random) -> bytes:
    """What a member of a package says is harmed; names, order and packing are as before, or not."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        members = [(info.filename, package.read(info)) for info in package.infolist()]
    chosen = random.randrange(len(members))
    name, body = members[chosen]
    members[chosen] = (name, random.choice(XML)(body or b"x", random))
    if random.random() < 0.1:
        members.insert(random.randrange(len(members)), random.choice(members))
    if random.random() < 0.1:
        members.pop(random.randrange(len(members)))
    return _packed(members, random)


def _packed(members: list[tuple[str, bytes]], random: Random) -> bytes:
    method = random.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2))
    out, seen = io.BytesIO(), set[str]()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, body in members:
            info = zipfile.ZipInfo(name if name not in seen else f"{name}2")
            info.compress_type = method
            seen.add(name)
            package.writestr(info, body)
    return out.getvalue()


BY_FORMAT: dict[str, tuple[Mutation, ...]] = {
    "pdf": (number, token, in_stream, in_stream, in_stream, *RAW),
    "docx": (in_member,) * 8 + RAW,
    "xlsx": (in_member,) * 8 + RAW,
    "ofd": (in_member,) * 8 + RAW,
    "png": (number, *RAW),
    "zip": (in_member, *RAW),
}


def mutated(content: bytes, name: str, random: Random) -> tuple[str, bytes]:
    """The way that it was harmed, and what is left."""
    harm = random.choice(BY_FORMAT[name])
    return harm.__name__, harm(content, random) or b"x"
