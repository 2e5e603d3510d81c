"""What the pages of an OFD share: fonts, pictures, composite drawings, ways to draw, colour spaces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from extractors.ofd.container import Container
from extractors.ofd.elements import Element, child, children, name_of, text_of


@dataclass(frozen=True, slots=True)
class Resources:
    """By id: the parts of fonts and pictures, and the elements of the rest."""

    fonts: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    composites: dict[str, Element] = field(default_factory=dict)
    ways: dict[str, Element] = field(default_factory=dict)
    spaces: dict[str, str] = field(default_factory=dict)


def resources_of(container: Container, lists: Iterable[str | None]) -> Resources:
    """What these lists of resources hold, the later before the earlier."""
    found = Resources()
    for part in lists:
        tree = container.tree(part)
        if part is None or tree is None:
            continue
        base = f"{tree.get('BaseLoc', '').strip('/')}/"
        for group in children(tree):
            for item in children(group):
                _take(found, container, part, base, item)
    return found


def _take(found: Resources, container: Container, part: str, base: str, item: Element) -> None:
    key, kind = item.get("ID", ""), name_of(item)
    if kind == "CompositeGraphicUnit":
        found.composites[key] = item
    elif kind == "DrawParam":
        found.ways[key] = item
    elif kind == "ColorSpace":
        found.spaces[key] = item.get("Type", "RGB").upper()
    else:
        said = text_of(item, "FontFile" if kind == "Font" else "MediaFile")
        # Beside the list in the folder that it names; some programs leave the folder out.
        name = container.find(part, base + said) or container.find(part, said)
        if name and kind == "Font":
            found.fonts[key] = name
        elif name and kind == "MultiMedia":
            found.pictures[key] = name


def lists_of(container: Container, part: str, tree: Element | None, *names: str) -> list[str | None]:
    """The parts of the lists that an element names."""
    return [container.find(part, item.text) for item in children(tree, *names)]


def common_lists(container: Container, part: str, tree: Element | None) -> list[str | None]:
    """The lists that a whole document uses."""
    return lists_of(container, part, child(tree, "CommonData"), "PublicRes", "DocumentRes")
