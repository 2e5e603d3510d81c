"""The audit report and the balance sheet, in the layouts of the trade."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from random import Random

from samples.forge import names, numbers
from samples.forge.content import Break, Cell, Grid, Paper
from samples.forge.facts import Facts
from samples.forge.numbers import rounded
from samples.forge.papers.report import slots
from samples.forge.pen import Pen, cell
from samples.forge.truth import Written
from samples.forge.words import Words

TOTAL, TWIN = "资产总计", "twin"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the sheet: end and opening balance in CNY; `total` names the two grand totals."""

    name: str
    end: Decimal | None = None
    opening: Decimal | None = None
    total: str = ""


def _split(rng: Random, amount: Decimal, parts: int) -> list[Decimal]:
    weights = [rng.uniform(0.2, 1) for _ in range(parts)]
    out = [rounded(float(amount) * w / sum(weights), 2) for w in weights[:-1]]
    return [*out, amount - sum(out)]


def _lines(rng: Random, listed: tuple[str, ...], end: Decimal, opening: Decimal, total: str) -> list[Item]:
    ends, openings = _split(rng, end, len(listed)), _split(rng, opening, len(listed))
    items = [Item(name, e, o) for name, e, o in zip(listed, ends, openings, strict=True)]
    return [*items, Item(total, end, opening)]


def _assets(rng: Random, facts: Facts, total: str) -> list[Item]:
    a = facts.accounts
    share = a.prev / a.total
    current_open = rounded(float(a.current * share), 2)
    items = [Item("流动资产：")]
    items += _lines(
        rng, ("货币资金", "应收账款", "预付款项", "其他应收款", "存货"), a.current, current_open, "流动资产合计"
    )
    items += [Item("非流动资产：")]
    items += _lines(rng, ("固定资产", "无形资产", "长期待摊费用"), a.fixed, a.prev - current_open, "非流动资产合计")
    return [*items, Item(total, a.total, a.prev, TOTAL)]


def _claims(rng: Random, facts: Facts, twin: str) -> list[Item]:
    a = facts.accounts
    liabilities_open = rounded(float(a.liabilities * a.prev / a.total), 2)
    equity_open = a.prev - liabilities_open
    items = [Item("流动负债：")]
    items += _lines(
        rng, ("短期借款", "应付账款", "应付职工薪酬", "应交税费"), a.liabilities, liabilities_open, "负债合计"
    )
    items += [Item("所有者权益：")]
    items += _lines(rng, ("实收资本", "盈余公积", "未分配利润"), a.equity, equity_open, "所有者权益合计")
    return [*items, Item(twin, a.total, a.prev, TWIN)]


@dataclass(frozen=True, slots=True)
class Manner:
    """How one sheet writes amounts, and in which order its two columns stand."""

    unit: str
    places: int
    end_first: bool
    end_name: str
    opening_name: str
    numbered: bool


def _manner(words: Words, facts: Facts) -> Manner:
    rng, year = words.rng, facts.year
    end, opening = rng.choice((
        ("期末余额", "年初余额"), ("期末余额", "上年年末余额"), ("期末数", "期初数"), ("年末数", "年初数"),
        (f"{year}年12月31日", f"{year - 1}年12月31日"), ("期末金额", "年初金额"), ("本年期末余额", "本年期初余额"),
    ))  # fmt: skip
    unit, places = rng.choice((("元", 2), ("元", 2), ("元", 2), ("万元", 2)))
    return Manner(unit, places, rng.random() < 0.65, end, opening, rng.random() < 0.4)


def balance_sheet(words: Words, facts: Facts, two_sided: bool | None = None) -> Paper:
    """The balance sheet at the end of the last full year, a paper of its own."""
    pen, rng = Pen(words.rng), words.rng
    two_sided = rng.random() < 0.5 if two_sided is None else two_sided
    write_sheet(pen, words, facts, two_sided)
    total = next(f.mark for f in pen.figures if f.role == "claim")
    wide = two_sided and rng.random() < 0.6
    over = total if rng.random() < 0.5 else None
    return pen.paper("balance_sheet", "资产负债表", landscape=wide, seal=facts.applicant, seal_over=over)


def write_sheet(pen: Pen, words: Words, facts: Facts, two_sided: bool) -> None:
    """The balance sheet as blocks of the pen's paper."""
    rng, manner = words.rng, _manner(words, facts)
    pen.para(rng.choice(("资产负债表", "资 产 负 债 表", "资产负债表（小企业）")), style="title")
    who = f"编制单位：{facts.applicant}"
    line = f"{who}        {facts.year}年12月31日        {rng.choice(('单位', '金额单位', '货币单位'))}：{manner.unit}"
    pen.para(line, style="small")
    total = words.pick("total_assets.sheet_total")
    twin = rng.choice(("负债和所有者权益总计", "负债及所有者权益总计", "负债和所有者权益（或股东权益）总计"))
    left, right = _assets(rng, facts, total), _claims(rng, facts, twin)
    rules = (
        rng.choice(("full", "full", "full", "three", "none")) if not two_sided else rng.choice(("full", "full", "rows"))
    )
    if two_sided:
        _two_sided(pen, manner, left, right, rules)
    else:
        _one_column(pen, manner, left + right, rules)
    pen.para(
        f"单位负责人：{facts.manager}      会计主管：{names.person(rng)}      制表：{names.person(rng)}", style="small"
    )


def _head(manner: Manner, side: str) -> tuple[Cell, ...]:
    ordered = (manner.end_name, manner.opening_name) if manner.end_first else (manner.opening_name, manner.end_name)
    number = (cell("行次", bold=True),) if manner.numbered else ()
    return (cell(side, bold=True), *number, *(cell(name, bold=True) for name in ordered))


def _written(manner: Manner, amount: Decimal) -> Written:
    value = amount / 10000 if manner.unit == "万元" else amount
    shown = rounded(value, manner.places)
    return Written(numbers.number(shown), float(shown * (10000 if manner.unit == "万元" else 1)))


def _amount(pen: Pen, manner: Manner, item: Item, end: bool) -> Cell:
    amount = item.end if end else item.opening
    if amount is None:
        return cell("", align="right")
    written = _written(manner, amount)
    if item.total and end:
        role = pen.claim if item.total == TOTAL else pen.optional
        return cell(role("total_assets", written, "evidenced", item.name), align="right")
    return cell(pen.decoy(written, f"{item.name} {'end' if end else 'opening'}"), align="right")


def _cells(pen: Pen, manner: Manner, item: Item | None, number: int) -> tuple[Cell, ...]:
    if item is None:
        return tuple(cell("") for _ in range(4 if manner.numbered else 3))
    amounts = [_amount(pen, manner, item, end) for end in ((True, False) if manner.end_first else (False, True))]
    numbered = (cell(str(number)),) if manner.numbered else ()
    name = item.name if item.end is None or item.total or "合计" in item.name else "　" + item.name
    return (cell(name, align="left", bold=bool(item.total)), *numbered, *amounts)


def _one_column(pen: Pen, manner: Manner, items: list[Item], rules: str) -> None:
    rows: list[tuple[Cell | None, ...]] = [_head(manner, "项目")]
    rows += [_cells(pen, manner, item, n) for n, item in enumerate(items, 1)]
    widths = (3, 0.6, 2, 2) if manner.numbered else (3, 2, 2)
    pen.grid(Grid(tuple(rows), widths, rules, header_rows=1, row_height=19, size=9.0))


def _two_sided(pen: Pen, manner: Manner, left: list[Item], right: list[Item], rules: str) -> None:
    short = len(left) - len(right)
    padded: list[Item | None] = [*right[:-1], *([None] * short), right[-1]]
    rows: list[tuple[Cell | None, ...]] = [(*_head(manner, "资产"), *_head(manner, "负债和所有者权益"))]
    for number, (a, b) in enumerate(zip(left, padded, strict=True), 1):
        rows.append((*_cells(pen, manner, a, number), *_cells(pen, manner, b, number + len(left))))
    side = (2.2, 0.6, 2, 2) if manner.numbered else (2.2, 2, 2)
    pen.grid(Grid(tuple(rows), side + side, rules, header_rows=1, row_height=21, size=7.2))


def prior_sheet(words: Words, facts: Facts) -> Paper:
    """The sheet of the year before: it may be claimed for its own day, and decides nothing."""
    a = facts.accounts
    scale = Decimal(str(round(words.rng.uniform(0.5, 2.2), 3)))
    sizes = {name: rounded(getattr(a, name) * scale, 2) for name in ("total", "prev", "current", "liabilities")}
    older = replace(a, **sizes, fixed=sizes["total"] - sizes["current"], equity=sizes["total"] - sizes["liabilities"])
    return _optional(balance_sheet(words, replace(facts, as_of=_years(facts, -1), accounts=older)))


def others_sheet(words: Words, facts: Facts) -> Paper:
    """Another enterprise's sheet, handed in along: a shareholder's or a subsidiary's."""
    other = replace(facts, applicant=names.company(words.rng), as_of=_years(facts, 1))
    return prior_sheet(words, other)


def _years(facts: Facts, shift: int) -> date:
    return facts.as_of.replace(year=facts.as_of.year + shift)


def _optional(paper: Paper) -> Paper:
    figures = tuple(replace(f, role="optional") if f.role == "claim" else f for f in paper.figures)
    return replace(paper, figures=figures)


def audit_report(words: Words, facts: Facts, with_sheet: bool = True) -> Paper:
    """The auditor's report, its figures in prose, with the balance sheet behind it."""
    pen, rng = Pen(words.rng), words.rng
    pen.para("审 计 报 告" if rng.random() < 0.5 else "审计报告", style="title")
    firm = "阳江市" + names.brand(rng) + "会计师事务所"
    pen.para(f"{rng.choice('漠江恒信')}审字〔{facts.as_of.year}〕第{rng.randint(11, 980):03d}号", style="right")
    pen.para(f"{facts.applicant}全体股东：", style="plain")
    for heading, text in _opinion(facts):
        pen.para(heading, style="heading")
        pen.para(text)
    if rng.random() < 0.7 or not with_sheet:
        sentence = words.pick("total_assets.audit")
        style = rng.choice(("yuan", "rmb", "yuan"))
        claim = pen.claim("total_assets", numbers.money(rng, float(facts.accounts.total), style), "evidenced", sentence)
        pen.fill(sentence, v=claim, **slots(pen, rng, facts, sentence))
    pen.para(firm, style="right")
    pen.para(f"中国注册会计师：{names.person(rng)}　{names.person(rng)}", style="right")
    pen.para(f"{facts.as_of.year}年{max(1, facts.as_of.month - 1)}月{rng.randint(1, 28)}日", style="right")
    if with_sheet:
        pen.blocks.append(Break())
        write_sheet(pen, words, facts, two_sided=rng.random() < 0.3)
    return pen.paper("audit_report", "审计报告", seal=firm)


def _opinion(facts: Facts) -> tuple[tuple[str, str], ...]:
    return (
        ("一、审计意见",
         f"我们审计了{facts.applicant}财务报表，包括{facts.year}年12月31日的资产负债表，{facts.year}年度的利润表、"
         "现金流量表以及相关附注。我们认为，后附报表在所有重大方面按照小企业会计准则编制，公允反映了贵公司的财务状况。"),
        ("二、形成意见的基础",
         "我们按照注册会计师审计准则执行了工作，获取的证据是充分、适当的，为发表无保留意见提供了基础。"),
        ("三、管理层的责任", "管理层负责编制财务报表，并设计、执行和维护必要的内部控制。"),
    )  # fmt: skip
