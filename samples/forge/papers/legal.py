"""Licences and certificates of every legal form, each with its own labels and look-alike days."""

from __future__ import annotations

from datetime import date, timedelta

from samples.forge import names
from samples.forge.content import Grid, Paper
from samples.forge.facts import SERVICES, Facts
from samples.forge.numbers import chinese
from samples.forge.pen import Pen, cell
from samples.forge.standing import Standing
from samples.forge.words import Words

_FORMS = {
    "company": (
        "有限责任公司(自然人投资或控股)",
        "有限责任公司（自然人独资）",
        "有限责任公司(法人独资)",
        "其他有限责任公司",
    ),
    "partnership": ("普通合伙企业", "特殊普通合伙企业"),
    "branch": ("有限责任公司分公司(自然人投资或控股)", "其他有限责任公司分公司"),
    "sole": ("个人独资企业", "个体工商户"),
}


def licence(words: Words, facts: Facts, standing: Standing) -> Paper:
    """The paper that says what the applicant is."""
    if standing.legal in ("institution", "association", "non_enterprise"):
        return _certificate(words, facts, standing)
    return _business(words, facts, standing.legal, facts.applicant, facts.address, _until(facts, standing))


def subsidiary(words: Words, facts: Facts, standing: Standing) -> list[Paper]:
    """The licence of a subsidiary or branch in the region, and what shows that it is wholly owned."""
    own = names.address(words.rng)
    if standing.seat == "branch":
        return [_business(words, facts, "branch", f"{facts.applicant}阳江分公司", own, None)]
    papers = [_business(words, facts, "company", standing.subsidiary, own, None)]
    return [*papers, _articles(words, facts, standing)] if standing.seat == "owned" else papers


def _until(facts: Facts, standing: Standing) -> date | None:
    if standing.expired:
        return facts.as_of - timedelta(days=40)
    return None if facts.as_of.day % 2 else facts.as_of.replace(year=facts.as_of.year + 9, day=min(facts.as_of.day, 28))


def _day(words: Words, day: date) -> str:
    if words.rng.random() < 0.25:
        digits = "〇一二三四五六七八九"
        year = "".join(digits[int(d)] for d in str(day.year))
        return f"{year}年{chinese(day.month)}月{chinese(day.day)}日"
    return f"{day.year}年{day.month:02d}月{day.day:02d}日"


def _business(words: Words, facts: Facts, legal: str, holder: str, seat: str, until: date | None) -> Paper:
    pen, rng = Pen(words.rng), words.rng
    pen.para("营业执照", style="title")
    pen.para("（副　本）", style="centre")
    scope = "、".join(SERVICES[key] for key in facts.services)
    term = f"自{_day(words, facts.established)}至{_day(words, until) if until else '长期'}"
    pairs = [
        ("统一社会信用代码", facts.credit_code if holder == facts.applicant else names.credit_code(rng)),
        ("名　　称", holder),
        ("类　　型", rng.choice(_FORMS[legal])),
        ("经营场所" if legal in ("sole", "branch") else "住　　所", seat),
        (
            "负责人" if legal == "branch" else "执行事务合伙人" if legal == "partnership" else "法定代表人",
            facts.manager,
        ),
        ("成立日期", _day(words, facts.established)),
        ("营业期限", term),
        ("经营范围", f"{scope}；企业管理咨询；会议服务（依法须经批准的项目除外）"),
    ]
    _pairs(pen, pairs)
    office = "广州市天河区市场监督管理局" if "广州" in seat else f"{_place(seat)}市场监督管理局"
    issued = facts.established + timedelta(days=rng.randint(200, 600))
    pen.para(f"登记机关　{office}", style="right")
    pen.para(f"{issued:%Y年%m月%d日}", style="right")
    return pen.paper("business_licence", "营业执照", seal=office, ground=words.strangely(0.5))


def _place(seat: str) -> str:
    return next((place for place in ("阳西县", "阳春市", "阳东区", "江城区") if place in seat), seat[:3])


def _certificate(words: Words, facts: Facts, standing: Standing) -> Paper:
    pen, rng = Pen(words.rng), words.rng
    title, head, office = {
        "institution": ("事业单位法人证书", "举办单位", "阳江市事业单位登记管理局"),
        "association": ("社会团体法人登记证书", "业务主管单位", "阳江市民政局"),
        "non_enterprise": ("民办非企业单位登记证书（法人）", "业务主管单位", "阳江市民政局"),
    }[standing.legal]
    until = _until(facts, standing) or facts.as_of.replace(year=facts.as_of.year + 2, day=min(facts.as_of.day, 28))
    pen.para(title, style="title")
    since = facts.established
    pairs = [
        ("统一社会信用代码", facts.credit_code),
        ("名　　称", facts.applicant),
        ("法定代表人", facts.manager),
        ("住　　所", facts.address),
        (
            "宗旨和业务范围" if standing.legal == "institution" else "业务范围",
            "为中小微企业提供咨询、培训、信息等公共服务",
        ),
        (head, "阳江市工业和信息化局"),
        ("开办资金", f"¥{rng.randint(3, 80)}万元"),
        ("成立日期", _day(words, since)),
        ("有效期", f"自{_day(words, since)}至{_day(words, until)}"),
    ]
    _pairs(pen, pairs)
    pen.para(f"发证机关　{office}", style="right")
    pen.para(f"发证日期　{since + timedelta(days=rng.randint(100, 500)):%Y年%m月%d日}", style="right")
    return pen.paper("business_licence", title, seal=office, ground=words.strangely(0.5))


def _pairs(pen: Pen, pairs: list[tuple[str, str]]) -> None:
    rows = tuple((cell(label, align="left"), cell(value, align="left")) for label, value in pairs)
    pen.grid(Grid(rows, (1.3, 4), rules="none", row_height=34, size=11.5))


def _articles(words: Words, facts: Facts, standing: Standing) -> Paper:
    pen, rng = Pen(words.rng), words.rng
    if rng.random() < 0.5:
        pen.para(f"{standing.subsidiary}章程", style="title")
        pen.para("第三章　股东及出资", style="heading")
        pen.para(
            f"本公司由一个股东出资设立。股东名称：{facts.applicant}，认缴出资额100万元，出资比例100%，出资方式为货币。"
        )
        pen.para("股东行使下列职权：决定公司的经营方针，委派和更换执行董事、监事，审议批准执行董事的报告。")
        return pen.paper("other", "公司章程")
    pen.para("企业信用信息公示报告", style="title")
    pen.para(f"企业名称：{standing.subsidiary}", style="plain")
    pen.para("股东及出资信息", style="heading")
    head = ("股东名称", "认缴出资额（万元）", "持股比例")
    rows = (tuple(cell(h) for h in head), (cell(facts.applicant), cell("100"), cell("100%")))
    pen.grid(Grid(rows, (3, 1.5, 1.2), header_rows=1))
    return pen.paper("other", "企业信用信息公示报告")
