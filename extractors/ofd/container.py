"""The zip that an OFD file is: its parts by name, bounded in what may come out of them."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from lxml import etree

from extractors.errors import Damaged, OpenFixedLayout
from extractors.zips import BROKEN, Bounded, archive_at, check_depth, check_directory

_BROKEN = (*BROKEN, RuntimeError)


class Container:
    """The parts of one file. Names are looked up as they are written, then without regard to capitals."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        names = [info.filename for info in archive.infolist()]
        self._names = {name.lstrip("/").replace("\\", "/"): name for name in names}
        self._lower = {name.lower(): name for name in self._names}
        self._bounded = Bounded()

    def find(self, base: str, location: str | None) -> str | None:
        """The part that `location` means in a part called `base`; None where it is not there."""
        said = (location or "").strip().replace("\\", "/")
        if not said:
            return None
        beside = posixpath.normpath(posixpath.join("/", posixpath.dirname(base), said)).lstrip("/")
        for name in (beside, posixpath.normpath(said).lstrip("/")):
            found = name if name in self._names else self._lower.get(name.lower())
            if found:
                return found
        return None

    def part(self, name: str) -> bytes:
        """The bytes of a part. Raises TooHeavy, Damaged."""
        try:
            with self._archive.open(self._names[name]) as stream:
                return self._bounded.read(stream)
        except _BROKEN as error:
            raise Damaged(f"{name}: {type(error).__name__}") from error

    def tree(self, name: str | None) -> etree._Element | None:
        """The XML of a part; None where there is none, or where it is past mending. Raises TooHeavy."""
        if name is None:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
        try:
            tree: etree._Element | None = etree.fromstring(self.part(name), parser)
        except (etree.XMLSyntaxError, ValueError):
            tree = None
        check_depth(parser)
        return tree


@contextmanager
def opened(path: Path | IO[bytes]) -> Iterator[Container]:
    """An OFD file. Raises Damaged, TooHeavy, OpenFixedLayout where it has no root."""
    try:
        archive = archive_at(path)
    except _BROKEN as error:
        raise Damaged(type(error).__name__) from error
    with archive:
        check_directory(archive.infolist())
        container = Container(archive)
        if container.find("", "OFD.xml") is None:
            raise OpenFixedLayout
        yield container
