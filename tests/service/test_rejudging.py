"""A report judged again says the same by the same rules, and otherwise by others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkers.case import case_from
from checkers.check import check
from checkers.model import Category, Offered, Status
from checkers.rulebook.loading import load
from checkers.rulebook.model import ALWAYS
from extractors.extract import extract
from extractors.model import Document, Extraction, Kind
from service.children import Understood
from service.dossier import dossier_of, identity
from service.model import Excerpt, ExcerptCell, Options, Report, ReviewedDocument, Run
from service.rejudging import case_of, judged_again
from service.report.json import to_json
from service.report.parsing import report_of
from service.strangers import is_aside_by_the_day, with_strangers_aside
from tests.extractors.build import document, table
from tests.service.invented import report as invented

TODAY = date(2023, 6, 1)
OPTIONS = Options(as_of=date(2023, 3, 1), category=Category.SPECIALISED)


@pytest.fixture
def report(tmp_path: Path) -> Report:
    return judged_again(invented(tmp_path), load(), OPTIONS, TODAY)


def test_a_report_that_was_written_down_is_judged_alike(report: Report) -> None:
    body = to_json(report)
    again = judged_again(report_of(body), load(), OPTIONS, TODAY)
    assert to_json(again)["findings"] == body["findings"]
    assert again.dossier == report.dossier


def test_another_threshold_turns_the_verdict(report: Report) -> None:
    book = load()
    rule = book.rule("8.2.floor_area")
    raised = {ALWAYS: tuple(replace(v, value=Decimal(10)) for v in rule.values[ALWAYS])}
    eased = replace(book, rules=(replace(rule, values=raised),))
    before = next(f for f in report.findings if f.rule == rule.id)
    (after,) = judged_again(report, eased, OPTIONS, TODAY).findings
    assert (before.status, after.status) != (Status.MET, Status.MET)
    assert after.status is Status.MET


def test_files_that_nobody_could_read_are_remembered(report: Report) -> None:
    unread = {d.name for d in report.documents if d.error}
    assert unread
    assert {u.document for u in case_of(report, load(), OPTIONS, TODAY).unread} >= unread


def test_the_categories_are_those_of_the_rulebook_that_judges(report: Report) -> None:
    """A bundle of another office names what that office recognises, whatever is in force here."""
    other = replace(load(), offered=Offered())
    assert case_of(report, other, OPTIONS, TODAY).offered == Offered()
    assert case_of(report, load(), OPTIONS, TODAY).offered == load().offered


BOOK = load()
DEGREES = ("本科", "大专", "高中")
PEOPLE = ("聂闻笙", "游采薇", "贺兰舟", "苗启元", "靳予安", "樊知遥", "邬明朗")


def sheet(year: int, total: int) -> Document:
    row = ["资产总计", f"{total}.00", "负债和所有者权益总计", f"{total}.00"]
    head = ["资产", "期末余额", "负债和所有者权益", "期末余额"]
    lines = ("资产负债表", "编制单位：漠江市云帆服务有限公司", f"{year}年12月31日")
    return document(*lines, table([head, row]), name=f"{year}年报表.docx")


@st.composite
def dossiers(draw: st.DrawFn) -> tuple[Document, ...]:
    """A form, its roster with days of entry or of arrival, and perhaps the report of an earlier year."""
    days = st.dates(date(2021, 1, 1), date(2024, 12, 28))
    joined = [draw(days) for _ in PEOPLE]
    said = draw(st.lists(st.sampled_from(["", "{0:%Y年%m月%d日}到岗", "兼职"]), min_size=7, max_size=7))
    degrees = draw(st.lists(st.sampled_from(DEGREES), min_size=7, max_size=7))
    head = ["序号", "姓名", "学历", "入职时间", "用工形式", "备注"]
    rows = [
        [str(i), name, degree, f"{day:%Y.%m.%d}", "专职", remark.format(day)]
        for i, (name, degree, day, remark) in enumerate(zip(PEOPLE, degrees, joined, said, strict=True), 1)
    ]
    area, people = draw(st.integers(80, 140)), draw(st.integers(3, 8))
    form = [["申报单位", "漠江市云帆服务有限公司"], ["办公面积", f"{area}平方米"], ["专职人员", f"{people}人"]]
    year = draw(st.sampled_from([2021, 2022, 2023]))
    past = f"{year}年，我公司有专职人员{people + 1}人，全年服务企业{area // 2}家。"
    totals = draw(st.dictionaries(st.sampled_from([2021, 2022, 2023]), st.integers(200000, 900000)))
    sheets = [sheet(of, total) for of, total in totals.items()]
    return (
        document("中小企业公共服务示范平台申请表", table(form), name="申请表.docx"),
        document("从业人员名册", table([head, *rows]), name="名册.docx"),
        document(f"{year}年度工作总结", past, name=f"{year}年度总结.docx"),
        *sheets,
    )


def run_on(day: date, read: Sequence[Extraction]) -> Report:
    """The report of papers that are read, by a day of application: what is another's or gone by is set aside."""
    whole = case_from(read, day, Category.SPECIALISED, TODAY, (), BOOK.offered)
    said = tuple(e.extraction for e in with_strangers_aside([_pictured(e) for e in read], whole))
    case = case_from(said, day, Category.SPECIALISED, TODAY, (), BOOK.offered)
    documents = tuple(
        ReviewedDocument(e.papers[0].document, Path(e.papers[0].document), "", Kind.OTHER, 0, 0, e.papers) for e in read
    )
    found, about = tuple(check(case, BOOK)), identity(BOOK, day)
    left = tuple(one for e in said for one in e.left_out)
    told = Report(dossier_of(case), about, documents, case.claims, found, Run(0, 0, 0, (), ()), facts=case.facts)
    return replace(told, left_out=left, left_out_excerpts=(None,) * len(left))


def _pictured(said: Extraction) -> Understood:
    return Understood(said, (), (None,) * len(said.claims), (None,) * len(said.facts), (None,) * len(said.left_out))


@settings(max_examples=10, deadline=None)
@given(papers=dossiers(), days=st.lists(st.dates(date(2021, 6, 1), date(2025, 1, 31)), min_size=2, max_size=3))
def test_another_day_is_judged_as_a_fresh_run_on_it(papers: tuple[Document, ...], days: list[date]) -> None:
    """Whoever had not come by that day is no staff on it, whatever day was asked about before."""
    read = [extract(paper) for paper in papers]
    report = run_on(days[0], read)
    for day in days[1:]:
        options = Options(as_of=day, category=Category.SPECIALISED)
        report = judged_again(report_of(to_json(report)), BOOK, options, TODAY)
        fresh = run_on(day, read)
        assert [(f.rule, f.status, f.message) for f in report.findings] == [
            (f.rule, f.status, f.message) for f in fresh.findings
        ]
        assert [(c.field, round(c.value, 6), c.as_of) for c in report.claims] == [
            (c.field, round(c.value, 6), c.as_of) for c in fresh.claims
        ]
        assert [f.claims for f in report.findings] == [f.claims for f in fresh.findings]
        assert _aside(report) == _aside(fresh)


def _aside(report: Report) -> list[tuple[object, ...]]:
    """What was left out, in whatever order."""
    found = [(str(o.claim.field), round(o.claim.value, 6), o.claim.as_of, o.reasons) for o in report.left_out]
    return sorted(found, key=str)


def test_a_paper_that_one_day_sets_aside_another_brings_back_with_its_picture() -> None:
    """By 2024 the form is of this year and the report of 2022 is past; by 2023 that one counts too."""
    form = [["申报单位", "漠江市云帆服务有限公司"], ["办公面积", "126平方米"], ["专职人员", "8人"]]
    read = [
        extract(document("中小企业公共服务示范平台申请表", table(form), name="申请表.docx")),
        extract(document("2022年度工作总结", "2022年，我公司有专职人员5人。", name="2022年度总结.docx")),
    ]
    late, early = date(2024, 5, 1), date(2023, 5, 1)
    report = run_on(late, read)
    cut = Excerpt(((ExcerptCell("专职人员5人"),),), is_table=False)
    assert [int(o.claim.value) for o in report.left_out if is_aside_by_the_day(o)] == [5]
    report = replace(report, left_out_excerpts=tuple(cut if is_aside_by_the_day(o) else None for o in report.left_out))
    back = judged_again(report_of(to_json(report)), BOOK, Options(as_of=early, category=Category.SPECIALISED), TODAY)
    assert [int(c.value) for c in back.claims if c.field.list == "staff"] == [8, 5]
    assert back.excerpts[[int(c.value) for c in back.claims].index(5)] == cut
    again = judged_again(report_of(to_json(back)), BOOK, Options(as_of=late, category=Category.SPECIALISED), TODAY)
    assert to_json(again)["left_out"] == to_json(report)["left_out"]
    assert [f.status for f in again.findings] == [f.status for f in report.findings]


def test_who_came_between_two_days_counts_on_the_later_one_alone() -> None:
    rows = [[str(i), name, "2021.03.01", ""] for i, name in enumerate(PEOPLE, 1)]
    rows[-1][2], rows[-2][3] = "2023.04.10", "2023年5月1日到岗"
    paper = document("从业人员名册", table([["序号", "姓名", "入职时间", "备注"], *rows]), name="名册.docx")
    report = run_on(date(2023, 6, 1), [extract(paper)])
    for day, count in ((date(2023, 4, 20), 6), (date(2023, 3, 1), 5), (date(2023, 6, 1), 7)):
        report = judged_again(report_of(to_json(report)), BOOK, Options(as_of=day), TODAY)
        assert [int(c.value) for c in report.claims if c.field.list == "staff" and not c.field.share] == [count]
