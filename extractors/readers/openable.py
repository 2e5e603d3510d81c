"""A workbook that openpyxl does not take, though Excel does, made again of what is read of it.

Left out is what nothing here is taken from and openpyxl trips or lingers over (pivot tables, charts, filters, named
styles, properties); parts get the names by which they are asked for; what styles say wrongly is left unsaid.
"""

from __future__ import annotations

import io
import posixpath
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import openpyxl
from lxml import etree

from extractors.errors import Damaged, PaperError
from extractors.readers.packages import Package, opened, parsed, placed

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_FOLDS = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TYPES, _BOOK = "[Content_Types].xml", "xl/workbook.xml"
_WANTED = ("worksheet", "chartsheet", "styles", "sharedStrings", "theme", "table", "officeDocument")
"""Relations that lead to what is read of a workbook by openpyxl; of a chart on a sheet of its own only its name."""

_LEFT = re.compile(
    r"docProps/|xl/(?:pivot|chart|drawings|externalLinks|printerSettings|comments|media|customXml)", re.I
)
_OF_BOOK = ("pivotCaches", "externalReferences", "definedNames", "extLst")
_OF_STYLES = ("cellStyles", "tableStyles", "extLst")
_OF_SHEET = (
    *("autoFilter", "sortState", "dataValidations", "extLst", "protectedRanges", "scenarios", "customSheetViews"),
    *("sheetProtection", "hyperlinks", "drawing", "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects"),
    *("controls", "webPublishItems", "pageSetup", "printOptions", "rowBreaks", "colBreaks", "ignoredErrors"),
)
_COLOUR = re.compile(r"(?:[0-9A-Fa-f]{2}){3,4}")
_LISTS = {"fontId": "fonts", "fillId": "fills", "borderId": "borders"}


def workbooks(path: Path | IO[bytes], formulas: bool) -> tuple[Any, Any]:
    """A workbook with the values that its formulas had last, and where `formulas` are wanted the same with them.

    Made again where it must be, once for both. Raises PaperError.
    """
    with opened(path) as package:
        again = package.is_strict(package.main_part(_BOOK)) or has_pivots(package) or has_odd_names(package)
    try:
        return _both(openable(path) if again else path, formulas)
    except Damaged:
        if again:
            raise
        return _both(openable(path), formulas)


def _both(path: Path | IO[bytes], formulas: bool) -> tuple[Any, Any]:
    return _loaded(path, True), _loaded(path, False) if formulas else None


def _loaded(path: Path | IO[bytes], values: bool) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of every extension that it passes over
            return openpyxl.load_workbook(path, data_only=values, keep_links=False, rich_text=values)
    except (PaperError, MemoryError):
        raise
    except Exception as error:
        raise Damaged(f"{type(error).__name__}: {error}") from error


def has_pivots(package: Package) -> bool:
    """Whether it keeps what pivot tables were made of: openpyxl makes an object of each value, a minute for 400 kB."""
    return any(name.lower().startswith("xl/pivot") for name in package.names)


def has_odd_names(package: Package) -> bool:
    """Whether parts are asked for by other names than the zip has; openpyxl passes over a sheet that is, in silence."""
    return not package.is_spelled_as_usual or any(name != package.spelled(name) for name in _asked(package))


def openable(path: Path | IO[bytes]) -> io.BytesIO:
    """The workbook as openpyxl takes it. Raises PaperError."""
    made = io.BytesIO()
    with opened(path) as package, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        names = {package.spelled(name): name for name in _asked(package)}
        kept = {
            name: names.get(name, name) for name in package.names if not _LEFT.match(name) and not name.endswith("/")
        }
        styles = _styled(package)
        for name, called in kept.items():
            content = package.part(name) or b""
            archive.writestr(called, _plainer(content, called, set(kept.values()), styles))
    made.seek(0)
    return made


def _asked(package: Package) -> Iterator[str]:
    """The names by which the package itself calls its parts."""
    yield _TYPES
    for item in _items(package, _TYPES, "{*}Override"):
        yield item.get("PartName", "").lstrip("/")
    for name in package.names:
        folder, base = posixpath.split(name)
        if base.endswith(".rels") and posixpath.basename(folder) == "_rels":
            for item in _items(package, name, "{*}Relationship"):
                if item.get("TargetMode") != "External":
                    yield placed(item.get("Target", ""), posixpath.dirname(folder))


def _items(package: Package, name: str, tag: str) -> Iterator[etree._Element]:
    """What a list of the package names; nothing where the list is broken."""
    try:
        tree = package.tree(name)
    except Damaged:
        return
    yield from tree.iter(tag) if tree is not None else ()


def _styled(package: Package) -> int:
    """How many looks of cells the workbook has."""
    return sum(len(item) for item in _items(package, "xl/styles.xml", f"{_MAIN}cellXfs"))


def _plainer(content: bytes, name: str, kept: set[str], styles: int) -> bytes:
    change = _change(name, kept, styles)
    if change is None:
        return content
    tree = parsed(content)
    change(tree)
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def _change(name: str, kept: set[str], styles: int) -> Callable[[etree._Element], None] | None:
    if name == _TYPES:
        return lambda tree: _drop(tree, [e for e in tree if e.get("PartName", "/").lstrip("/") not in {"", *kept}])
    if name.endswith(".rels"):
        return lambda tree: _drop(tree, [e for e in tree if e.get("Type", "").rpartition("/")[2] not in _WANTED])
    if name == _BOOK:
        return _mend_book
    if name == "xl/styles.xml":
        return _mend_styles
    return (lambda tree: _mend_sheet(tree, styles)) if name.startswith("xl/worksheets/") else None


def _drop(tree: etree._Element, elements: list[etree._Element]) -> None:
    for element in elements:
        tree.remove(element)


def _without(tree: etree._Element, names: tuple[str, ...]) -> None:
    _drop(tree, [child for name in names for child in tree.findall(_MAIN + name)])


def _mend_book(tree: etree._Element) -> None:
    _without(tree, _OF_BOOK)
    for sheet in tree.iter(f"{_MAIN}sheet"):
        if sheet.get("state", "visible") not in ("visible", "hidden", "veryHidden"):
            del sheet.attrib["state"]


def _mend_sheet(tree: etree._Element, styles: int) -> None:
    _without(tree, _OF_SHEET)
    for element in tree.iter(f"{_MAIN}c", f"{_MAIN}row", f"{_MAIN}col"):
        for said in ("s", "style"):
            if not element.get(said, "0").isdigit() or int(element.get(said, "0")) >= max(styles, 1):
                del element.attrib[said]


def _mend_styles(tree: etree._Element) -> None:
    for fold in [*tree.iter(f"{_FOLDS}AlternateContent")]:
        _unfold(fold)
    _without(tree, _OF_STYLES)
    for fill in tree.iter(f"{_MAIN}fill"):
        if not len(fill):
            etree.SubElement(fill, f"{_MAIN}patternFill")
    for element in tree.iter():
        if "rgb" in element.attrib and not _COLOUR.fullmatch(element.get("rgb", "")):
            del element.attrib["rgb"]
    _mend_looks(tree)


def _unfold(fold: etree._Element) -> None:
    """Of what is written in several ways, the one that everybody understands."""
    usual = fold.find(f"{_FOLDS}Fallback")
    parent = fold.getparent()
    if parent is not None:
        for child in [*(usual if usual is not None else ())]:
            fold.addprevious(child)
        parent.remove(fold)


def _mend_looks(tree: etree._Element) -> None:
    """A look that names a font, a ground or a border which is not there has the first."""
    for xf in tree.iter(f"{_MAIN}xf"):
        for said, where in _LISTS.items():
            known = tree.find(_MAIN + where)
            if int(xf.get(said, "0")) >= (len(known) if known is not None else 0):
                xf.set(said, "0")
