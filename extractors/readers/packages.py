"""Office files are zips of XML parts: opened here with a bound on what may come out of them."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from lxml import etree

from extractors.errors import Damaged, EncryptedOffice, NotWord, PaperError, TooHeavy
from extractors.zips import BROKEN, DEEP, MAX_PART, Bounded, archive_at, check_depth, check_directory

_RATIO = 200
"""Times that a large part may be packed; XML of real tables stays below 60."""

_PACKED = 4 * 1024 * 1024
"""Bytes below which the ratio says nothing."""

_STRICT = b"http://purl.oclc.org/ooxml/"
_OPENING = 20_000
_BEFORE = b"\xef\xbb\xbf \t\r\n"

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: the last word of the relation's type, the target's name in the zip (or address)."""

    kind: str
    target: str
    external: bool


class Package:
    """An office file's parts. Reading is bounded even where the zip's directory lies about sizes."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {info.filename.lstrip("/").replace("\\", "/"): info for info in archive.infolist()}
        self._spelled = {name.lower(): name for name in self._names}
        if len(self._names) < len(archive.infolist()):
            raise Damaged("a part twice")  # programs differ in which of the two they show
        self._bounded = Bounded()

    @property
    def names(self) -> tuple[str, ...]:
        """The parts in the order of the zip."""
        return tuple(self._names)

    @property
    def is_spelled_as_usual(self) -> bool:
        """Whether the zip itself has its parts under these very names."""
        return all(name == info.filename for name, info in self._names.items())

    def spelled(self, name: str) -> str:
        """The name as the zip has it: by the standard the size of letters tells no parts apart."""
        return name if name in self._names else self._spelled.get(name.lower(), name)

    def is_strict(self, body: str) -> bool:
        """Whether it is saved as Strict Open XML, by its body. Raises TooHeavy, Damaged."""
        return _is_strict(self._bytes(body) or b"")

    def part(self, name: str) -> bytes | None:
        """A part, None where there is none; Strict Open XML in the usual namespaces. Raises TooHeavy, Damaged."""
        content = self._bytes(name)
        return _as_transitional(content) if content is not None and _is_strict(content) else content

    def _bytes(self, name: str) -> bytes | None:
        info = self._names.get(self.spelled(name))
        if info is None:
            return None
        try:
            with self._archive.open(info) as stream:
                return self._bounded.read(stream)
        except RuntimeError as error:  # zipfile's word for "needs a password"
            raise EncryptedOffice from error
        except BROKEN as error:
            raise Damaged(f"{name}: {type(error).__name__}") from error

    def tree(self, name: str) -> etree._Element | None:
        """The XML of a part. None where missing."""
        content = self.part(name)
        return None if content is None else parsed(content)

    def relations(self, name: str) -> dict[str, Relation]:
        """By id, what the part `name` refers to ("" for the package itself)."""
        folder, base = posixpath.split(name)
        tree = self._relations_tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = {}
        for item in tree.iter(_RELATIONS) if tree is not None else ():
            external = item.get("TargetMode") == "External"
            target = item.get("Target", "")
            place = target if external else self.spelled(placed(target, folder))
            found[item.get("Id", "")] = Relation(item.get("Type", "").rpartition("/")[2], place, external)
        return found

    def _relations_tree(self, name: str) -> etree._Element | None:
        """A broken list of relations loses what it leads to, not the paper."""
        try:
            return self.tree(name)
        except Damaged:
            return None

    def main_part(self, usual: str) -> str:
        """The name of the body: by the package's relations, else where it usually is. Raises NotWord."""
        targets = [item.target for item in self.relations("").values() if item.kind == "officeDocument"]
        found = next((name for name in (*targets, self.spelled(usual)) if name in self._names), None)
        if found is None:
            raise NotWord("no main part")
        return found


def placed(target: str, folder: str) -> str:
    """The name of a part that is referred to from a part in that folder."""
    return posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/")


@contextmanager
def opened(path: Path | IO[bytes]) -> Iterator[Package]:
    """An office file, its directory checked against zip bombs. Raises TooHeavy, EncryptedOffice, Damaged."""
    try:
        archive = archive_at(path)
    except BROKEN as error:
        raise Damaged(type(error).__name__) from error
    with archive:
        _check(archive.infolist())
        yield Package(archive)


def _check(members: list[zipfile.ZipInfo]) -> None:
    check_directory(members)
    for info in members:
        if info.flag_bits & 1:
            raise EncryptedOffice
        if info.file_size > max(_PACKED, _RATIO * info.compress_size) or info.file_size > MAX_PART:
            raise TooHeavy(f"ratio {info.file_size // max(info.compress_size, 1)}")


def parsed(content: bytes) -> etree._Element:
    """XML without entities or network; a little damage is passed over. Raises Damaged, TooHeavy."""
    for recover in (False, True):
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=recover)
        try:
            tree = etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            if recover or any(word in str(error) for word in ("xmlSAX2Characters: huge text node", DEEP)):
                raise _broken_xml(error) from error
        except ValueError as error:
            raise Damaged("xml") from error
        else:
            check_depth(parser)
            if tree is not None:
                return tree
    raise Damaged("xml")


def _broken_xml(error: etree.XMLSyntaxError) -> PaperError:
    heavy = any(word in str(error) for word in ("huge", DEEP, "Maximum entity"))
    return TooHeavy(str(error)) if heavy else Damaged("xml")


def _is_strict(content: bytes) -> bool:
    opening = content[:_OPENING]
    return _STRICT in opening and opening.lstrip(_BEFORE).startswith(b"<")  # no workbook in a workbook


def _as_transitional(content: bytes) -> bytes:
    """Strict Open XML differs in its namespaces; what is read here has the same names in both."""
    usual = b"http://schemas.openxmlformats.org/"
    for part in (b"wordprocessingml", b"spreadsheetml", b"drawingml", b"presentationml"):
        content = content.replace(_STRICT + part, usual + part + b"/2006")
    return content.replace(_STRICT + b"officeDocument", usual + b"officeDocument/2006")
