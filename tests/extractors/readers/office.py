"""Word and Excel files put together from their XML, so that each holds just what is asked about."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from extractors.model import Document, Passage, Table
from extractors.readers import open_document, read_flow

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:lc="http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def relations(targets: Mapping[str, tuple[str, str]]) -> str:
    """A list of relations: by id, kind and target."""
    items = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'
    )


def word(
    path: Path,
    body: str,
    parts: Mapping[str, str | bytes] | None = None,
    targets: Mapping[str, tuple[str, str]] | None = None,
) -> Path:
    """A .docx with this body; `parts` by name below word/, `targets` what the body refers to."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(targets or {}),
    }
    members |= {f"word/{name}": content for name, content in (parts or {}).items()}
    return package(path, members)


def package(path: Path, members: Mapping[str, str | bytes]) -> Path:
    """A zip with these members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def strict(path: Path, target: Path) -> Path:
    """The same office file as "Strict Open XML" saves it."""
    usual = re.compile(r"http://schemas\.openxmlformats\.org/(\w+)/2006(?=/)")
    with zipfile.ZipFile(path) as made:
        parts = {name: made.read(name) for name in made.namelist()}

    def renamed(match: re.Match[str]) -> str:
        return match[0] if match[1] in ("package", "markup-compatibility") else f"http://purl.oclc.org/ooxml/{match[1]}"

    written = {n: usual.sub(renamed, c.decode()) if n.endswith((".xml", ".rels")) else c for n, c in parts.items()}
    return package(target, written)


def p(text: str = "", run: str = "", before: str = "") -> str:
    """A paragraph of one run; `run` its properties, `before` those of the paragraph."""
    return f'<w:p><w:pPr>{before}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(content: str, properties: str = "") -> str:
    """A cell; plain text becomes its paragraph."""
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tbl(*rows: str, properties: str = "") -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def flow(path: Path) -> Document:
    """The file as the readers see it, without engines."""
    return read_flow(open_document(path))


def texts(document: Document) -> list[str]:
    """The paragraphs that stand in no table."""
    return [block.text for block in document.blocks if isinstance(block, Passage)]


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def grid(table: Table) -> list[tuple[int, int, int, int, str]]:
    """Row, column, spans and text of every cell."""
    return [(c.row, c.column, c.row_span, c.column_span, c.passage.text) for c in table.cells]


def notes(document: Document) -> dict[str, str]:
    return {str(note.code): note.detail for note in document.notes}
