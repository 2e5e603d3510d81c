"""Content controls of a Word file that are bound to data kept beside the text: Word shows the data, not what it kept.

ISO/IEC 29500-1, 17.5.2.6 (dataBinding): when a file is opened, the words of a bound control are those of its data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from extractors.readers.docx_drawn import plain_text
from extractors.readers.docx_styles import W, value
from extractors.readers.packages import Package

_STORE = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}"
_PREFIX = re.compile(r"xmlns:(\w+)=['\"]([^'\"]*)['\"]")
_PROPERTIES = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "docProps/core.xml",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}": "docProps/app.xml",
}
"""Stores that every file has: [MS-OE376] 2.1.543."""


def with_data(tree: etree._Element, package: Package) -> Iterator[str]:
    """Put the data into each plain control that keeps other words, and tell those: nobody sees them."""
    stores: Mapping[str, str] | None = None
    for control in tree.iter(W + "sdt"):
        properties, content = control.find(W + "sdtPr"), control.find(W + "sdtContent")
        binding = None if properties is None else properties.find(W + "dataBinding")
        if binding is None or content is None or properties is None or properties.find(W + "text") is None:
            continue
        stores = _stores(package) if stores is None else stores
        data = _data(binding, package, stores)
        kept = plain_text(content)
        if data is not None and data.split() != kept.split():
            yield kept
            for place, node in enumerate(content.iter(W + "t")):
                node.text = "" if place else data


def _stores(package: Package) -> Mapping[str, str]:
    """The parts of data by the ids of their stores."""
    found = dict(_PROPERTIES)
    for name in package.names:
        if not re.fullmatch(r"(?i)customXml/item\d+\.xml", name):
            continue
        for relation in package.relations(name).values():
            tree = None if relation.external else package.tree(relation.target)
            if tree is not None and tree.get(_STORE + "itemID"):
                found[tree.get(_STORE + "itemID", "").upper()] = name
    return found


def _data(binding: etree._Element, package: Package, stores: Mapping[str, str]) -> str | None:
    """What the data says; None where it cannot be told, as for a store that is not there."""
    part = stores.get(value(binding, "storeItemID").upper())
    tree = None if part is None else package.tree(part)
    if tree is None:
        return None
    try:
        names = dict(_PREFIX.findall(value(binding, "prefixMappings")))
        found = tree.getroottree().xpath(value(binding, "xpath"), namespaces=names or None)
    except (etree.XPathError, ValueError):
        return None
    first = found[0] if isinstance(found, list) and found else None
    return "".join(map(str, first.itertext())) if isinstance(first, etree._Element) else None
