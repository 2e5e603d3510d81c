"""The application form, in the layouts in which offices and applicants draw it."""

from __future__ import annotations

from samples.forge import names, numbers
from samples.forge.content import Cell, Grid, Paper, Run
from samples.forge.facts import SERVICES, Facts
from samples.forge.papers.figures import Entry, UnitPlace, entry
from samples.forge.pen import Pen, cell
from samples.forge.truth import FIELDS
from samples.forge.words import Words

LAYOUTS = ("pairs", "single", "above", "sections", "lines", "units", "years")
HELD_LAYOUTS = ("numbered", "triples")
Pair = tuple[str, str | Run]


def application_form(words: Words, facts: Facts, layout: str | None = None) -> Paper:
    """A form that declares all five figures."""
    pen, rng = Pen(words.rng), words.rng
    layout = layout or rng.choice(HELD_LAYOUTS if words.held and rng.random() < 0.6 else LAYOUTS)
    title = words.pick("identity.form_title")
    pen.para(title, style="title")
    if rng.random() < 0.4:
        pen.para(f"{words.pick('identity.filing_date')}：{facts.as_of:%Y年%m月%d日}", style="right")
    _LAYOUTS[layout](pen, words, facts)
    _foot(pen, words, facts)
    last = next((f.mark for f in reversed(pen.figures) if f.role == "claim"), None)
    over = last if rng.random() < 0.3 else None
    return pen.paper("application_form", title, seal=facts.applicant, seal_over=over)


def _identity(pen: Pen, words: Words, facts: Facts) -> list[Pair]:
    rng = words.rng
    capital = numbers.money(rng, float(facts.accounts.capital), "wan")
    pairs: list[Pair] = [
        (words.pick("identity.applicant"), facts.applicant),
        (words.pick("identity.credit_code"), facts.credit_code),
        (words.pick("identity.platform_name"), facts.platform_name),
        (words.pick("identity.category"), _category(words, facts)),
        (rng.choice(("法定代表人", "单位负责人", "负责人")), facts.manager),
        (rng.choice(("联系电话", "办公电话", "手机")), names.phone(rng)),
        (rng.choice(("通讯地址", "单位地址", "注册地址")), facts.address),
        (rng.choice(("成立时间", "成立日期", "设立时间")), f"{facts.established:%Y年%m月}"),
        (rng.choice(("注册资本", "注册资金")), pen.decoy(capital, "registered capital")),
        (words.pick("identity.services"), _services(words, facts)),
    ]
    return pairs


def _category(words: Words, facts: Facts) -> str:
    whole = facts.category == "comprehensive"
    if words.rng.random() < 0.4:
        ticked, empty = words.rng.choice((("☑", "□"), ("■", "□"), ("√", "□")))
        return f"{ticked if whole else empty}综合示范平台 {empty if whole else ticked}专业示范平台"
    return words.rng.choice(("综合服务平台", "综合示范平台") if whole else ("专业服务平台", "专业示范平台"))


def _services(words: Words, facts: Facts) -> str:
    if words.rng.random() < 0.3:
        return " ".join(("☑" if key in facts.services else "□") + name for key, name in SERVICES.items())
    return "、".join(SERVICES[key] for key in facts.services)


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


def _pairs(pen: Pen, words: Words, facts: Facts) -> None:
    pairs = _identity(pen, words, facts) + _mixed(pen, words, facts)
    rows = [_row(pairs[i : i + 2]) for i in range(0, len(pairs), 2)]
    pen.grid(Grid(tuple(rows), (1.5, 2, 1.5, 2), row_height=30, size=words.rng.choice((9.0, 10.0, 10.5))))


def _row(pairs: list[Pair]) -> tuple[Cell | None, ...]:
    if len(pairs) == 1:
        return (cell(pairs[0][0]), cell(pairs[0][1], column_span=3), None, None)
    return tuple(cell(part) for pair in pairs for part in pair)


def _single(pen: Pen, words: Words, facts: Facts) -> None:
    pairs = _identity(pen, words, facts) + _mixed(pen, words, facts)
    align = words.rng.choice(("left", "centre"))
    rules = words.rng.choice(("full", "full", "rows", "none"))
    rows = tuple((cell(label, align="left"), cell(value, align=align)) for label, value in pairs)
    pen.grid(Grid(rows, (2.2, 3), rules=rules, row_height=27, size=10.5))


def _above(pen: Pen, words: Words, facts: Facts) -> None:
    pairs = _identity(pen, words, facts)
    pen.grid(Grid(tuple(_row(pairs[i : i + 2]) for i in range(0, len(pairs), 2)), (1.4, 2, 1.4, 2), row_height=28))
    pen.gap(6)
    figures = _mixed(pen, words, facts)
    for at in range(0, len(figures), 4):
        part = figures[at : at + 4]
        labels = tuple(cell(label, bold=words.rng.random() < 0.5) for label, _ in part)
        values = tuple(cell(value) for _, value in part)
        pen.grid(Grid((labels, values), (1.0,) * len(part), row_height=30))


def _sections(pen: Pen, words: Words, facts: Facts) -> None:
    rows: list[tuple[Cell | None, ...]] = []
    for name, pairs in (("基本情况", _identity(pen, words, facts)), ("服务能力", _mixed(pen, words, facts))):
        for at in range(0, len(pairs), 2):
            head = cell(name, row_span=-(-len(pairs) // 2), vertical=True) if at == 0 else None
            rows.append((head, *_row(pairs[at : at + 2])))
    pen.grid(Grid(tuple(rows), (0.5, 1.5, 2, 1.5, 2), row_height=29, size=9.5))


def _lines(pen: Pen, words: Words, facts: Facts) -> None:
    colon = words.rng.choice(("：", ":", "： "))
    two = words.rng.random() < 0.4
    pairs = _identity(pen, words, facts) + _mixed(pen, words, facts)
    step = 2 if two else 1
    for at in range(0, len(pairs), step):
        parts: list[str | Run] = []
        for label, value in pairs[at : at + step]:
            parts += ["    " if parts else "", label + colon, value]
        pen.para(*parts, style="plain")


def _units(pen: Pen, words: Words, facts: Facts) -> None:
    pairs = _identity(pen, words, facts)
    pen.grid(Grid(tuple(_row(pairs[i : i + 2]) for i in range(0, len(pairs), 2)), (1.4, 2, 1.4, 2), row_height=28))
    header = tuple(
        cell(text, bold=True) for text in ("序号", "指标", "单位", words.rng.choice(("数值", "数量", "上年度实绩")))
    )
    rows: list[tuple[Cell | None, ...]] = [header]
    for number, (e, run) in enumerate(_entries(pen, words, facts, "apart"), 1):
        rows.append((cell(str(number)), cell(e.label, align="left"), cell(e.unit), cell(run)))
    pen.grid(Grid(tuple(rows), (0.5, 3, 1, 1.6), header_rows=1, row_height=26))


def _years(pen: Pen, words: Words, facts: Facts) -> None:
    """Indicators by year: only the last full year's column is claimed."""
    for label, value in _identity(pen, words, facts):
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
    value = facts.declared(field) * words.rng.uniform(0.6, 0.9)
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


def _numbered(pen: Pen, words: Words, facts: Facts) -> None:
    pairs = _identity(pen, words, facts) + _mixed(pen, words, facts)
    for number, (label, value) in enumerate(pairs, 1):
        pen.para(f"{number}.{label} ", value, style="plain")


def _triples(pen: Pen, words: Words, facts: Facts) -> None:
    pairs = _identity(pen, words, facts) + _mixed(pen, words, facts)
    while len(pairs) % 3:
        pairs.append(("备注", "无"))
    rows = [tuple(cell(part) for pair in pairs[i : i + 3] for part in pair) for i in range(0, len(pairs), 3)]
    pen.grid(Grid(tuple(rows), (1.2, 1.5) * 3, row_height=36, size=8.5))


_LAYOUTS = {
    "pairs": _pairs,
    "single": _single,
    "above": _above,
    "sections": _sections,
    "lines": _lines,
    "units": _units,
    "years": _years,
    "numbered": _numbered,
    "triples": _triples,
}


def _foot(pen: Pen, words: Words, facts: Facts) -> None:
    pen.gap(6)
    pen.para("本单位承诺所填内容及所附材料真实、有效，并愿承担相应责任。", style="body")
    pen.para(f"{facts.applicant}（盖章）", style="right")
    pen.para(f"{facts.as_of.year}年{facts.as_of.month}月{facts.as_of.day}日", style="right")
