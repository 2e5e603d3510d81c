"""Which papers a dossier has, which files they come in, and how each file is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from samples.forge import names
from samples.forge.content import Paper
from samples.forge.degrade import SCANS
from samples.forge.facts import Facts
from samples.forge.formats import docx, pdf
from samples.forge.papers import (
    accounts,
    audits,
    clients,
    form,
    legal,
    others,
    partners,
    premises,
    report,
    rule_papers,
    staff,
    strange,
)
from samples.forge.pen import Pen
from samples.forge.printing import LAYERS, How, page_count
from samples.forge.standing import Standing
from samples.forge.words import Words

_NAMES = {
    "application_form": ("申请表", "申报表", "1-申请表", "附件1申请表"),
    "application_report": ("申请报告", "情况报告", "2申报材料", "报告（定稿）"),
    "business_licence": ("营业执照", "执照副本", "营业执照扫描件"),
    "audit_report": ("审计报告", "年度审计报告", "财务审计"),
    "balance_sheet": ("资产负债表", "财务报表", "上年度报表"),
    "lease": ("租赁合同", "场地证明", "房屋合同"),
    "property_certificate": ("房产证", "不动产权证", "场地证明"),
    "staff_roster": ("人员名册", "从业人员名单", "员工花名册"),
    "insurance_list": ("社保清单", "参保证明"),
    "client_list": ("服务企业名单", "服务台账", "企业清单"),
    "institution": ("管理制度", "制度汇编", "服务流程及收费"),
    "agreement": ("合作协议", "协议书"),
    "partner_list": ("集聚服务机构名单", "合作机构情况"),
    "certificate": ("证书", "学历证书", "职称证"),
    "designation": ("认定文件", "批复"),
    "income_statement": ("利润表", "损益表"),
    "other": ("股权证明材料", "其他证明"),
}
_LISTS = ("staff_roster", "client_list", "insurance_list")
_OFFICIAL = ("business_licence", "property_certificate", "certificate", "designation")


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """One file to be made; a bundle has a way of its own for each paper."""

    name: str
    papers: tuple[Paper, ...]
    ways: tuple[How, ...]
    broken: str = ""


def draw_papers(words: Words, facts: Facts) -> list[Paper]:
    """The papers that this applicant hands in."""
    rng = words.rng
    chance: list[tuple[float, Callable[[], Paper]]] = [
        (0.93, lambda: form.application_form(words, facts)),
        (0.7, lambda: report.application_report(words, facts)),
        (0.8, lambda: others.business_licence(words, facts)),
        (0.92, lambda: staff.roster(words, facts)),
        (0.3, lambda: staff.insurance_list(words, facts)),
        (0.92, lambda: clients.client_list(words, facts)),
        (0.55, lambda: others.institution(words, facts)),
        (0.3, lambda: others.institution(words, facts)),
        (0.4, lambda: others.agreement(words, facts)),
        (0.3, lambda: others.certificate(words, facts)),
        (0.2, lambda: others.designation(words, facts)),
        (0.25, lambda: premises.warehouse_lease(words, facts)),
    ]
    papers = [make() for likelihood, make in chance if rng.random() < likelihood]
    papers += _accounts(words, facts) + _premises(words, facts)
    if rng.random() < 0.12 and any(p.kind == "client_list" for p in papers):
        papers.append(clients.prior_list(words, facts))
    if words.strange:
        papers = [strange.finish(words, p) for p in (*papers, *strange.papers(words, facts))]
    return papers


def draw_whole(words: Words, facts: Facts, standing: Standing) -> list[Paper]:
    """The papers of an applicant that hands in all that Article 8 asks for, each with the faults of its truth."""
    told = report.application_report(words, facts)
    pen = Pen(words.rng)
    rule_papers.passages(pen, words, facts, standing, report.headings(told) + 1)
    if standing.shape == "report":
        rule_papers.chapters(pen, words, facts, standing)
    papers = [
        form.application_form(words, facts),
        replace(told, blocks=(*told.blocks[:-2], *pen.blocks, *told.blocks[-2:])),
        legal.licence(words, facts, standing),
        staff.roster(words, facts),
        clients.client_list(words, facts),
        *(premises.lease(words, facts, office) for office in facts.offices),
        *audits.statements(words, facts, standing),
        *rule_papers.papers(words, facts, standing),
        *partners.papers(words, facts, standing),
    ]
    if standing.seat in ("owned", "unproved", "branch"):
        papers += legal.subsidiary(words, facts, standing)
    return [strange.finish(words, paper) for paper in papers]


def _accounts(words: Words, facts: Facts) -> list[Paper]:
    draw = words.rng.random()
    if draw > 0.93:
        return []
    papers = [accounts.balance_sheet(words, facts)]
    if draw < 0.45:
        papers = [accounts.audit_report(words, facts)]
    elif draw < 0.65:
        papers.append(accounts.audit_report(words, facts, with_sheet=False))
    more = words.rng.random()
    if more < 0.12:
        papers.append(accounts.prior_sheet(words, facts))
    elif more < 0.18:
        papers.append(accounts.others_sheet(words, facts))
    return papers


def _premises(words: Words, facts: Facts) -> list[Paper]:
    rng = words.rng
    if rng.random() < 0.08:
        return []
    if rng.random() < 0.25:
        return [premises.lease_table(words, facts, facts.offices)]
    if rng.random() < 0.3:
        return [premises.property_certificate(words, facts, office) for office in facts.offices]
    papers = [premises.lease(words, facts, office) for office in facts.offices]
    return papers + _beside_the_lease(words, facts, papers[0])


def _beside_the_lease(words: Words, facts: Facts, first: Paper) -> list[Paper]:
    """The landlord's certificate, of just these rooms or of his whole house; or the same lease a second time."""
    rng, office = words.rng, facts.offices[0]
    draw, landlord = rng.random(), names.person(rng)
    if draw < 0.12:
        return [premises.property_certificate(words, facts, office, landlord)]
    if draw < 0.22:
        house = replace(office, area=round(office.area * rng.uniform(3, 12), 2))
        return [premises.property_certificate(words, facts, house, landlord)]
    return [first] if draw < 0.3 else []


def draw_files(words: Words, facts: Facts, papers: list[Paper], only: str | None = None) -> list[PlannedFile]:
    """The files, in the order in which they are named."""
    rng = words.rng
    ways = [draw_way(rng, paper, only) for paper in papers]
    if words.strange:
        ways = [strange.way(rng, way) for way in ways]
    rest = list(zip(papers, ways, strict=True))
    bindable = [pair for pair in rest if pair[1].kind in ("pdf", "scan", "photo")]
    files = []
    if rng.random() < 0.3 and len(bindable) >= 3:
        bound = bindable[: rng.randint(3, len(bindable))]
        rest = [pair for pair in rest if not any(pair is b for b in bound)]
        name = rng.choice(("申报材料合订本", "全套材料扫描", "附件合集", "材料"))
        files.append(PlannedFile(f"{name}.pdf", tuple(p for p, _ in bound), tuple(h for _, h in bound)))
    for number, (paper, way) in enumerate(rest, 1):
        files.append(PlannedFile(_file_name(rng, paper, way, number), (paper,), (way,)))
    if rng.random() < 0.25:
        files.append(PlannedFile(rng.choice(("补充材料", "承诺书", "其他附件")), (), (), rng.choice(_BROKEN)))
    return _distinct(files)


_BROKEN = ("encrypted", "truncated", "html", "empty", "not_docx", "zero_pages")


def _file_name(rng: Random, paper: Paper, way: How, number: int) -> str:
    name = rng.choice(_NAMES[paper.kind])
    drawn = rng.random()
    if drawn < 0.25:
        name = f"{number:02d}{name}"
    elif drawn < 0.4:
        name = f"附件{number}：{name}"
    elif drawn < 0.5:
        name = rng.choice(
            (f"扫描{rng.randint(100, 999)}", f"IMG_{rng.randint(1000, 9999)}", f"新建文件{number}", f"{number}")
        )
    return f"{name}.{way.ending}"


def _distinct(files: list[PlannedFile]) -> list[PlannedFile]:
    seen: set[str] = set()
    out = []
    for number, file in enumerate(files):
        stem, dot, ending = file.name.rpartition(".")
        name = file.name if file.name not in seen else f"{stem}-{number}{dot}{ending}"
        seen.add(name)
        out.append(PlannedFile(name, file.papers, file.ways, file.broken))
    return out


def draw_way(rng: Random, paper: Paper, only: str | None = None) -> How:
    """How a paper comes: a certificate is scanned, a list is typed."""
    weights = {"text": 3, "word": 3, "sheet": 0, "scan": 3, "photo": 1.5}
    if paper.kind in _LISTS:
        weights |= {"sheet": 3}
    if paper.kind in _OFFICIAL:
        weights |= {"word": 0, "scan": 5, "photo": 3}
    if paper.kind == "audit_report":
        weights |= {"word": 1, "scan": 5}
    chosen = only or rng.choices(list(weights), list(weights.values()))[0]
    if chosen == "sheet" and paper.kind not in _LISTS:
        chosen = "text"
    return {"text": _text, "word": _word, "sheet": _sheet, "scan": _scan, "photo": _photo}[chosen](rng, paper)


def _text(rng: Random, paper: Paper) -> How:
    if rng.random() < 0.4:
        return How("html")
    quirks = {q for q in pdf.QUIRKS if q != "garbled" and rng.random() < 0.14}
    if rng.random() < 0.06:
        quirks.add("garbled")
    return How("pdf", quirks=frozenset(quirks))


def _word(rng: Random, paper: Paper) -> How:
    return How("docx", "docx", frozenset(q for q in docx.QUIRKS if rng.random() < 0.25))


def _sheet(rng: Random, paper: Paper) -> How:
    return How("csv", "csv") if rng.random() < 0.1 else How("xlsx", "xlsx")


def _scan(rng: Random, paper: Paper) -> How:
    names = tuple(SCANS)
    profiles = (rng.choices(names, (4, 4, 1.5, 1.5, 2, 1))[0],)
    dpi = rng.choice((150, 200, 200, 300))
    if rng.random() < 0.08:
        return How("pasted", "docx", profiles=profiles, dpi=dpi, quality=60, grey=rng.random() < 0.4)
    return How(
        "scan",
        profiles=profiles,
        dpi=dpi,
        quality=rng.randint(40, 75),
        grey=rng.random() < 0.4,
        layer=rng.choice(LAYERS),
    )


def _photo(rng: Random, paper: Paper) -> How:
    quality = rng.randint(50, 85)
    if page_count(paper) == 1 and rng.random() < 0.2:
        return How(
            "picture",
            rng.choice(("png", "jpg")),
            profiles=("screenshot",),
            dpi=rng.choice((96, 110, 130)),
            quality=85,
            photo_dpi=96,
        )
    if page_count(paper) == 1 and rng.random() < 0.7:
        ending = rng.choice(("jpg", "jpg", "jpg", "png", "tif"))
        orientation = rng.choice((1, 1, 1, 6, 3)) if ending == "jpg" else 1
        dpi = rng.choice((None, 72, 72, 96, 300))
        return How(
            "picture", ending, dpi=rng.choice((180, 220)), quality=quality, photo_dpi=dpi, orientation=orientation
        )
    return How("photo", dpi=rng.choice((180, 220)), quality=quality, profiles=("phone",))
