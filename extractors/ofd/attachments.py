"""The files that hang on an OFD, by name."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.ofd.container import Container
from extractors.ofd.elements import children, text_of


def attachments(container: Container) -> Iterator[tuple[str, str | None]]:
    """Name and part of each attachment; None where its content is not there."""
    root = container.find("", "OFD.xml") or ""
    for entry in children(container.tree(root), "DocBody"):
        part = container.find(root, text_of(entry, "DocRoot")) or ""
        listed = container.find(part, text_of(container.tree(part or None), "Attachments"))
        for item in children(container.tree(listed), "Attachment"):
            location = text_of(item, "FileLoc")
            ending = location.rpartition(".")[2]
            name = item.get("Name") or location.rpartition("/")[2]
            called = name if "." in name or not ending else f"{name}.{ending}"
            yield called, container.find(listed or "", location)
