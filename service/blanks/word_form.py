"""A form as a Word file to be filled in: who applies, a row a figure with the paper that proves it, place for the seal.

What applicants write there is read back cell by cell: its labels are words that its readers know, and hints stand
where nobody takes them for an answer.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checkers.rulebook.model import Rulebook
from service.asking import fields_asked
from service.blanks.forms import Figure, Form, Particular
from service.exports.plain import clean
from service.exports.word_parts import (
    CHINESE,
    HEAD_FILL,
    SMALL,
    filled,
    new_row,
    new_table,
    on_a4,
    only,
    repeated,
    tight,
    write,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell

BOX, GAP = "□", "  "
"""An option that is not ticked, and what parts it from the next."""

TITLE, HEADING = 18.0, 12.0
"""Sizes of type in points."""

ROW, SEAL = 8.5, 20.0
"""How high a row to be written in is at least, and one for a seal, in millimetres."""

PAIRS, FIGURES, SIGNED = (24, 30, 14, 32), (44, 18, 38), (34, 33, 33)
"""The columns of the tables, in hundredths of the page."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a form is made for: the rulebook, and what is known of the unit by the names of its profile's parts."""

    rulebook: Rulebook
    known: Mapping[str, str] = field(default_factory=dict)


def word_form(form: Form, prepared: Prepared) -> bytes:
    """The file's bytes."""
    from docx import Document as new_document

    document = new_document()
    on_a4(document)
    document.core_properties.title = clean(form.title)
    document.core_properties.author = document.core_properties.comments = ""
    document.core_properties.language = "zh-CN"
    _head(document, form, prepared)
    _particulars(document, form, prepared)
    _figures(document, form, prepared)
    _promise(document, form)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def figures_of(form: Form, prepared: Prepared) -> tuple[Figure, ...]:
    """The figures for which a condition of the rulebook asks."""
    asked = fields_asked(prepared.rulebook)
    return tuple(one for one in form.figures if one.field in asked)


def options_of(one: Particular, prepared: Prepared) -> tuple[str, ...]:
    """What may be ticked behind a label."""
    offered = prepared.rulebook.offered
    named = {
        "categories": [category.names.zh for category in offered.categories],
        "services": [service.names.zh for service in offered.services],
    }
    return tuple(named.get(one.options, ()))


def _head(document: Document, form: Form, prepared: Prepared) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    for text, colour, size in (
        (form.title, "", TITLE),
        (form.basis.format(rulebook=prepared.rulebook.title.zh), "soft", SMALL),
    ):
        line = tight(document.add_paragraph())
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        write(line, text, colour, size).bold = size == TITLE


def _section(document: Document, text: str) -> None:
    from docx.shared import Pt

    line = tight(document.add_paragraph())
    line.paragraph_format.space_before = Pt(6)
    line.paragraph_format.keep_with_next = True
    write(line, text, size=HEADING).bold = True


def _particulars(document: Document, form: Form, prepared: Prepared) -> None:
    _section(document, form.sections["particulars"])
    table = new_table(document, PAIRS)
    for row in _rows(form.particulars):
        cells = _row(table, ROW)
        if row[0].wide:
            cells = (cells[0], cells[1].merge(cells[3]))
        for one, label, value in zip(row, cells[0::2], cells[1::2], strict=False):
            _label(label, one.label)
            _value(value, one, prepared)


def _value(cell: _Cell, one: Particular, prepared: Prepared) -> None:
    """Options to tick, what is known of the unit, or nothing yet."""
    if options := options_of(one, prepared):
        # Boxes are drawn alike only in one font: beside Latin letters Word takes the Latin one for them.
        write(only(cell), GAP.join(BOX + name for name in options)).font.name = CHINESE
    else:
        write(only(cell), prepared.known.get(one.known, ""))


def _rows(particulars: Sequence[Particular]) -> Iterator[tuple[Particular, ...]]:
    """Those with a row of their own, and the others two by two."""
    waiting: tuple[Particular, ...] = ()
    for one in particulars:
        if waiting and (one.wide or len(waiting) == 2):
            yield waiting
            waiting = ()
        if one.wide:
            yield (one,)
        else:
            waiting = (*waiting, one)
    if waiting:
        yield waiting


def _figures(document: Document, form: Form, prepared: Prepared) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    _section(document, form.sections["figures"])
    table = new_table(document, FIGURES)
    for cell, head in zip(_row(table, ROW), form.heads, strict=True):
        _label(cell, head)
    repeated(table.rows[0])
    for one in figures_of(form, prepared):
        label, value, proved = _row(table, ROW)
        _label(label, one.label)
        only(value).alignment = WD_ALIGN_PARAGRAPH.CENTER
        write(only(proved), one.proved, size=SMALL)
    notes = tight(document.add_paragraph())
    notes.paragraph_format.space_before = Pt(3)
    write(notes, form.notes, "soft", SMALL)


def _promise(document: Document, form: Form) -> None:
    _section(document, form.sections["promise"])
    line = tight(document.add_paragraph())
    line.paragraph_format.keep_with_next = True
    write(line, form.promise)
    table = new_table(document, SIGNED[: len(form.signature)])
    for cell, text in zip(_row(table, ROW), form.signature, strict=True):
        _label(cell, text)
        only(cell).paragraph_format.keep_with_next = True
    _row(table, SEAL)


def _row(table: Table, millimetres: float) -> tuple[_Cell, ...]:
    """A new row, high enough to write in."""
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.shared import Mm

    cells = new_row(table, keep=True)
    table.rows[-1].height = Mm(millimetres)
    for cell in cells:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    return cells


def _label(cell: _Cell, text: str) -> None:
    filled(cell, HEAD_FILL)
    write(only(cell), text)
