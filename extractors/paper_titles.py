"""Which kinds of paper a page names by the title near its top: of several side by side that which the page is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise

from extractors.model import Block, Kind, Passage, Table
from extractors.text.glosses import without_gloss
from extractors.text.script import script
from extractors.words.loading import pattern, rules

_Patterns = tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Signs:
    """The patterns by which one kind shows itself: its file of `words/kinds/`.

    Titles stand alone near its top, cues are words of its body, names are found in file names. Without a title,
    all that it needs must stand in the body.
    """

    kind: Kind
    titles: _Patterns
    cues: _Patterns
    names: _Patterns
    needs: _Patterns


@lru_cache(maxsize=1)
def signs() -> tuple[Signs, ...]:
    """The signs of all kinds, read once."""

    def patterns(kind: Kind, part: str) -> _Patterns:
        return tuple(rule.pattern for rule in rules(f"kinds/{kind.value}", part))

    return tuple(Signs(k, *(patterns(k, part) for part in ("titles", "cues", "names", "needs"))) for k in Kind.every())


def body_of(blocks: Sequence[Block]) -> str:
    """All that stands in blocks, a line a passage."""
    return "\n".join(_line(passage.text) for block in blocks for passage in passages_of(block))


def said(sign: Signs, body: str) -> float:
    """How many cues of a kind stand in the body."""
    needed = all(p.search(body) for p in sign.needs)
    return float(sum(bool(p.search(body)) for p in sign.cues)) if needed else 0.0


def passages_of(block: Block) -> Sequence[Passage]:
    """A passage itself, or those of the cells of a table."""
    return (block,) if isinstance(block, Passage) else tuple(cell.passage for cell in block.cells)


_TITLE_LINES = 8
_TITLE_CELLS = 3  # a title, its form number, its unit
_TITLE_LENGTH = 45


def title_of(blocks: Sequence[Block]) -> tuple[Kind, str] | None:
    """The title at the top of blocks and the kind that it names; None where none names any."""
    lines = list(islice(_opening_lines(blocks), _TITLE_LINES + 1))
    if not _is_audited(blocks) or any(_says_worth(line) for line in lines):
        # An accounting firm applies, too: its name alone heads whatever it writes, appraisals and verified capital too.
        lines = [line for line in lines if not pattern("papers", "firm_alone").fullmatch(line)]
    for line, following in islice(pairwise([*lines, ""]), _TITLE_LINES):
        for whole in (line, *_run_over(line, following)):
            if len(line) > _TITLE_LENGTH or pattern("papers", "sentence").search(whole):
                break
            if kinds := _kinds_in(_unnumbered(whole)):
                return _said_most((*kinds, *_under(whole, following)), blocks), whole
    return None


def kind_of_line(text: str) -> Kind | None:
    """The kind that a line by itself names as a title; None for a longer one, a sentence, the heading of a chapter."""
    line = _line(text)
    if not line or len(line) > _TITLE_LENGTH or pattern("papers", "sentence").search(line):
        return None
    plain = pattern("papers", "attached").sub("", line)
    return None if plain != _unnumbered(plain) else next(iter(_kinds_in(plain)), None)


def _says_worth(line: str) -> bool:
    """Whether a title is that of an appraisal, or of capital that was verified."""
    return any(pattern("kinds/other", rule).search(line) for rule in ("appraisal", "capital"))


def _unnumbered(line: str) -> str:
    return pattern("papers", "number_ahead").sub("", line)


def _under(heading: str, following: str) -> tuple[Kind, ...]:
    """The kinds that the line under the heading of a chapter names, where it is the title of what stands there."""
    is_title = len(following) <= _TITLE_LENGTH and not pattern("papers", "sentence").search(following)
    numbered = heading != _unnumbered(heading) and following == _unnumbered(following)
    return _kinds_in(following) if following and is_title and numbered else ()


def _kinds_in(line: str) -> tuple[Kind, ...]:
    """The kinds that a line names: of several papers side by side (审计报告及财务报表) each part its own.

    Only where every part is a title; 社保及人员名册 is a roster.
    """
    parts = [_titled(part) for part in pattern("papers", "side_by_side").split(line)]
    if len(parts) > 1 and all(parts):
        return tuple(kind for kind in parts if kind)
    return (kind,) if (kind := _titled(line)) else ()


def _said_most(kinds: Sequence[Kind], blocks: Sequence[Block]) -> Kind:
    """Of the kinds that titles name that of which the page says most; the first of those that are even."""
    body, known = body_of(blocks), {sign.kind: sign for sign in signs()}
    return max(kinds, key=lambda kind: said(known[kind], body)) if len(set(kinds)) > 1 else kinds[0]


def _is_audited(blocks: Sequence[Block]) -> bool:
    """Whether a page that names an accounting firm says something else of an audit."""
    audit = next(sign for sign in signs() if sign.kind is Kind.AUDIT_REPORT)
    return said(audit, body_of(blocks)) > 1


def _run_over(line: str, following: str) -> Iterator[str]:
    """A line with the next, where it opens a title that does not end in it."""
    if following and pattern("papers", "runs_over").search(line):
        yield line + following


def _titled(line: str) -> Kind | None:
    """The kind that a line names; the head of the phrase stands last: 资产负债表审计报告 is an audit report."""
    forms = dict.fromkeys((line, re.sub(r"\([^()]*\)", "", line), without_gloss(line)))
    hits = [
        (match.end(), match.end() - match.start(), sign.kind)
        for sign in signs()
        for title in sign.titles
        for form in forms
        if (match := title.search(form))
    ]
    return max(hits, key=lambda h: (h[0], h[1]))[2] if hits else None


def _opening_lines(blocks: Sequence[Block]) -> Iterator[str]:
    """The lines that could hold a title: short ones at the top, a table's first rows among them."""
    for block in blocks:
        if isinstance(block, Passage):
            yield from (line for part in block.text.split("\n") if (line := _line(part)))
        else:
            yield from _table_titles(block)


def _table_titles(table: Table) -> Iterator[str]:
    """The first rows' texts, save those of a row with several columns: headers name what stands under them."""
    for row in range(2):
        texts = [line for cell in table.cells if cell.row == row and (line := _line(cell.passage.text))]
        if len(texts) <= _TITLE_CELLS:
            yield from texts


def _line(text: str) -> str:
    return script(text, lines=True).text
