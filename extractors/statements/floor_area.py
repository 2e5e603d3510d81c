"""Office floor area: a lease of a store or a flat is none; each area knows its premises."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from extractors.model import Claim, Document, Kind, Paper, Passage
from extractors.page.grid import Grid, words_of
from extractors.papers import holds
from extractors.statements.basis import PREMISES
from extractors.statements.cells import no_office
from extractors.statements.lease_terms import lease_of
from extractors.text.compacting import compact
from extractors.text.folding import fold
from extractors.text.quantities import quantities
from extractors.text.units import Unit

_OFFICE = re.compile(
    r"仓库|仓储|库房|堆放|存放|宿舍|住宅|居住|公寓|食堂|厂房|生产|车间|车位|车库|停车|实训|培训|教学|教室|展厅|展示|商铺|门市|零售|餐饮"
)
_OFFICE = re.compile(r"办公|写字楼|经营场所|服务场所|服务大厅|商务")
_USE = re.compile(
    r"(?:租赁|房屋|规划|使用|设计|租用|场地)?(?:的)?(?:用途|使用性质)(?:为|是|:|仅限|限于|作)*(?P<use>[^,。;:]{2,24})"
)
_USED_AS = re.compile(r"(?:用于|作为|用作|作|供|做)(?P<use>(?:甲方|乙方|承租方|承租人)?[^,。;:的]{2,16})")
_PREMISES = re.compile(
    r"(?:坐落|座落|位于|房屋地址|租赁地址|地址|地点|不动产坐落|房地坐落)(?:于|在|位置|为|是|:)*(?P<place>[\u4e00-\u9fff0-9A-Za-z#\-()]{5,40}?)(?=[,。;:\s]|的|建筑面积|面积|$)"
)


def _texts(document: Document, paper: Paper) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Passage):
            if holds(paper, block):
                yield fold(compact(block.text).text)
            continue
        grid = Grid(block)
        for row in range(block.rows):
            cells = grid.row_cells(row)
            if cells and holds(paper, cells[0].passage):
                # A form's cells side by side read as label and value.
                yield ",".join(":".join(pair) for pair in _pairs([words_of(c) for c in cells]))


def _pairs(texts: list[str]) -> Iterator[tuple[str, ...]]:
    for index in range(0, len(texts), 2):
        yield tuple(texts[index : index + 2])


def use_of(document: Document, paper: Paper) -> str:
    """What the paper says that the premises are used for, "" where it says nothing."""
    uses = [m["use"] for text in _texts(document, paper) for m in _USE.finditer(text)]
    if not uses:
        uses = [m["use"] for text in _texts(document, paper) for m in _USED_AS.finditer(text)]
    return "、".join(uses)


# An address without a word before it: 将江城区新江路12号302室办公室租给乙方.
_ADDRESS = re.compile(
    r"[\u4e00-\u9fff]{2,12}(?:市|县|区|镇|街道|路|街|大道|巷)[\u4e00-\u9fff0-9A-Za-z#\-]{1,30}?\d+(?:号|室|楼|层|栋|座|幢|单元|铺)"
    r"(?:[\u4e00-\u9fff0-9A-Za-z#\-、]{0,16}?\d+(?:号|室|楼|层|栋|座|幢|单元|铺))*"
)
_LEAD = re.compile(r"^.*?(?:将|为|把|租赁|承租|出租|租用)(?=[\u4e00-\u9fff])")


def premises_of(document: Document, paper: Paper) -> str | None:
    """Where the premises are, as the paper puts it; else the address in the text that states an area."""
    texts = list(_texts(document, paper))
    found = [m["place"] for text in texts for m in _PREMISES.finditer(text)]
    if found:
        return found[0]
    stating = (text for text in texts if any(q.unit is Unit.M2 for q in quantities(text)))
    plain = (_LEAD.sub("", m.group()) for text in stating for m in _ADDRESS.finditer(text))
    return next(plain, None)


def settle(claims: Sequence[Claim], document: Document, paper: Paper, offices: Collection[Claim] = ()) -> list[Claim]:
    """The claims of one paper, with their premises; where it is about no office, only `offices`: areas named as such.

    A shop's lease (商铺租赁合同) may say how much of the shop is the office.
    """
    if paper.kind not in PREMISES:
        return list(claims)
    use = use_of(document, paper)
    about = f"{paper.title}、{use}"
    if no_office().search(about) and not _OFFICE.search(about):
        claims = [c for c in claims if c in offices]
    subject = premises_of(document, paper)
    lease = lease_of(_texts(document, paper)) if paper.kind is Kind.LEASE else None
    return [replace(claim, subject=subject, lease=lease) for claim in claims]
