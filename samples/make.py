"""Makes the committed samples again: `python -m samples.make [NAME...]`; the same bytes on the same fonts and versions.

Each sample is a seed, a wish, and a list of files; what the papers say is drawn by the forge.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from samples.forge.content import Paper
from samples.forge.dossier import write
from samples.forge.facts import Facts, Wish, draw_facts
from samples.forge.papers import accounts, clients, form, others, premises, report, staff
from samples.forge.plan import PlannedFile
from samples.forge.printing import How
from samples.forge.record import expected_yaml
from samples.forge.words import Words

HERE = Path(__file__).resolve().parent

Maker = Callable[[Words, Facts], Paper]
HTML, TEXT, WORD, SHEET = How("html"), How("pdf"), How("docx", "docx"), How("xlsx", "xlsx")
STAMPED = How("scan", profiles=("good",), dpi=150, quality=58)
POOR = How("scan", profiles=("poor",), dpi=150, quality=50, grey=True)
FAX = How("scan", profiles=("fax",), dpi=200)
TURNED = How("scan", profiles=("turned",), dpi=150, quality=55, grey=True)
PHOTO = How("picture", "jpg", dpi=170, quality=60)
TURNED_PHOTO = How("picture", "jpg", dpi=170, quality=60, orientation=6, photo_dpi=72)


@dataclass(frozen=True, slots=True)
class File:
    """A file to be: its name without ending, its papers, and how each is made."""

    name: str
    papers: tuple[Maker, ...]
    ways: tuple[How, ...]
    broken: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample: what it shows, where it is drawn from, what it is made of."""

    name: str
    shows: str
    seed: int
    wish: Wish
    files: tuple[File, ...]


def one(name: str, paper: Maker, way: How) -> File:
    """A file of one paper."""
    return File(name, (paper,), (way,))


def word(*quirks: str) -> How:
    """A Word file with these habits."""
    return How("docx", "docx", frozenset(quirks))


def laid_out(layout: str) -> Maker:
    """The application form in a given layout."""
    return lambda words, facts: form.application_form(words, facts, layout)


def stamped(maker: Maker) -> Maker:
    """The same paper with its seal pressed upon its last claimed figure."""

    def make_stamped(words: Words, facts: Facts) -> Paper:
        paper = maker(words, facts)
        marks = [f.mark for f in paper.figures if f.role == "claim" and f.mark]
        return replace(paper, seal=paper.seal or facts.applicant, seal_over=marks[-1])

    return make_stamped


def office(words: Words, facts: Facts) -> Paper:
    """The lease of the first office."""
    return premises.lease(words, facts, facts.offices[0])


def second_office(words: Words, facts: Facts) -> Paper:
    """The lease of the second office."""
    return premises.lease(words, facts, facts.offices[1])


def certificate_of_office(words: Words, facts: Facts) -> Paper:
    """The property certificate of the first office."""
    return premises.property_certificate(words, facts, facts.offices[0])


def whole_report(words: Words, facts: Facts) -> Paper:
    """A report that states all five figures."""
    return report.application_report(words, facts, share=1.0)


def unruled_roster(words: Words, facts: Facts) -> Paper:
    """A roster without ruling lines."""
    return staff.roster(words, facts, rules="none")


def two_sided(words: Words, facts: Facts) -> Paper:
    """A balance sheet with assets left and liabilities right."""
    return accounts.balance_sheet(words, facts, two_sided=True)


def bare_audit(words: Words, facts: Facts) -> Paper:
    """An audit report without its balance sheet."""
    return accounts.audit_report(words, facts, with_sheet=False)


CLEAN = Wish("comprehensive", False, "above", "above", "above", "above", "above", 0, 0.0, 1, ())


def _wish(**changes: object) -> Wish:
    return replace(CLEAN, **changes)


SAMPLES = (
    Sample("comprehensive-clean", "综合平台，材料齐全，各项达标，互相一致", 11, CLEAN, (
        one("01申请表", laid_out("pairs"), TEXT), one("02申请报告", whole_report, WORD),
        one("03营业执照", others.business_licence, STAMPED), one("04审计报告", accounts.audit_report, HTML),
        one("05租赁合同", office, TEXT), one("06人员名册", staff.roster, SHEET),
        one("07服务企业名单", clients.client_list, HTML), one("08管理制度", others.institution, WORD),
    )),
    Sample("specialised-below", "专业平台，资产不足50万元、面积不足100平方米，其余达标", 22,
           _wish(category="specialised", assets="below", area="edge_below"), (
        one("申报表", laid_out("sections"), HTML), one("情况报告", whole_report, TEXT),
        one("资产负债表", two_sided, TEXT), one("不动产权证", certificate_of_office, STAMPED),
        one("从业人员名册", staff.roster, WORD), one("社保清单", staff.insurance_list, TEXT),
        one("服务台账", clients.client_list, SHEET), one("认定文件", others.designation, STAMPED),
    )),
    Sample("training-200", "培训服务，门槛为200家，名单跨多页、表头重复", 33,
           _wish(category="specialised", training=True, clients="above", padding=0.05), (
        one("1申请表", laid_out("units"), TEXT), one("2申请报告", whole_report, WORD),
        one("3资产负债表", accounts.balance_sheet, HTML), one("4租赁合同", office, WORD),
        one("5人员名册", staff.roster, TEXT), one("6年度服务企业名单", clients.client_list, TEXT),
        one("7服务流程", others.institution, TEXT),
    )),
    Sample("unit-slip", "申请表把元写在万元栏内，与审计报告相差一万倍", 44,
           _wish(category="specialised", slips=("total_assets:factor_10000",)), (
        one("附件1申请表", laid_out("single"), TEXT), one("附件2审计报告", accounts.audit_report, STAMPED),
        one("附件3租赁合同", office, HTML), one("附件4人员名册", staff.roster, WORD),
        one("附件5企业清单", clients.client_list, SHEET),
    )),
    Sample("short-roster", "专职只有4人，申请表把兼职算入", 55,
           _wish(staff="below", part_timers=4, slips=("headcount:part_timers",)), (
        one("申请表", laid_out("above"), WORD), one("申请报告", whole_report, TEXT),
        one("员工花名册", staff.roster, TEXT), one("资产负债表", accounts.balance_sheet, TEXT),
        one("场地证明", office, STAMPED), one("服务企业名单", clients.client_list, HTML),
        one("职称证", others.certificate, STAMPED),
    )),
    Sample("padded-clients", "名单含重复、上年及近似名称，去重后不足40家", 66,
           _wish(clients="edge_below", padding=0.45, slips=("client_count:rows",)), (
        one("申请表", laid_out("lines"), WORD), one("审计报告", bare_audit, TEXT),
        one("资产负债表", two_sided, HTML), one("租赁合同", office, TEXT),
        one("人员名册", staff.roster, SHEET), one("服务企业清单", clients.client_list, TEXT),
        one("合作协议", others.agreement, WORD),
    )),
    Sample("stamped-scan", "全部为盖章扫描件，印章压在数字上，有倾斜、横放和传真件", 77,
           _wish(category="specialised"), (
        one("扫描001", stamped(laid_out("pairs")), STAMPED), one("扫描002", stamped(accounts.balance_sheet), STAMPED),
        one("扫描003", stamped(office), replace(POOR, grey=False)), one("扫描004", staff.roster, TURNED),
        one("扫描005", clients.client_list, POOR), one("扫描006", others.business_licence, FAX),
    )),
    Sample("phone-photo", "手机拍照：透视、阴影、横拍", 91, _wish(), (
        one("IMG_2041", laid_out("single"), PHOTO), one("IMG_2042", accounts.balance_sheet, PHOTO),
        one("IMG_2043", certificate_of_office, TURNED_PHOTO), one("IMG_2044", staff.roster, PHOTO),
        one("服务企业名单", clients.client_list, SHEET), one("申请报告", whole_report, WORD),
    )),
    Sample("mixed-bundle", "一个合订本PDF，文字页与扫描页相间", 99, _wish(category="specialised", assets="edge"), (
        File("申报材料合订本",
             (laid_out("sections"), whole_report, others.business_licence, accounts.audit_report, office,
              staff.roster, clients.client_list),
             (TEXT, HTML, STAMPED, POOR, TEXT, HTML, TEXT)),
    )),
    Sample("unreadable-files", "一个加密PDF、一个损坏的Word；其余照常审查", 110, _wish(), (
        one("申请表", laid_out("pairs"), HTML), one("财务报表", accounts.balance_sheet, TEXT),
        File("租赁合同（加密）", (), (), "encrypted"), File("申请报告", (), (), "not_docx"),
        one("人员名册", unruled_roster, TEXT), one("服务企业名单", clients.client_list, WORD),
    )),
    Sample("word-habits", "Word 文件：修订痕迹、内容控件、文本框、嵌套表格、拆开的文字", 121,
           _wish(category="specialised"), (
        one("申请表", laid_out("sections"), word("content_control", "nested", "split_runs")),
        one("申请报告", whole_report, word("tracked", "text_box", "header")),
        one("审计报告", accounts.audit_report, WORD), one("房屋租赁合同", office, word("tracked")),
        one("人员名册", staff.roster, word("split_runs")),
        one("服务台账", clients.client_list, WORD),
    )),
    Sample("two-offices", "两处办公室合计才够100平方米，另有仓库合同；扫描件的隐藏文字层与画面不符", 132,
           _wish(area="edge", offices=2, slips=("floor_area:warehouse",)), (
        one("申请表", laid_out("years"), TEXT),
        one("报告", whole_report, How("pdf", quirks=frozenset({"shuffled", "double_bold"}))),
        one("租赁合同一", office, TEXT), one("租赁合同二", second_office, HTML),
        one("仓库租赁合同", premises.warehouse_lease, TEXT),
        one("审计报告", accounts.audit_report, How("scan", profiles=("good",), dpi=150, quality=55, layer="wrong")),
        one("人员名册", staff.roster, How("pdf", quirks=frozenset({"garbled"}))),
        one("服务企业名单", clients.client_list, How("pdf", quirks=frozenset({"rotated_page"}))),
    )),
)  # fmt: skip


def make(sample: Sample, root: Path = HERE) -> Path:
    """Makes one sample's folder anew and returns it."""
    folder, new = root / sample.name, root / f".{sample.name}.new"
    shutil.rmtree(new, ignore_errors=True)
    rng = Random(sample.seed)
    words = Words(rng)
    facts = draw_facts(rng, sample.wish)
    files = [_planned(file, words, facts) for file in sample.files]
    truth = write(sample.seed, new, facts, files, rng, sample.shows)
    (new / "expected.yaml").write_text(expected_yaml(truth), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    new.rename(folder)  # only now, so that a run cut short leaves the old sample whole
    return folder


def _planned(file: File, words: Words, facts: Facts) -> PlannedFile:
    papers = tuple(maker(words, facts) for maker in file.papers)
    if file.broken:
        return PlannedFile(file.name, (), (), file.broken)
    ending = file.ways[0].ending if len(file.ways) == 1 else "pdf"
    return PlannedFile(f"{file.name}.{ending}", papers, file.ways)


def main(names: list[str]) -> None:
    """Makes the named samples, or all."""
    for sample in SAMPLES:
        if not names or sample.name in names:
            folder = make(sample)
            size = sum(f.stat().st_size for f in folder.iterdir())
            print(f"{sample.name}: {len(sample.files)} files, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
