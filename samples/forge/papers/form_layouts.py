"""Layouts of the form: the same pairs of label and value in tables, groups and lines."""

from __future__ import annotations

from collections.abc import Callable

from samples.forge import numbers
from samples.forge.content import Cell, Grid, Run
from samples.forge.facts import Facts
from samples.forge.papers.figures import Entry, UnitPlace, entry
from samples.forge.pen import Pen, cell
from samples.forge.truth import FIELDS
from samples.forge.words import Words

Pair = tuple[str, str | Run]
Draw = Callable[[Pen, Words, Facts, list[Pair]], None]


def _entries(pen: Pen, words: Words, facts: Facts, place: UnitPlace) -> list[tuple[Entry, Run]]:
    fields = list(FIELDS)
    if words.rng.random() < 0.5:
        words.rng.shuffle(fields)
    entries = [entry(words, facts, field, place) for field in fields]
    return [(e, pen.claim(e.field, e.written, "declared", e.label)) for e in entries]


def _place(words: Words) -> UnitPlace:
    return words.rng.choice(("label", "cell"))


def _decoys(pen: Pen, words: Words, facts: Facts) -> list[Pair]:
    """Lines of the form that look like the five."""
    rng, accounts = words.rng, facts.accounts
    part = sum(e.mode == "part" for e in facts.staff)
    land = numbers.area(rng, rng.randint(900, 20000), "plain")
    choices: list[tuple[str, numbers.Written, str]] = [
        ("净资产", numbers.money(rng, float(accounts.equity), "wan"), "net assets"),
        ("固定资产", numbers.money(rng, float(accounts.fixed), "wan"), "fixed assets"),
        ("上年营业收入", numbers.money(rng, float(accounts.revenue), "wan"), "revenue"),
        ("占地面积", land, "land"),
        ("兼职人员数", numbers.whole(rng, part or 2, ("人",)), "part-timers"),
        ("集聚服务机构数", numbers.whole(rng, rng.randint(3, 15), ("家",)), "partners"),
        ("年服务次数", numbers.whole(rng, rng.randint(80, 900), ("次", "家次", "人次")), "times"),
        ("聘请专家数", numbers.whole(rng, rng.randint(3, 30), ("名",)), "experts"),
        ("服务满意度", numbers.ratio(rng, rng.randint(90, 99) / 100), "satisfaction"),
        ("培训人数", numbers.whole(rng, rng.randint(100, 2000), ("人次",)), "trained"),
    ]
    return [(label, pen.decoy(w, why)) for label, w, why in rng.sample(choices, rng.randint(2, 6))]


def _mixed(pen: Pen, words: Words, facts: Facts) -> list[Pair]:
    place = _place(words)
    figures: list[Pair] = [(e.label, run) for e, run in _entries(pen, words, facts, place)]
    figures += _decoys(pen, words, facts)
    if words.rng.random() < 0.6:
        words.rng.shuffle(figures)
    return figures


def _pairs(pen: Pen, words: Words, facts: Facts, identity: list[Pair]) -> None:
    pairs = identity + _mixed(pen, words, facts)
    rows = [_row(pairs[i : i + 2]) for i in range(0, len(pairs), 2)]
    pen.grid(Grid(tuple(rows), (1.5, 2, 1.5, 2), row_height=30, size=words.rng.choice((9.0, 10.0, 10.5))))


def _row(pairs: list[Pair]) -> tuple[Cell | None, ...]:
    if len(pairs) == 1:
        return (cell(pairs[0][0]), cell(pairs[0][1], column_span=3), None, None)
    return tuple(cell(part) for pair in pairs for part in pair)


def _single(pen: Pen, words: Words, facts: Facts, identity: list[Pair]) -> None:
    pairs = identity + _mixed(pen, words, facts)
    align = words.rng.choice(("left", "centre"))
    rules = words.rng.choice(("full", "full", "rows", "none"))
    rows = tuple((cell(label, align="left"), cell(value, align=align)) for label, value in pairs)
    pen.grid(Grid(rows, (2.2, 3), rules=rules, row_height=27, size=10.5))


def _above(pen: Pen, words: Words, facts: Facts, identity: list[Pair]) -> None:
    pairs = identity
    pen.grid(Grid(tuple(_row(pairs[i : i + 2]) for i in range(0, len(pairs), 2)), (1.4, 2, 1.4, 2), row_height=28))
    pen.gap(6)
    figures = _mixed(pen, words, facts)
    for at in range(0, len(figures), 4):
        part = figures[at : at + 4]
        labels = tuple(cell(label, bold=words.rng.random() < 0.5) for label, _ in part)
        values = tuple(cell(value) for _, value in part)
        pen.grid(Grid((labels, values), (1.0,) * len(part), row_height=30))


def _sections(pen: Pen, words: Words, facts: Facts, identity: list[Pair]) -> None:
    rows: list[tuple[Cell | None, ...]] = []
    for name, pairs in (("基本情况", identity), ("服务能力", _mixed(pen, words, facts))):
        for at in range(0, len(pairs), 2):
            head = cell(name, row_span=-(-len(pairs) // 2), vertical=True) if at == 0 else None
            rows.append((head, *_row(pairs[at : at + 2])))
    pen.grid(Grid(tuple(rows), (0.5, 1.5, 2, 1.5, 2), row_height=29, size=9.5))


def _lines(pen: Pen, words: Words, facts: Facts, identity: list[Pair]) -> None:
    colon = words.rng.choice(("：", ":", "： "))
    two = words.rng.random() < 0.4
    pairs = identity + _mixed(pen, words, facts)
    step = 2 if two else 1
    for at in range(0, len(pairs), step):
        parts: list[str | Run] = []
        for label, value in pairs[at : at + step]:
            parts += ["    " if parts else "", label + colon, value]
        pen.para(*parts, style="plain")


def _units(pen: Pen, words: Words, facts: Facts, identity: list[Pair]) -> None:
    pairs = identity
    pen.grid(Grid(tuple(_row(pairs[i : i + 2]) for i in range(0, len(pairs), 2)), (1.4, 2, 1.4, 2), row_height=28))
    header = tuple(
        cell(text, bold=True) for text in ("序号", "指标", "单位", words.rng.choice(("数值", "数量", "上年度实绩")))
    )
    rows: list[tuple[Cell | None, ...]] = [header]
    for number, (e, run) in enumerate(_entries(pen, words, facts, "apart"), 1):
        rows.append((cell(str(number)), cell(e.label, align="left"), cell(e.unit), cell(run)))
    pen.grid(Grid(tuple(rows), (0.5, 3, 1, 1.6), header_rows=1, row_height=26))


def _years(pen: Pen, words: Words, facts: Facts, identity: list[Pair]) -> None:
    """Indicators by year: only the last full year's column is claimed."""
    for label, value in identity:
        pen.para(f"{label}：", value, style="plain")
    newest_first = words.rng.random() < 0.4
    years = [facts.year - 1, facts.year]
    header = [cell(f"{y}年") for y in (years[::-1] if newest_first else years)]
    rows: list[tuple[Cell | None, ...]] = [(cell("指标名称"), *header)]
    for e, run in _entries(pen, words, facts, "label"):
        old = entry(words, facts, e.field, "label", _earlier(words, facts, e.field))
        before = cell(pen.decoy(_like(e.written, old.written, e.written.value), "the year before"))
        now = cell(run)
        rows.append((cell(e.label, align="left"), *((now, before) if newest_first else (before, now))))
    pen.grid(Grid(tuple(rows), (3, 1.3, 1.3), header_rows=1, row_height=26))


def _earlier(words: Words, facts: Facts, field: str) -> float:
    value = facts.declared(field, "form") * words.rng.uniform(0.6, 0.9)
    return value if field in ("total_assets", "qualification_ratio") else float(max(1, int(value)))


def _like(now: numbers.Written, old: numbers.Written, value: float) -> numbers.Written:
    """The earlier figure in the unit of the column: scaled by what the later one shows."""
    try:
        shown = float(now.text.replace(",", ""))
    except ValueError:
        return old
    factor = value / shown if shown else 1.0
    text = f"{old.value / factor:.2f}".rstrip("0").rstrip(".")
    return numbers.Written(text, float(text) * factor)


def _numbered(pen: Pen, words: Words, facts: Facts, identity: list[Pair]) -> None:
    pairs = identity + _mixed(pen, words, facts)
    for number, (label, value) in enumerate(pairs, 1):
        pen.para(f"{number}.{label} ", value, style="plain")


def _triples(pen: Pen, words: Words, facts: Facts, identity: list[Pair]) -> None:
    pairs = identity + _mixed(pen, words, facts)
    while len(pairs) % 3:
        pairs.append(("备注", "无"))
    rows = [tuple(cell(part) for pair in pairs[i : i + 3] for part in pair) for i in range(0, len(pairs), 3)]
    pen.grid(Grid(tuple(rows), (1.2, 1.5) * 3, row_height=36, size=8.5))


def _grouped(pen: Pen, words: Words, facts: Facts, identity: list[Pair]) -> None:
    """Group labels with the unit on the left, what exactly it is in the middle, the number on the right."""
    rng, accounts = words.rng, facts.accounts
    part = sum(e.mode == "part" for e in facts.staff)
    total, area, staff, share, clients = (_bare(words, facts, field) for field in FIELDS)
    net = numbers.Written(f"{float(accounts.equity) / 10000:.2f}", float(accounts.equity))
    groups = [
        (f"资产状况（{total.unit}）", [("资产总额", total), ("净资产", net if total.unit == "万元" else None)]),
        ("场所面积（平方米）", [("办公场所", area), ("仓储用房", numbers.Written(str(rng.randint(20, 300)), 0))]),
        ("从业人员（人）", [("专职", staff), ("兼职", numbers.Written(str(part), part))]),
        ("专业人员", [("大专以上学历或中级以上职称占比（%）", share)]),
        (
            "上年服务企业（家）",
            [("中小微企业", clients), ("其中：规上企业", numbers.Written(str(rng.randint(1, 9)), 0))],
        ),
    ]
    rows: list[tuple[Cell | None, ...]] = []
    for name, lines in groups:
        kept = [(label, value) for label, value in lines if value is not None]
        for number, (label, value) in enumerate(kept):
            head = cell(name, row_span=len(kept)) if number == 0 else None
            rows.append((head, cell(label, align="left"), cell(_run(pen, label, value))))
    pen.grid(
        Grid(tuple(_row(identity[i : i + 2]) for i in range(0, len(identity), 2)), (1.4, 2, 1.4, 2), row_height=28)
    )
    pen.grid(Grid(tuple(rows), (1.6, 2.4, 1.6), row_height=26))


def _bare(words: Words, facts: Facts, field: str) -> Entry:
    return entry(words, facts, field, "apart")


def _run(pen: Pen, label: str, value: Entry | numbers.Written) -> Run:
    if isinstance(value, Entry):
        return pen.claim(value.field, value.written, "declared", label)
    return pen.decoy(value, label)


def _blanks(pen: Pen, words: Words, facts: Facts, identity: list[Pair]) -> None:
    """Printed lines whose blanks are filled in: label ___12___ unit."""
    for label, value in identity:
        pen.para(f"{label}：", value, style="plain")
    rule = words.rng.choice(("__", "＿", "  ", "____"))
    lines: list[list[str | Run]] = []
    for field in FIELDS:
        e = entry(words, facts, field, "apart")
        lines.append([e.label + rule, pen.claim(field, e.written, "declared", e.label), f"{rule}{e.unit}"])
    lines += [[label + rule, value, rule] for label, value in _decoys(pen, words, facts)]
    step = words.rng.choice((1, 2))
    for at in range(0, len(lines), step):
        parts = [part for line in lines[at : at + step] for part in (*line, "；")]
        pen.para(f"{at // step + 1}、", *parts[:-1], "。", style="plain")


LAYOUTS: dict[str, Draw] = {
    "pairs": _pairs, "single": _single, "above": _above, "sections": _sections, "lines": _lines, "units": _units,
    "years": _years, "grouped": _grouped,
}  # fmt: skip
HELD_LAYOUTS: dict[str, Draw] = {"numbered": _numbered, "triples": _triples, "blanks": _blanks}
