"""The figures that a label cell may be of: beside it and under it, with the headers over them and their units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.fields import Dated, Field
from extractors.model import Cell, Reason
from extractors.page.grid import Grid, is_unread, words_of
from extractors.statements.among_figures import among_figures
from extractors.statements.columns import Candidate, Role, is_audited, role_of
from extractors.statements.glued_labels import is_glued
from extractors.statements.heads import headers, row_heads
from extractors.statements.labels import StatedUnit, share_of, value_of
from extractors.statements.mentions import Terms
from extractors.statements.premises_use import is_let_on, is_no_office
from extractors.text.periods import period_ends
from extractors.text.script import script
from extractors.text.units import stated_unit
from extractors.words.loading import pattern, rules

# 725 000.00: a blank for the comma, since no line number has three digits here.
_GROUPED = re.compile(r"(?<=^\d{3}) (?=\d{3}\.\d{2}$)")


def _candidate(cell: Cell, headers: tuple[str, ...], field: Field | None = None) -> Candidate | None:
    copy = script(cell.passage.text, lines=True)
    text = _GROUPED.sub(",", copy.text)
    day, plain = _dated(_unnamed(text, field), field)
    quantity = share_of(plain) if field and field.share else value_of(plain)
    if quantity is None:
        return None
    return Candidate(cell, quantity, *copy.back(quantity.start, quantity.end), (*day, *headers))


def _unnamed(text: str, field: Field | None) -> str:
    """A value with blanks for the words that name its field once more, at the same places: 办公126.8平方米."""
    leads = (r.pattern.match(text) for r in rules(f"labels/{field}", "value_leads")) if field else ()
    lead = next((match for match in leads if match), None)
    return "_" * lead.end() + text[lead.end() :] if lead else text


def _dated(text: str, field: Field | None) -> tuple[tuple[str, ...], str]:
    """Of which day or year a value's first words are, and the value with blanks for them, at the same places.

    Values of several days are no value; what is counted up to a day is not what was counted in its year.
    """
    lead = _DATED_LEAD.match(text)
    if lead is None or period_ends(text[lead.end() :]):
        return (), text
    if field and field.dated is Dated.YEAR and _UP_TO.match(text):
        return (), text
    return (lead.group(),), "_" * lead.end() + text[lead.end() :]


_DATED_LEAD = pattern("statements/labels", "dated_lead")
_UP_TO = pattern("statements/labels", "up_to")


_UNIT_FRAME = pattern("statements/cells", "unit_frame")


def _unit_cell(text: str) -> StatedUnit:
    """The unit of a cell that holds nothing but a unit: 万元, (㎡), 单位:元."""
    return stated_unit(text) if len(_UNIT_FRAME.sub("", text)) <= 3 else None


# The note that explains a row of a statement: 五、10, 注10, (五)3.
_NOTE_NUMBER = pattern("statements/cells", "note_number")
_LIMIT = pattern("statements/cells", "limit")
_NUMBER_OF_PEOPLE = pattern("statements/cells", "number_of_people")
_SHARE_BEHIND = pattern("statements/cells", "share_behind")
_NOTHING = re.compile(r"[-/—\\]+")
"""What stands in a cell for nothing."""


def beside(grid: Grid, label: Cell, field: Field) -> list[Candidate]:
    """The figures to the right of a label, up to the next words; what is asked may stand between.

    None where all are of the opening day, or of before the audit, and the cell of the closing or audited one shows no
    figure: nothing stands for that one.
    """
    found: list[Candidate] = []
    lacking: list[tuple[str, ...]] = []
    for cell in grid.right_of(label):
        text = words_of(cell)
        if _NOTE_NUMBER.fullmatch(text) or (field.share and share_is_behind(grid, cell)):
            continue
        over = headers(grid, cell)
        if not is_unread(cell):  # else the figure that is meant may stand here
            if candidate := _candidate(cell, over, field):
                found.append(candidate)
                if is_glued(text):  # what follows is of that label
                    break
                continue
            if candidate := among_figures(grid, cell, over):  # what stands over it may be over its words
                return [] if lacking else [*found, candidate]
        goes_on = not text or _unit_cell(text) or _NOTHING.fullmatch(text) or _asks(text, over) or _moves(text, over)
        if not goes_on and not is_unread(cell) and _hides_a_later(text, over, found):
            return []
        lacking += [over] * _is_closing(grid, cell, over)
        if is_unread(cell) or not goes_on:
            break
    return [] if _lack_the_meant(found, lacking) else found


def _lack_the_meant(found: Sequence[Candidate], lacking: Sequence[tuple[str, ...]]) -> bool:
    """Whether the cells of the day, or of the audit, that is asked about show no figure, and others do."""
    audited = any(map(is_audited, lacking)) and not any(is_audited(c.headers) for c in found)
    return bool(lacking) and (audited or _only_opening(found))


def share_is_behind(grid: Grid, number: Cell) -> bool:
    """Whether a cell holds how many people they are, and the next one what share of all that is: 11人 | 占91.7%."""
    behind = next(grid.right_of(number), None)
    people = _NUMBER_OF_PEOPLE.fullmatch(words_of(number))
    return bool(people and behind and _SHARE_BEHIND.fullmatch(words_of(behind)))


def _hides_a_later(text: str, headers: tuple[str, ...], found: Sequence[Candidate]) -> bool:
    """Whether a cell that could not be taken for a figure is of a later day: those before it are not the ones meant."""
    later = max((day for header in headers for day in period_ends(header)), default=None)
    known = [c.as_of for c in found if c.as_of]
    return bool(later is not None and known and later > max(known) and re.search(r"\d", text))


def _is_closing(grid: Grid, cell: Cell, headers: tuple[str, ...]) -> bool:
    """Whether a cell stands in the closing day's column of figures; not in one of labels, which may be totals too."""
    if not any(role_of(header) is Role.CLOSING for header in headers):
        return False
    column = (c for c in grid.table.cells if c.column == cell.column and c is not cell)
    texts = [text for c in column if (text := words_of(c)) and text not in headers]
    return 2 * sum(value_of(text) is not None for text in texts) >= len(texts)


def _only_opening(found: Sequence[Candidate]) -> bool:
    """Whether figures of the opening day were found, and but for numbers of lines no other."""
    roles = {c.role for c in found}
    return Role.OPENING in roles and roles <= {Role.OPENING, Role.ORDINAL}


def _asks(text: str, headers: tuple[str, ...]) -> bool:
    """Whether a cell of words says what is asked for: a limit under a header such as 标准."""
    return bool(_LIMIT.search(text)) and any(role_of(header) is Role.ASKED for header in headers)


def _moves(text: str, headers: tuple[str, ...]) -> bool:
    """Whether a cell says by how much a figure was moved, with its sign, under a header of changes."""
    return bool(re.search(r"\d", text)) and any(role_of(header) is Role.CHANGE for header in headers)


def under(grid: Grid, label: Cell, field: Field) -> Iterator[Candidate]:
    """The figures under a label, down to the next words."""
    for cell in grid.below(label):
        # A heading over many columns (一、专职人员) is no label of what happens to stand under its first.
        if cell.column_span != label.column_span or _is_alone(grid, label):
            return
        candidate = _candidate(cell, row_heads(grid, cell), field)
        if candidate:
            yield candidate
        elif is_unread(cell) or ((text := words_of(cell)) and not _unit_cell(text) and not _NOTHING.fullmatch(text)):
            return


def offices(grid: Grid, group: tuple[Candidate, ...], terms: Terms) -> tuple[tuple[Candidate, Reason | None], ...]:
    """The figures under 面积: those of stores, flats and others' rooms, and then the total of all, with a reason."""
    if not terms.field.premises:
        return tuple((c, None) for c in group)
    rows = [(c, "".join(words_of(x) for x in grid.row_cells(c.cell.row))) for c in group]
    others = {id(c): Reason("no_office", row) for c, row in rows if is_no_office(row)}
    others |= {id(c): Reason("let_on", row) for c, row in rows if is_let_on(row) and not _TOTAL_IN_ROW.search(row)}
    totals = {id(c): Reason("total_of_premises", row) for c, row in rows if others and _TOTAL_IN_ROW.search(row)}
    return tuple((c, others.get(id(c)) or totals.get(id(c))) for c in group)


def rows_apart(grid: Grid, group: tuple[Candidate, ...], terms: Terms) -> tuple[tuple[Candidate, Reason | None], ...]:
    """The figures under a label of what is counted: rows with names of their own tell parts, one may sum them up."""
    apart = [c for c in group if c.headers and c.role is Role.UNKNOWN and c.as_of is None]
    if not terms.field.list or len(apart) < 2 or len(apart) < len(group):
        return tuple((c, None) for c in group)
    rows = [(c, "".join(words_of(x) for x in grid.row_cells(c.cell.row))) for c in group]
    return tuple((c, None if _TOTAL_IN_ROW.search(row) else Reason("row_of_a_part", row)) for c, row in rows)


_TOTAL_IN_ROW = pattern("statements/cells", "total_in_row")


def _is_alone(grid: Grid, label: Cell) -> bool:
    """Whether nothing else stands in a row of many cells."""
    row = grid.row_cells(label.row)
    return len(row) > 2 and not any(words_of(c) for c in row if c is not label)


def unit_beside(grid: Grid, label: Cell, candidate: Candidate) -> StatedUnit:
    """A unit in a cell of its own: 资产总额 | 万元 | 52.3, or 资产总额 | 52.3 | 万元, or under the label."""
    for cell in grid.below(label) if candidate.cell.column == label.column else ():
        if cell.row < candidate.cell.row and (unit := _unit_cell(words_of(cell))):
            return unit
    for cell in grid.row_cells(candidate.cell.row):
        text = words_of(cell)
        if cell.column > label.column and (unit := _unit_cell(text)):
            return unit
    return None
