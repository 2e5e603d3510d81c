"""The list of enterprises served."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from samples.forge import names
from samples.forge.content import Cell, Grid, Paper, Rules
from samples.forge.facts import Client, Facts
from samples.forge.numbers import Written
from samples.forge.pen import Pen, cell
from samples.forge.words import Words

_DATES = ("%Y-%m-%d", "%Y.%m.%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y年%m月", "%Y.%m")
_SHORT = ("%m月%d日", "%m.%d")
Column = tuple[str, str]


def client_list(words: Words, facts: Facts, rules: Rules | None = None) -> Paper:
    """The list: distinct enterprises of the year are counted."""
    pen, rng = Pen(words.rng), words.rng
    title = words.pick("client_count.list_title").format(year=facts.year)
    pen.para(title, style="title")
    if rng.random() < 0.5:
        pen.para(f"服务机构：{facts.applicant}", style="small")
    columns = _columns(words, facts)
    pattern = _pattern(rng, facts)
    rows: list[tuple[Cell | None, ...]] = [tuple(cell(h, bold=True) for _, h in columns)]
    shape = "table" if rules else rng.choices(("table", "months", "side_by_side"), _SHAPES[words.held])[0]
    rows += [tuple(_cell(rng, c, n, kind, pattern) for kind, _ in columns) for n, c in enumerate(facts.clients, 1)]
    _count(pen, facts)
    if shape == "months":
        rows = [rows[0], *_by_month(facts, rows[1:])]
    elif shape == "side_by_side" and len(columns) <= 4:
        columns, rows = columns + columns, _side_by_side(rows)
    elif rng.random() < 0.35:
        rows.append(_total(pen, rng, facts, columns))
    widths = tuple(
        {"number": 0.6, "name": 3.4, "phone": 1.6, "date": 1.4, "entered": 1.4, "times": 0.8}.get(k, 1.3)
        for k, _ in columns
    )
    chosen = rules or rng.choice(("full", "full", "full", "full", "rows", "three", "none"))
    pen.grid(
        Grid(
            tuple(rows),
            widths,
            chosen,
            header_rows=1,
            row_height=rng.choice((18, 20, 24)),
            size=rng.choice((8.5, 9.0, 9.5)),
        )
    )
    wide = len(columns) > 6 and rng.random() < 0.5
    return pen.paper("client_list", title, landscape=wide, seal=facts.applicant if rng.random() < 0.4 else "")


def prior_list(words: Words, facts: Facts) -> Paper:
    """The list of the year before: it may be counted for its own year, and decides nothing."""
    year = facts.year - 1
    clients = tuple(
        Client(name, date(year, words.rng.randint(1, 12), words.rng.randint(1, 28)), "政策咨询", "counted")
        for name in names.companies(words.rng, words.rng.randint(42, 70))
    )
    paper = client_list(words, replace(facts, as_of=facts.as_of.replace(year=year + 1), clients=clients))
    figures = tuple(replace(f, role="optional") if f.role == "claim" else f for f in paper.figures)
    return replace(paper, figures=figures)


_SHAPES = {False: (8, 1.5, 0), True: (5, 2, 2)}
"""How often a list is a plain table, one cut by months, or one with two enterprises a row."""
Rows = list[tuple[Cell | None, ...]]


def _by_month(facts: Facts, rows: Rows) -> Rows:
    """A line across the table wherever a new month begins."""
    out: Rows = []
    before = None
    for client, row in zip(facts.clients, rows, strict=True):
        month = (client.served.year, client.served.month)
        if month != before and client.status != "other_year":
            out.append(
                (cell(f"{month[0]}年{month[1]}月", column_span=len(row), align="left"), *([None] * (len(row) - 1)))
            )
            before = month
        out.append(row)
    return out


def _side_by_side(rows: Rows) -> Rows:
    """Two enterprises a row, the second half of the list on the right."""
    header, body = rows[0], rows[1:]
    half = -(-len(body) // 2)
    empty = tuple(cell("") for _ in header)
    right = [*body[half:], *([empty] * (2 * half - len(body)))]
    return [header + header, *(a + b for a, b in zip(body[:half], right, strict=True))]


def _columns(words: Words, facts: Facts) -> list[Column]:
    rng = words.rng
    more: list[Column] = [
        ("item", words.pick("client_count.item_column")), ("contact", "联系人"), ("phone", "联系电话"),
        ("trade", "所属行业"), ("times", rng.choice(("服务次数", "次数", "服务次数（次）"))), ("area", "所在地"),
        ("size", "企业规模"),
    ]  # fmt: skip
    middle = rng.sample(more, rng.randint(1, 5))
    dated = any(c.status == "other_year" for c in facts.clients) or rng.random() < 0.8
    if dated:
        middle.insert(rng.randint(0, len(middle)), ("date", words.pick("client_count.date_column")))
    if words.strangely(0.2):
        middle.insert(rng.randint(0, len(middle)), ("entered", rng.choice(("入驻时间", "入孵日期", "企业成立日期"))))
    head: list[Column] = [("number", rng.choice(("序号", "编号", "NO.")))] if rng.random() < 0.85 else []
    return [*head, ("name", words.pick("client_count.name_column")), *middle]


def _pattern(rng: Random, facts: Facts) -> str:
    mixed = any(c.status == "other_year" for c in facts.clients)
    return rng.choice(_DATES if mixed or rng.random() < 0.8 else _SHORT)


def _cell(rng: Random, client: Client, number: int, kind: str, pattern: str) -> Cell:
    match kind:
        case "name":
            return cell(client.name, align="left" if number % 7 else "centre")
        case "date":
            return cell(_date(client.served, pattern))
        case "entered":
            return cell(_date(client.served - timedelta(days=rng.randint(400, 3000)), pattern))
    return cell(
        {
            "number": str(number),
            "item": client.item,
            "contact": names.person(rng),
            "phone": names.phone(rng, masked=True),
            "trade": rng.choice(("制造业", "批发零售", "农业", "服务业", "信息技术")),
            "times": str(rng.randint(1, 6)),
            "area": names.region(rng),
            "size": rng.choice(("小型", "微型", "中型", "小型")),
        }[kind]
    )


def _date(day: date, pattern: str) -> str:
    text = day.strftime(pattern)
    return text.replace("年0", "年").replace("月0", "月") if "年" in pattern else text


def _count(pen: Pen, facts: Facts) -> None:
    by_status = {s: sum(c.status == s for c in facts.clients) for s in ("counted", "near", "individual")}
    sure, near, individual = by_status.values()
    also = {sure + n + i for n in range(near + 1) for i in (0, individual)} - {sure}
    pen.count("client_count", sure, also=tuple(sorted(float(v) for v in also)))
    if len(facts.clients) not in also | {sure}:
        pen.decoy_count(len(facts.clients), "all rows")


def _total(pen: Pen, rng: Random, facts: Facts, columns: list[Column]) -> tuple[Cell | None, ...]:
    rows, sure = len(facts.clients), sum(c.status == "counted" for c in facts.clients)
    written = Written(rng.choice((f"{rows}家", f"共{rows}家")), rows)
    run = pen.optional("client_count", written, "evidenced") if rows == sure else pen.decoy(written, "all rows")
    return (cell("合计"), cell(run), *(cell("") for _ in columns[2:]))
