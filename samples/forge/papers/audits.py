"""Audit reports of every opinion, signed or not, of the right year or another, and the year's profit statement."""

from __future__ import annotations

from dataclasses import replace

from samples.forge import names
from samples.forge.content import Grid, Paper
from samples.forge.facts import Facts
from samples.forge.papers.accounts import balance_sheet
from samples.forge.pen import Pen, cell
from samples.forge.standing import Standing
from samples.forge.truth import Written
from samples.forge.words import Words

_SAYS = {
    "unqualified": (
        "审计意见",
        "我们认为，后附的财务报表在所有重大方面按照小企业会计准则的规定编制，公允反映了贵单位{year}年12月31日的财务状况以及{year}年度的经营成果。",
        "",
        "",
    ),
    "emphasis": (
        "审计意见",
        "我们认为，后附的财务报表在所有重大方面按照小企业会计准则的规定编制，公允反映了贵单位{year}年12月31日的财务状况以及{year}年度的经营成果。",
        "强调事项",
        "我们提醒财务报表使用者关注附注五所述的期后搬迁事项。本段内容不影响已发表的审计意见。",
    ),
    "qualified": (
        "保留意见",
        "我们认为，除“形成保留意见的基础”部分所述事项可能产生的影响外，后附的财务报表公允反映了贵单位{year}年12月31日的财务状况。",
        "形成保留意见的基础",
        "截至报告日，我们未能取得部分往来款项的回函，也无法实施其他替代程序。",
    ),
    "adverse": (
        "否定意见",
        "我们认为，由于下述事项的重要性，后附的财务报表没有在所有重大方面按照小企业会计准则的规定编制，未能公允反映贵单位{year}年12月31日的财务状况。",
        "形成否定意见的基础",
        "贵单位未将一项重大长期借款入账，由此导致负债严重低估。",
    ),
    "disclaimer": (
        "无法表示意见",
        "我们不对后附的贵单位财务报表发表审计意见。由于下述事项的重要性，我们无法获取充分、适当的审计证据以作为对财务报表发表审计意见的基础。",
        "形成无法表示意见的基础",
        "贵单位账册因搬迁遗失，我们无法对年初余额和本年收入实施审计程序。",
    ),
}  # fmt: skip


def statements(words: Words, facts: Facts, standing: Standing) -> list[Paper]:
    """The year's sheet, its profit statement and the audit report, as far as they are handed in."""
    papers = []
    if standing.statements:
        papers += [balance_sheet(words, facts), profit_statement(words, facts)]
    if standing.opinion:
        papers.append(report(words, facts, standing))
    return papers


def profit_statement(words: Words, facts: Facts) -> Paper:
    """Revenue, costs, profit of the year and of the year before."""
    pen, rng, books = Pen(words.rng), words.rng, facts.accounts
    pen.para("利润表", style="title")
    pen.para(f"编制单位：{facts.applicant}　　{facts.year}年度　　单位：元", style="small")
    rows = [tuple(cell(h, bold=True) for h in ("项目", "本年累计金额", "上年金额"))]
    amounts = (
        ("一、营业收入", books.revenue),
        ("减：营业成本", books.revenue - books.profit),
        ("二、营业利润（亏损以“-”号填列）", books.profit),
        ("三、利润总额", books.profit),
        ("减：所得税费用", books.profit * 0),
        ("四、净利润（净亏损以“-”号填列）", books.profit),
    )
    for label, amount in amounts:
        before = float(amount) * rng.uniform(0.4, 0.9)
        told = pen.decoy(Written(f"{amount:,.2f}", float(amount)), "profit statement")
        rows.append((cell(label, align="left"), cell(told), cell(f"{before:,.2f}")))
    pen.grid(Grid(tuple(rows), (3, 2, 2), header_rows=1))
    return pen.paper("income_statement", "利润表")


def report(words: Words, facts: Facts, standing: Standing) -> Paper:
    """The auditor's report."""
    pen, rng = Pen(words.rng), words.rng
    year = facts.year if standing.year_right else facts.year - 1
    facts = replace(facts, as_of=facts.as_of.replace(year=year + 1, day=min(facts.as_of.day, 28)))
    firm = f"阳江市{names.brand(rng)}会计师事务所"
    opinion, says, more, because = _SAYS[standing.opinion]
    pen.para("审计报告", style="title")
    pen.para(f"{firm[3:5]}审字〔{year + 1}〕第{rng.randint(11, 980):03d}号", style="right")
    pen.para(f"{facts.applicant}：", style="plain")
    pen.para(f"一、{opinion}", style="heading")
    pen.para(f"我们审计了{facts.applicant}的财务报表，包括{year}年12月31日的资产负债表、{year}年度的利润表以及附注。")
    pen.para(says.format(year=year))
    if more:
        pen.para(f"二、{more}", style="heading")
        pen.para(because)
    pen.para("管理层对财务报表的责任", style="heading")
    pen.para("管理层负责编制财务报表，并设计、执行和维护必要的内部控制，以使报表不存在由于舞弊或错误导致的重大错报。")
    signed = standing.signed
    pen.para(f"{firm}{'' if signed else '（送审稿）'}", style="right")
    for _ in range(2):
        pen.para(f"中国注册会计师：{names.person(rng) if signed else '＿＿＿＿＿＿'}", style="right")
    pen.para(f"{year + 1}年3月{rng.randint(1, 28)}日" if signed else "　　　年　　月　　日", style="right")
    return pen.paper("audit_report", "审计报告", seal=firm if signed else "")
