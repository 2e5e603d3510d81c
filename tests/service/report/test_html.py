"""The page stands alone, runs nothing, trusts no text of a paper, and leads from each figure to its picture."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from checkers.model import Status, Text
from extractors.model import LeftOut, Reason
from service.model import Report
from service.report.crops import Pictures
from service.report.html import css, page_of
from service.seen import PICTURED
from tests.service.invented import picture


class Elements(HTMLParser):
    """Every tag with its attributes; tags that do not close where they should."""

    VOID = frozenset({"meta", "link", "br", "img", "input", "hr"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


@pytest.fixture(scope="module")
def page(report: Report, made: Pictures) -> str:
    return page_of(report, made)


@pytest.fixture(scope="module")
def elements(page: str) -> Elements:
    return Elements(page)


def test_the_page_is_well_formed(elements: Elements) -> None:
    assert (elements.wrong, elements.open) == ([], [])


def test_nothing_comes_from_outside_and_nothing_runs(elements: Elements) -> None:
    for tag, attributes in elements.found:
        assert tag not in {"script", "link", "iframe", "object", "embed", "base", "form"}
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        for name in ("src", "href", "xlink:href", "action", "srcset"):
            assert (attributes.get(name) or "#").startswith(("#", "data:image/"))
    assert "@import" not in css()
    assert "url(" not in css()


def test_the_policy_allows_its_own_style_and_pictures_alone(page: str) -> None:
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'" in page


def test_every_link_leads_somewhere(elements: Elements) -> None:
    places = {a["id"] for _, a in elements.found if "id" in a}
    assert len(places) == sum("id" in a for _, a in elements.found)
    leads = {(a.get("href") or "")[1:] for t, a in elements.found if t in ("a", "use")}
    assert leads - places == set()


def test_every_figure_is_one_click_from_its_page(elements: Elements) -> None:
    assert {"#sheet-0", "#sheet-1"} <= {a.get("href") for t, a in elements.found if t == "a"}
    sheets = [a for t, a in elements.found if a.get("id") in ("sheet-0", "sheet-1")]
    assert len(sheets) == 2


def test_findings_stand_worst_first(page: str) -> None:
    order = re.findall(r'<article class="finding (\w+)"', page)
    assert order == ["not_met", "inconsistent", "uncertain", "missing", "met"]


def test_every_finding_shows_its_evidence(page: str, report: Report) -> None:
    articles = re.findall(r'<article class="finding.*?</article>', page, re.DOTALL)
    assert len(articles) == len(report.findings)
    with_claims = [a for a in articles if "没有找到相关数据" not in a]
    assert len(with_claims) == 4
    assert all('href="#cut-' in a or 'class="excerpt"' in a for a in with_claims)


def test_the_strip_shows_the_figure_of_every_paper(page: str) -> None:
    strip = re.search(r'<section class="strip" id="strip-total_assets">.*?</section>', page, re.DOTALL)
    assert strip is not None
    assert strip[0].count('href="#cut-') == 2
    for said in ("申请表.pdf", "资产负债表.pdf", "第 1 页", "PDF 文本层", "置信度 97%", "528,456.82"):
        assert said in strip[0]


def test_words_of_a_paper_are_text_and_no_markup(page: str) -> None:
    assert "<b>黄三</b>" not in page
    assert "&lt;b&gt;黄三&lt;/b&gt;" in page


@pytest.mark.parametrize("evil", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style><script>"])
def test_no_text_breaks_out(report: Report, made: Pictures, evil: str) -> None:
    dossier = replace(report.dossier, applicant=evil, platform_name=evil)
    claims = tuple(replace(c, subject=evil, evidence=replace(c.evidence, quote=evil)) for c in report.claims)
    facts = tuple(replace(f, value=evil, evidence=replace(f.evidence, quote=evil)) for f in report.facts)
    findings = tuple(replace(f, message=Text(evil, evil)) for f in report.findings)
    documents = tuple(replace(d, name=d.name + evil) for d in report.documents)
    changed = replace(
        report, dossier=dossier, claims=claims, facts=facts, findings=findings, documents=documents, excerpts=()
    )
    found = Elements(page_of(changed, made))
    assert not [t for t, a in found.found if t == "script" or "onerror" in a or a.get("src") == "x"]
    assert (found.wrong, found.open) == ([], [])


def test_rows_that_were_not_counted_are_named_with_the_reason(page: str) -> None:
    for said in ("林二", "兼职", "重复（与第2行重复）", "序号缺 7", "4 人 至 6 人"):
        assert said in page


def test_what_must_be_known_is_said(page: str) -> None:
    for said in ("修订痕迹", "有印章 2 处", "页面转了 180 度", "文件已损坏。", "缺少识别引擎", "tesseract"):
        assert said in page


def test_status_is_told_by_word_and_sign(page: str) -> None:
    for sign, word in (("✓", "符合"), ("✗", "不符合"), ("≠", "不一致"), ("□", "缺材料"), ("？", "待人工核实")):
        assert f'<span class="sign" aria-hidden="true">{sign}</span> {word}</span>' in page


def test_english(report: Report, made: Pictures) -> None:
    english = page_of(report, made, "en")
    assert '<html lang="en">' in english
    assert "Probable cause" in english
    assert "The form is ten thousand times the sheet" in english
    words = re.sub(r"<style>.*?</style>|data:[^\"]*", "", english, flags=re.DOTALL)
    for name in ("海帆", "申请表", "资产负债表", "租赁合同", "名册", "坏.pdf"):
        words = words.replace(name, "")
    assert not re.search(r"待人工核实|不符合|第 \d+ 页|可能原因|总览", words)


def test_a_report_of_nothing(report: Report) -> None:
    empty = replace(report, documents=(), claims=(), findings=(), excerpts=(), left_out=(), left_out_excerpts=())
    assert Elements(page_of(empty, Pictures({}, {}, {}))).wrong == []


def test_nothing_to_discuss_is_said(report: Report, made: Pictures) -> None:
    met = tuple(f for f in report.findings if f.status is Status.MET)
    clean = replace(report, findings=met, documents=report.documents[:4])
    assert "未发现需要处理的问题" in page_of(clean, made)
    assert "未发现需要处理的问题" not in page_of(report, made)
    turning = replace(clean, findings=tuple(replace(f, stable=False) for f in met))
    assert "未发现需要处理的问题" not in page_of(turning, made)


def test_pictures_are_real(page: str) -> None:
    pictures = re.findall(r"data:image/(png|jpeg);base64,([^\"]+)", page)
    assert len(pictures) == 6
    for kind, data in pictures:
        assert (picture(base64.b64decode(data)).format or "").lower() == kind


def left_out(page: str) -> str:
    section = re.search(r'<section id="left-out">.*?<section id="documents">', page, re.DOTALL)
    assert section is not None
    return section[0]


def test_what_was_seen_and_not_counted_is_folded_away_with_its_reasons(page: str) -> None:
    section = left_out(page)
    assert "<h2>看到但未计入的数</h2>" in section
    assert "<details><summary>材料中另有 2 处相关数字未计入结论，逐处说明原因</summary>" in section
    for said in ("6,000,000 元（600 万元）", "申请表.pdf · 第 1 页", "租赁合同.docx · 第 6 段", "<mark>240</mark>"):
        assert said in section
    assert section.count("未计入原因：是计划、目标或预计（“力争”）") == 1
    assert "未计入原因：unheard.of（“一部分”）" in section


def test_its_picture_leads_to_its_page_which_marks_it_only_then(page: str) -> None:
    assert 'href="#sheet-8"' in left_out(page)
    assert '<use href="#cut-8"/>' in left_out(page)
    assert re.search(r'<g id="sheet-8"><rect class="mark left"', page)
    assert "rect.mark.left { display: none; }" in css()


def test_its_picture_leads_nowhere_where_the_page_is_not_shown(report: Report, made: Pictures) -> None:
    without = Pictures(made.cuts, {}, {}, made.rows)
    section = left_out(page_of(report, without))
    assert '<use href="#cut-8"/>' in section
    assert "#sheet-" not in section


def test_beyond_a_number_of_them_figures_left_out_are_lines(report: Report, made: Pictures) -> None:
    many = replace(report, left_out=report.left_out[1:] * (PICTURED + 3), left_out_excerpts=())
    found = Elements(page := page_of(many, made))
    assert (found.wrong, found.open) == ([], [])
    assert left_out(page).count('<figure class="evidence"') == PICTURED
    assert left_out(page).count("<li><b>240 平方米</b> 租赁合同.docx · 第 6 段 <mark>240</mark>") == 3


@pytest.mark.parametrize("evil", ["<script>alert(1)</script>", "</style><script>"])
def test_no_reason_and_no_quote_of_what_was_left_out_breaks_out(report: Report, made: Pictures, evil: str) -> None:
    (one, *_) = report.left_out
    claim = replace(one.claim, evidence=replace(one.claim.evidence, page=None, quote=evil, document=evil))
    changed = replace(report, left_out=(LeftOut(claim, (Reason(evil, evil),)),) * 201, left_out_excerpts=())
    found = Elements(page_of(changed, made))
    assert not [t for t, _ in found.found if t == "script"]
    assert (found.wrong, found.open) == ([], [])


CONTRAST = 4.5
PAIRS = [
    ("--ink", "--paper"),
    ("--ink", "--ground"),
    ("--soft", "--paper"),
    ("--soft", "--ground"),
    ("--navy", "--ground"),
    *((f"--{name}", f"--{name}-bg") for name in ("met", "bad", "warn", "ask", "gap", "off")),
    *((f"--{name}", "--paper") for name in ("met", "bad", "warn", "ask", "gap", "off")),
]


@pytest.mark.parametrize(("ink", "paper"), PAIRS)
def test_colours_can_be_told_apart(ink: str, paper: str) -> None:
    """WCAG 2 AA: 4.5 to 1 for text."""
    colours = dict(re.findall(r"(--[\w-]+): (#[0-9a-f]+);", css()))
    light, dark = sorted((luminance(colours[ink]), luminance(colours[paper])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= CONTRAST


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
