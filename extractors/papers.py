"""Which paper is this: from its content first, its file's name second, page by page in a bundle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from extractors.fields import all_fields
from extractors.letters import is_letter
from extractors.licences.page import laid
from extractors.model import Block, Document, Kind, Paper, Passage, Place, Reader, Spot, Stretch, Table
from extractors.page.leaves import half_of
from extractors.paper_chapters import counts_on, first_of, opens_count
from extractors.paper_stretches import held, stretches
from extractors.paper_titles import body_of, passages_of, said, signs, title_of
from extractors.text.folding import fold
from extractors.words.loading import pattern

_TITLE_WEIGHT, _NAME_WEIGHT, _ENOUGH = 10.0, 3.5, 3.0


def _scores(blocks: Sequence[Block], name: str) -> dict[Kind, float]:
    body = body_of(blocks)
    scores = {sign.kind: said(sign, body) for sign in signs()}
    for sign in signs():
        if any(p.search(name) for p in sign.names):
            scores[sign.kind] += _NAME_WEIGHT
    title = title_of(blocks)
    if title:
        scores[title[0]] += _TITLE_WEIGHT
    return scores


def _best(scores: dict[Kind, float]) -> tuple[Kind, float]:
    kind = max(scores, key=lambda k: scores[k])
    return (kind, scores[kind]) if scores[kind] >= _ENOUGH else (Kind.OTHER, scores[kind])


def _leaves(document: Document) -> Iterator[tuple[int, int]]:
    """The pages as a reader turns them, with their halves: a sheet that bears two pages is two of them."""
    passages = (p for block in document.blocks for p in passages_of(block))
    halves = {(p.page, half_of(p)) for p in passages if half_of(p)}
    for page in document.pages:
        yield from [(page.number, half) for half in (1, 2) if (page.number, half) in halves] or [(page.number, 0)]


def _blocks_of(document: Document, leaf: tuple[int, int]) -> list[Block]:
    """The blocks of one page; a table that runs over pages belongs to all of them, cut to the page's cells."""
    found: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Passage):
            if (block.page, half_of(block)) == leaf:
                found.append(block)
        elif cells := tuple(c for c in block.cells if (c.passage.page, half_of(c.passage)) == leaf):
            found.append(replace(block, cells=cells))
    return found


def _page_paper(document: Document, leaf: tuple[int, int], alone: bool) -> tuple[Paper, bool, float]:
    """The paper that this page would be by itself, whether it opens with a title, and how sure its kind is."""
    blocks = _blocks_of(document, leaf)
    name = fold(PurePath(document.name).stem) if alone else ""
    kind, score = _best(_scores(blocks, name))
    title = title_of(blocks)
    page, half = leaf
    if title is None and kind is Kind.OTHER and _laid_as_licence(document, page):
        kind, score = Kind.BUSINESS_LICENCE, _SWITCH
    paper = Paper(kind, document.name, page, page, title[1] if title else "", first_half=half, last_half=half)
    return paper, title is not None, score


def _laid_as_licence(document: Document, number: int) -> bool:
    """Whether a page bears the labels of a licence, whatever became of its title."""
    return any(laid(page).is_licence for page in document.pages if page.number == number)


def _flow_papers(document: Document) -> tuple[Paper, ...]:
    """A Word file is one paper, if it does not hold several, and each licence pasted into it as a picture; each sheet
    of a workbook is one."""
    name = fold(PurePath(document.name).stem)
    parts = dict.fromkeys(part_of(block) for block in document.blocks)
    if several := stretches(document):
        return tuple(_of_stretch(document, blocks, stretch) for stretch, blocks in several)
    if document.reader is not Reader.XLSX or len(parts) < 2:
        return _with_pasted(_flow_paper(document, document.blocks, name, ""), document, name)
    return tuple(
        _flow_paper(document, [b for b in document.blocks if part_of(b) == part], fold(part), part) for part in parts
    )


def _of_stretch(document: Document, blocks: Sequence[Block], stretch: Stretch) -> Paper:
    """One of several papers in a file, known by its own text; the file's name tells the kind of one without a title."""
    name = "" if title_of(blocks) else fold(PurePath(document.name).stem)
    return replace(_flow_paper(document, blocks, name, ""), stretch=stretch)


def _with_pasted(paper: Paper, document: Document, name: str) -> tuple[Paper, ...]:
    """A Word file with the licences that it shows as pictures behind its own text; one that is no more is a licence."""
    shown: dict[int, list[Block]] = {}
    for block in document.blocks:
        place = next((p.place for p in passages_of(block) if p.place), None)
        if place and place.spot is Spot.PICTURE and place.number:
            shown.setdefault(place.number, []).append(block)
    licences = tuple(number for number, blocks in shown.items() if _is_pasted_licence(blocks))
    rest = [b for b in document.blocks if not any(b in shown[number] for number in licences)]
    if not licences or not any(isinstance(b, Table) or b.text.strip() for b in rest):
        return (paper,)
    own = replace(_flow_paper(document, rest, name, ""), apart=licences)
    return own, *(
        Paper(Kind.BUSINESS_LICENCE, document.name, title=_title(shown[number]), picture=number) for number in licences
    )


def _is_pasted_licence(blocks: Sequence[Block]) -> bool:
    """Whether a picture shows a licence by its title or, that being lost, by its labels."""
    kind, score = _best(_scores(blocks, ""))
    return kind is Kind.BUSINESS_LICENCE and score >= _SWITCH


def _title(blocks: Sequence[Block]) -> str:
    title = title_of(blocks)
    return title[1] if title else ""


def _flow_paper(document: Document, blocks: Sequence[Block], name: str, part: str) -> Paper:
    kind, _ = _best(_scores(blocks, name))
    title = title_of(blocks)
    paper = Paper(kind, document.name, None, None, title[1] if title else "", part)
    return _unless_letter(paper, blocks, name) if kind in _of_lists() else paper


def _unless_letter(paper: Paper, blocks: Sequence[Block], name: str) -> Paper:
    """The list; a letter whose title or file's name speaks of one holds none, and is what else it may be."""
    if not is_letter(blocks, name):
        return paper
    others = {kind: score for kind, score in _scores(blocks, name).items() if kind not in _of_lists()}
    return replace(paper, kind=_best(others)[0])


def _of_lists() -> frozenset[str]:
    """The kinds of papers that list what is counted."""
    return frozenset(kind for field in all_fields().values() if field.list for kind in field.proved_by)


def without_instructions(document: Document) -> Document:
    """The document without sheets that tell how to fill in the others: what may be chosen is nobody's word.

    Such a sheet is known by its name, and has labels and texts alone; under that name a list stays one.
    """
    told = {
        part
        for block in document.blocks
        if (part := part_of(block)) and pattern("papers", "instructions").fullmatch(fold(part).casefold())
    }
    wide = {part_of(b) for b in document.blocks if isinstance(b, Table) and b.columns > _LABEL_AND_TEXT}
    return replace(document, blocks=tuple(b for b in document.blocks if part_of(b) not in told - wide))


_LABEL_AND_TEXT = 2


def part_of(block: Block) -> str:
    """The sheet that a block of a workbook stands in, "" elsewhere."""
    passage = block if isinstance(block, Passage) else next((c.passage for c in block.cells), None)
    return (passage.place.sheet or "") if passage and passage.place else ""


_SWITCH = 4.0


def papers(document: Document) -> tuple[Paper, ...]:
    """The papers of a document, in order. A page without a title of its own goes on with the paper before it."""
    if not document.pages:
        return _flow_papers(document)
    found: list[Paper] = []
    leaves = tuple(_leaves(document))
    alone = len(leaves) <= 3
    for leaf in leaves:
        paper, titled, score = _page_paper(document, leaf, alone)
        if found and (not _opens(found[-1], paper, titled, score) or _is_chapter(document, found[-1], paper)):
            found[-1] = replace(found[-1], last_page=leaf[0], last_half=leaf[1])
        else:
            found.append(paper)
    name = fold(PurePath(document.name).stem) if alone else ""
    named = _named_by_file(found, document)
    lists = _of_lists()
    return tuple(_unless_letter(p, blocks_in(document, p), name) if p.kind in lists else p for p in named)


def _is_chapter(document: Document, before: Paper, paper: Paper) -> bool:
    """Whether a page's title is a chapter of the report that goes on there, or of the form whose cover is before it."""
    own = blocks_in(document, before)
    texts = [b.text for b in own if isinstance(b, Passage)]
    of_form = before.kind is Kind.APPLICATION_FORM and paper.kind is Kind.APPLICATION_REPORT
    page = [b.text for b in document.blocks if isinstance(b, Passage) and holds(paper, b)]
    heading = first_of(paper.title, page)
    cover = of_form and len(texts) == len(own) and opens_count(heading, texts)
    return cover or ((of_form or before.kind is Kind.APPLICATION_REPORT) and counts_on(heading, texts))


def _opens(before: Paper, paper: Paper, titled: bool, score: float) -> bool:
    """Whether a page opens a new paper rather than going on with the one before."""
    if paper.kind is Kind.OTHER:
        return bool(titled)
    if paper.kind is before.kind:
        return titled and paper.kind is Kind.LEASE and _unnumbered(paper.title) == _unnumbered(before.title)
    # The statements of an audit report are papers of their own; its notes go on with it.
    return titled or score >= _SWITCH


def _unnumbered(title: str) -> str:
    """A title without the number that tells it from others of its name: 租赁合同(二), 租赁协议之三."""
    return pattern("papers", "number_behind").sub("", title)


def _named_by_file(found: list[Paper], document: Document) -> list[Paper]:
    """Where no page showed what it is, the file's name says it."""
    named = [replace(p, kind=kind_by_name(document.name)) for p in found]
    return named if all(p.kind is Kind.OTHER for p in found) else found


def kind_by_name(file: str) -> Kind:
    """The kind that a file's name tells; OTHER where it tells none."""
    stem = fold(PurePath(file).stem)
    return next((s.kind for s in signs() if any(p.search(stem) for p in s.names)), Kind.OTHER)


def holds(paper: Paper, passage: Passage) -> bool:
    """Whether this passage stands in this paper."""
    return within(paper, passage.page, passage.place)


def blocks_in(document: Document, paper: Paper) -> list[Block]:
    """The blocks of which something stands in this paper."""
    return [b for b in document.blocks if any(holds(paper, passage) for passage in passages_of(b))]


def within(paper: Paper, page: int | None, place: Place | None) -> bool:
    """Whether what stands on this page, at this place, stands in this paper."""
    pasted = place.number if place is not None and place.spot is Spot.PICTURE else None
    if paper.picture or pasted in paper.apart:
        return pasted == paper.picture
    if paper.stretch:
        return held(paper.stretch, place)
    if paper.part:
        return place is not None and place.sheet == paper.part
    if page is None or paper.first_page is None:
        return True
    half = (place.half or 0) if place else 0
    first, last = (paper.first_page, paper.first_half), (paper.last_page or page, paper.last_half)
    return first <= (page, half) <= last


def is_whole(papers: Sequence[Paper]) -> bool:
    """Whether what a file's name says holds for its papers: its only one, or all that were bound in one text."""
    return len(papers) == 1 or all(paper.stretch for paper in papers)


def alone_at(paper: Paper, page: int, place: Place | None) -> Paper:
    """The page of a paper at a place as a paper by itself."""
    half = (place.half or 0) if place else 0
    return replace(paper, first_page=page, last_page=page, first_half=half, last_half=half)


def paper_of(found: Sequence[Paper], passage: Passage) -> Paper | None:
    """The paper that holds this passage."""
    return next((paper for paper in found if holds(paper, passage)), None)


def kind_of(found: Sequence[Paper], passage: Passage) -> Kind:
    """The kind of the paper that holds this passage."""
    return paper.kind if (paper := paper_of(found, passage)) else Kind.OTHER
