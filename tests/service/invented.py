"""A report made up by hand, with real pages behind it, so that renderers are tested without reading a paper."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pypdfium2
from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from checkers.model import Alternative, Category, Cause, Finding, Required, Status, Text
from extractors.model import (
    Approximation,
    Basis,
    Box,
    Claim,
    Count,
    CountOf,
    Evidence,
    Fact,
    FactName,
    FactReading,
    Kind,
    LeftOut,
    Note,
    NoteCode,
    Paper,
    Place,
    Reader,
    Reading,
    Reason,
    Remark,
    Row,
    RowReason,
    Spot,
)
from service.model import (
    Dossier,
    Excerpt,
    ExcerptCell,
    PageSize,
    Report,
    ReviewedDocument,
    RulebookIdentity,
    Run,
    Trouble,
)
from tests.fields import FLOOR_AREA, HEADCOUNT, QUALIFICATION_RATIO, TOTAL_ASSETS

APPLICANT = "阳江市海帆企业服务有限公司"
A4 = (595.0, 842.0)
FORM_BOX = Box(300, 192, 348, 206)
SHEET_BOX = Box(430, 292, 500, 306)
GOAL_BOX = Box(80, 192, 190, 206)
"""Where the form states what is but a goal."""
LANDLORDS = "甲方房屋共计240平方米，其中一部分给乙方使用。"


def report(folder: Path) -> Report:
    """One dossier with every sort of finding, claim and document; its papers are written to `folder`."""
    form, sheet = folder / "申请表.pdf", folder / "资产负债表.pdf"
    _form(form)
    _turned_scan(sheet)
    claims, facts = _claims(), _facts()
    excerpts: list[Excerpt | None] = [None] * (len(claims) + len(facts))
    excerpts[2] = Excerpt(
        ((ExcerptCell("本中心租用办公用房，建筑面积86.5平方米，用于办公。", (14, 18)),),), is_table=False
    )
    header = (ExcerptCell("姓名"), ExcerptCell("学历"), ExcerptCell("用工形式"))
    excerpts[3] = Excerpt((header, (ExcerptCell("合计"), ExcerptCell(""), ExcerptCell("5", (0, 1)))), is_table=True)
    return Report(
        dossier=Dossier(APPLICANT, "91441700MA4TEST00X", None, Category.SPECIALISED, ("training",), date(2023, 3, 1)),
        rulebook=RulebookIdentity("yangjiang", Text("阳江市示范平台管理办法", "Yangjiang measures"), "2023"),
        documents=_documents(folder),
        claims=claims,
        findings=_findings(),
        run=Run(12.345, 3, 1, ("rapidocr",), ("tesseract",)),
        excerpts=tuple(excerpts),
        facts=facts,
        left_out=_left_out(),
        left_out_excerpts=(None, Excerpt(((ExcerptCell(LANDLORDS, (6, 9)),),), is_table=False)),
    )


def _form(path: Path) -> None:
    """A text page that states total assets at FORM_BOX."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont("STSong-Light", 14)
    for text, x, top in (
        ("平台申请表", 250, 80),
        ("申报单位：阳江市海帆企业服务有限公司", 80, 140),
        ("资产总额（万元）", 80, 205),
    ):
        canvas.drawString(x, A4[1] - top, text)
    canvas.drawString(FORM_BOX.x0, A4[1] - FORM_BOX.bottom + 3, "523456")
    canvas.rect(70, A4[1] - 215, 440, 30)
    canvas.save()


def _turned_scan(path: Path) -> None:
    """A picture of a page that was laid on the glass upside down; upright, the figure stands at SHEET_BOX."""
    drawn = io.BytesIO()
    canvas = Canvas(drawn, pagesize=A4)
    canvas.setFont("STSong-Light", 14)
    canvas.drawString(80, A4[1] - 305, "资产总计")
    canvas.drawString(SHEET_BOX.x0, A4[1] - SHEET_BOX.bottom + 3, "523,456.82")
    canvas.save()
    picture = pypdfium2.PdfDocument(drawn.getvalue())[0].render(scale=2).to_pil().rotate(180)
    canvas = Canvas(str(path), pagesize=A4)
    canvas.drawInlineImage(picture.convert("L").convert("RGB"), 0, 0, *A4)
    canvas.save()


def _upside_down(box: Box) -> Box:
    return Box(A4[0] - box.x1, A4[1] - box.bottom, A4[0] - box.x0, A4[1] - box.top)


def _claims() -> tuple[Claim, ...]:
    form = Evidence(
        "申请表.pdf", 1, FORM_BOX, None, "523456", Reader.TEXT_LAYER, 1.0, Kind.APPLICATION_FORM, Box(70, 187, 510, 217)
    )
    scan = Evidence(
        "资产负债表.pdf",
        1,
        _upside_down(SHEET_BOX),
        None,
        "523,456.82",
        Reader.RAPIDOCR,
        0.9712,
        Kind.BALANCE_SHEET,
        _upside_down(Box(70, 288, 510, 312)),
    )
    lease = Evidence("租赁合同.docx", None, None, Place(Spot.PARAGRAPH, 4), "86.5平方米", Reader.DOCX, 1.0, Kind.LEASE)
    roster = Evidence("名册.xlsx", None, None, Place(sheet="Sheet1", row=9), "5", Reader.XLSX, 1.0, Kind.STAFF_ROSTER)
    rows = (
        Row("陈一", True, place=Place(sheet="Sheet1", row=2)),
        Row("林二", False, RowReason.PART_TIME, Remark("said", ("兼职",)), place=Place(sheet="Sheet1", row=3)),
        Row(
            "<b>黄三</b>", False, RowReason.DUPLICATE, Remark("repeats_row", ("2",)), place=Place(sheet="Sheet1", row=4)
        ),
    )
    count = Count(rows, Decimal(4), Decimal(6), gaps=(Remark("numbers_missing", ("7",)),), of=CountOf.STAFF)
    return (
        Claim(TOTAL_ASSETS, Decimal(5234560000), Basis.DECLARED, form, date(2022, 12, 31)),
        Claim(
            TOTAL_ASSETS,
            Decimal("523456.82"),
            Basis.EVIDENCED,
            scan,
            date(2022, 12, 31),
            rivals=(Reading(Reader.TESSERACT, "528,456.82", Decimal("528456.82"), 0.61),),
            confirmed_by=("balance",),
        ),
        Claim(FLOOR_AREA, Decimal("86.5"), Basis.EVIDENCED, lease, approximation=Approximation.ABOUT),
        Claim(HEADCOUNT, Decimal(5), Basis.COMPUTED, roster, count=count),
    )


def _facts() -> tuple[Fact, ...]:
    """A name on a page, and words of a Word file: a list, a day that another reader read otherwise, no term."""
    named = Evidence(
        "申请表.pdf", 1, Box(150, 126, 340, 142), None, APPLICANT, Reader.TEXT_LAYER, 1.0, Kind.APPLICATION_FORM
    )
    said = Evidence(
        "租赁合同.docx", None, None, Place(Spot.PARAGRAPH, 4), "长期", Reader.DOCX, 1.0, Kind.BUSINESS_LICENCE
    )
    rival = FactReading(Reader.TESSERACT, "2018年03月16日", date(2018, 3, 16), 0.6)
    return (
        Fact(FactName.APPLICANT, APPLICANT, Basis.DECLARED, named),
        Fact(FactName.SERVICES, "training、legal", Basis.DECLARED, said),
        Fact(FactName.ESTABLISHED_ON, date(2018, 3, 15), Basis.EVIDENCED, said, rivals=(rival,)),
        Fact(FactName.VALID_UNTIL, None, Basis.EVIDENCED, said, confirmed_by=("by_hand",)),
    )


def _left_out() -> tuple[LeftOut, ...]:
    """Figures that do not count: a goal on a page, and a landlord's whole in a file without pages."""
    form, _, lease, _ = (claim.evidence for claim in _claims())
    form = replace(form, box=GOAL_BOX, quote="6000000")
    lease = replace(lease, place=Place(Spot.PARAGRAPH, 6), quote="240")
    goal, whole = Reason("plan.before.intended", "力争"), Reason("shared_with_tenant")
    return (
        LeftOut(Claim(TOTAL_ASSETS, Decimal(6000000), Basis.DECLARED, form, date(2022, 12, 31)), (goal, goal)),
        LeftOut(Claim(FLOOR_AREA, Decimal(240), Basis.EVIDENCED, lease), (whole, Reason("unheard.of", "一部分"))),
    )


def _findings() -> tuple[Finding, ...]:
    factor = Cause("factor_10000", Text("申请表的数是资产负债表的一万倍", "The form is ten thousand times the sheet"))
    turned = Alternative(Decimal(4), Text("存疑行不计入", "doubtful rows left out"), Status.NOT_MET)
    return (
        Finding(
            "8.1.assets",
            "第八条第一项",
            TOTAL_ASSETS,
            Status.MET,
            Required(">=", Decimal(500000), "CNY"),
            Decimal("523456.82"),
            Text("资产总额达到要求。", "Total assets suffice."),
            (1,),
        ),
        Finding(
            "agreement.total_assets",
            "第八条第一项",
            TOTAL_ASSETS,
            Status.INCONSISTENT,
            None,
            None,
            Text("申报与佐证不一致。", "Declared and evidenced differ."),
            (0, 1),
            causes=(factor,),
        ),
        Finding(
            "8.2.floor_area",
            "第八条第二项",
            FLOOR_AREA,
            Status.NOT_MET,
            Required(">=", Decimal(100), "m2"),
            Decimal("86.5"),
            Text("面积不足。", "Too small."),
            (2,),
        ),
        Finding(
            "8.3.headcount",
            "第八条第三项",
            HEADCOUNT,
            Status.UNCERTAIN,
            Required(">=", Decimal(5), "persons"),
            Decimal(5),
            Text("存疑行会改变结论。", "Doubtful rows would turn the verdict."),
            (3,),
            stable=False,
            alternatives=(turned,),
        ),
        Finding(
            "8.3.qualification_ratio",
            "第八条第三项",
            QUALIFICATION_RATIO,
            Status.MISSING,
            Required(">=", Decimal("0.6"), "ratio"),
            None,
            Text("没有找到占比。", "No ratio was found."),
        ),
    )


VERDICTS = (
    ("8.1.stands", "甲项", Status.MET, True),
    ("8.2.would_turn", "乙项", Status.MET, False),
    ("8.3.unsure", "丙项", Status.UNCERTAIN, False),
    ("8.4.not_asked", "丁项", Status.NOT_APPLICABLE, True),
    ("8.5.absent", "戊项", Status.MISSING, True),
    ("8.6.contradicted", "己项", Status.INCONSISTENT, True),
    ("8.7.failed", "庚项", Status.NOT_MET, True),
    ("8.8.gathered", "辛项", Status.FOR_EXPERT, True),
)
"""A verdict of each sort, in a rulebook's order, which is not the order of what matters."""


def every_verdict(found: Report) -> Report:
    """The report with a finding for each sort of verdict."""
    return replace(found, findings=tuple(_verdict(*said) for said in VERDICTS))


def _verdict(rule: str, title: str, status: Status, stable: bool) -> Finding:
    message = Text(f"{title}的说明。", f"About {rule}.")
    return Finding(
        rule, "第八条", None, status, None, None, message, (2,), stable, clause_en="Article 8", title=Text(title, rule)
    )


def _documents(folder: Path) -> tuple[ReviewedDocument, ...]:
    size = PageSize(1, *A4)
    broken = Trouble("damaged", Text("文件已损坏。", "The file is damaged."))
    digest = "0" * 64
    form_digest, sheet_digest = (
        hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in ("申请表.pdf", "资产负债表.pdf")
    )
    form = Paper(Kind.APPLICATION_FORM, "申请表.pdf", 1, 1)
    balance = Paper(Kind.BALANCE_SHEET, "资产负债表.pdf", 1, 1)
    lease, roster = Paper(Kind.LEASE, "租赁合同.docx"), Paper(Kind.STAFF_ROSTER, "名册.xlsx")
    return (
        ReviewedDocument("申请表.pdf", folder / "申请表.pdf", form_digest, form.kind, 1, 0, (form,), (size,)),
        ReviewedDocument(
            "资产负债表.pdf",
            folder / "资产负债表.pdf",
            sheet_digest,
            balance.kind,
            1,
            1,
            (balance,),
            (PageSize(1, *A4, turn=180),),
            (Note(NoteCode.ROTATED, 1, "180"), Note(NoteCode.SEAL, 1, "2")),
        ),
        ReviewedDocument(
            "租赁合同.docx",
            folder / "租赁合同.docx",
            digest,
            lease.kind,
            0,
            0,
            (lease,),
            notes=(Note(NoteCode.TRACKED_CHANGES, None, "300 → 280"),),
        ),
        ReviewedDocument("名册.xlsx", folder / "名册.xlsx", digest, roster.kind, 0, 0, (roster,)),
        ReviewedDocument("坏.pdf", folder / "坏.pdf", "", Kind.OTHER, 0, 0, error=broken),
    )


def picture(data: bytes) -> Image.Image:
    """An image file in memory, opened."""
    return Image.open(io.BytesIO(data))
