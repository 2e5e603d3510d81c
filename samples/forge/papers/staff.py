"""Staff rosters and lists of social insurance."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from samples.forge import names
from samples.forge.content import Block, Cell, Grid, Paper, Rules, Run
from samples.forge.facts import Employee, Facts
from samples.forge.numbers import Written
from samples.forge.pen import Pen, cell
from samples.forge.words import Words

_MODES = {
    "专职": {"full": ("专职",), "twice": ("专职",), "part": ("兼职",), "intern": ("实习",), "left": ("离职",)},
    "全职": {"full": ("全职",), "twice": ("全职",), "part": ("兼职",), "intern": ("实习生",), "left": ("已离职",)},
    "是": {"full": ("是",), "twice": ("是",), "part": ("否",), "intern": ("否",), "left": ("否（已离职）",)},
    "正式": {
        "full": ("正式", "专职"),
        "twice": ("正式",),
        "part": ("兼职", "外聘兼职"),
        "intern": ("实习",),
        "left": ("离职",),
    },
}
_POSTS = (
    "经理",
    "副经理",
    "服务专员",
    "咨询师",
    "财务",
    "行政",
    "培训主管",
    "项目经理",
    "信息员",
    "法务",
    "客服",
    "会计",
)
_MAJORS = (
    "工商管理",
    "会计学",
    "计算机应用",
    "法学",
    "市场营销",
    "行政管理",
    "电子商务",
    "经济学",
    "机械设计",
    "汉语言文学",
)


def roster(words: Words, facts: Facts, rules: Rules | None = None) -> Paper:
    """The roster: full-time rows are counted, others are not."""
    pen, rng = Pen(words.rng), words.rng
    title = words.pick("headcount.roster_title")
    pure = all(e.mode in ("full", "twice") for e in facts.staff)
    if "专职" in title and not pure:
        title = title.replace("专职", "")
    pen.para(title, style="title")
    if rng.random() < 0.6:
        pen.para(f"单位：{facts.applicant}　　填表日期：{facts.as_of:%Y.%m.%d}", style="small")
    manner = (
        "none"
        if pure and rng.random() < 0.4
        else rng.choice(("column", "column", "column", "remark", "sections", "ticks"))
    )
    columns = _columns(words, facts, manner)
    shape = "table" if rules else rng.choices(("table", "departments", "side_by_side", "prose"), _SHAPES[words.held])[0]
    drawn = rules or rng.choice(("full", "full", "full", "rows", "none"))
    if shape == "prose":
        _prose(pen, words, facts, columns, manner)
    else:
        _table(pen, words, facts, columns, manner, drawn, shape)
    full = facts.full_time
    pen.count("headcount", len(full))
    ratio = sum(e.qualified for e in full) / len(full)
    pen.count("qualification_ratio", ratio)
    if words.strangely(0.12):
        pen.blocks[:] = [_ticked(b, [e.name for e in facts.staff]) for b in pen.blocks]
    wide = len(columns) > 8
    seal = facts.applicant if rng.random() < 0.5 else ""
    return pen.paper("staff_roster", title, landscape=wide, seal=seal)


def _ticked(block: Block, people: list[str]) -> Block:
    """The roster as somebody checked it: a tick behind each name."""
    if not isinstance(block, Grid):
        return block
    return replace(block, rows=tuple(tuple(c and _tick(c, people) for c in row) for row in block.rows))


def _tick(held: Cell, people: list[str]) -> Cell:
    named = "".join(r.text for r in held.runs) in people
    return replace(held, runs=(*held.runs, Run("√"))) if named else held


_SHAPES = {False: (8, 2, 0, 0), True: (4, 1, 2, 1)}
"""How often a roster is a plain table, one with merged departments, one with two people a row, or lines of prose."""
Column = tuple[str, str]
"""What it holds, and its header."""


def _columns(words: Words, facts: Facts, manner: str) -> list[Column]:
    rng = words.rng
    needed: list[Column] = [
        ("degree", words.pick("headcount.degree_column")),
        ("title", words.pick("headcount.title_column")),
    ]
    if rng.random() < 0.12:
        needed = [("both", words.pick("headcount.combined_column"))]
    if manner == "column":
        needed.append(("mode", words.pick("headcount.type_column")))
    if manner == "ticks":
        needed += [("tick_full", "专职"), ("tick_part", "兼职")]
    if manner == "remark":
        needed.append(("remark", rng.choice(("备注", "备 注", "说明"))))
    more: list[Column] = [
        ("sex", "性别"), ("born", rng.choice(("出生年月", "年龄"))), ("id", "身份证号"), ("major", "专业"),
        ("post", rng.choice(("职务", "岗位", "职务/岗位"))), ("joined", rng.choice(("入职时间", "参加工作时间"))),
        ("phone", "联系电话"),
    ]  # fmt: skip
    rest = [c for c in needed if not c[0].startswith("tick")] + rng.sample(more, rng.randint(1, 5))
    rng.shuffle(rest)
    middle = rest + [c for c in needed if c[0].startswith("tick")]
    head: list[Column] = [("number", rng.choice(("序号", "编号", "序")))] if rng.random() < 0.85 else []
    return [*head, ("name", words.pick("headcount.name_column")), *middle]


def _value(rng: Random, e: Employee, kind: str, number: int, modes: dict[str, tuple[str, ...]], facts: Facts) -> str:
    match kind:
        case "number":
            return str(number)
        case "name":
            return f"{e.name[0]}　{e.name[1]}" if len(e.name) == 2 and rng.random() < 0.3 else e.name
        case "degree":
            return e.degree
        case "title":
            return e.title
        case "both":
            return f"{e.degree}/{e.title}" if len(e.title) > 1 else e.degree
        case "mode":
            return rng.choice(modes[e.mode])
        case "tick_full":
            return "√" if e.mode in ("full", "twice") else ""
        case "tick_part":
            return {"part": "√", "full": "", "twice": ""}.get(e.mode, "实习" if e.mode == "intern" else "已离职")
        case "remark":
            return {
                "full": rng.choice(("", "", "党员")),
                "twice": "",
                "part": "兼职",
                "intern": "实习生",
                "left": "已离职",
            }[e.mode]
        case "sex":
            return "女" if e.woman else "男"
        case "born":
            return f"{rng.randint(1968, 2001)}.{rng.randint(1, 12):02d}"
        case "id":
            return names.id_number(Random(e.name), masked=True)
        case "major":
            return rng.choice(_MAJORS)
        case "post":
            return rng.choice(_POSTS)
        case "joined":
            return f"{e.joined:%Y.%m}"
        case "phone":
            return names.phone(rng, masked=rng.random() < 0.5)
    raise ValueError(kind)


_WIDTHS = {
    "number": 0.6, "sex": 0.6, "id": 2.4, "phone": 1.6, "major": 1.3, "post": 1.2, "degree": 1.2, "title": 1.4,
    "both": 1.8, "joined": 1.1, "mode": 1.1,
}  # fmt: skip


def _table(pen: Pen, words: Words, facts: Facts, columns: list[Column], manner: str, rules: Rules, shape: str) -> None:
    rng = words.rng
    modes = _mode_words(rng, columns)
    rows: list[tuple[Cell | None, ...]] = []
    if manner == "sections":
        rows += _sections(rng, facts, columns, modes)
    else:
        rows += [_row(rng, e, n, columns, modes, facts) for n, e in enumerate(facts.staff, 1)]
    header: list[tuple[Cell | None, ...]] = [tuple(cell(name, bold=True) for _, name in columns)]
    widths = tuple(_WIDTHS.get(kind, 1.2) for kind, _ in columns)
    if shape == "departments" and manner != "sections":
        header, rows, widths = _with_departments(rng, header, rows, widths)
    elif shape == "side_by_side" and manner != "sections" and len(columns) <= 6:
        header, rows, widths = _side_by_side(header, rows, widths)
    elif rng.random() < 0.3:
        rows.append(_total(pen, facts, columns))
    if rng.random() < 0.1:
        rows += [tuple(cell("") for _ in widths)] * 3
    size, height = rng.choice((8.5, 9.0, 10.0)), rng.choice((20, 24, 28))
    pen.grid(Grid((*header, *rows), widths, rules, header_rows=1, row_height=height, size=size))


Rows = list[tuple[Cell | None, ...]]
Widths = tuple[float, ...]


def _with_departments(rng: Random, header: Rows, rows: Rows, widths: Widths) -> tuple[Rows, Rows, Widths]:
    """A first column whose cells span the members of a department."""
    out: Rows = []
    names_left = ["综合部", "服务部", "培训部", "财务部", "信息部", "市场部", "外联部", "研究部"]
    while rows:
        size = min(len(rows), rng.randint(1, 5))
        group, rows = rows[:size], rows[size:]
        head = cell(names_left.pop(0) if names_left else "其他", row_span=size)
        out += [(head if i == 0 else None, *row) for i, row in enumerate(group)]
    return [(cell("部门", bold=True), *header[0])], out, (1.1, *widths)


def _side_by_side(header: Rows, rows: Rows, widths: Widths) -> tuple[Rows, Rows, Widths]:
    """Two people a row, the second half of the list on the right."""
    half = -(-len(rows) // 2)
    empty = tuple(cell("") for _ in widths)
    right = [*rows[half:], *([empty] * (2 * half - len(rows)))]
    return [header[0] + header[0]], [a + b for a, b in zip(rows[:half], right, strict=True)], widths + widths


def _prose(pen: Pen, words: Words, facts: Facts, columns: list[Column], manner: str) -> None:
    """One line a person, no table: 1. name, sex, degree, title, full-time."""
    for number, e in enumerate(facts.staff, 1):
        mode = {"full": "专职", "twice": "专职", "part": "兼职", "intern": "实习生", "left": "已离职"}[e.mode]
        title = e.title if len(e.title) > 1 else "无职称"
        pen.para(f"{number}. {e.name}，{'女' if e.woman else '男'}，{e.degree}，{title}，{mode}", style="plain")


def _mode_words(rng: Random, columns: list[Column]) -> dict[str, tuple[str, ...]]:
    header = next((h for kind, h in columns if kind == "mode"), "")
    if header.startswith("是否"):
        return _MODES["是"]
    if header in ("用工形式", "用工性质", "从业类别"):
        return rng.choice((_MODES["专职"], _MODES["全职"], _MODES["正式"]))
    return rng.choice((_MODES["专职"], _MODES["全职"], _MODES["专职"]))


def _row(
    rng: Random, e: Employee, n: int, columns: list[Column], modes: dict[str, tuple[str, ...]], facts: Facts
) -> tuple[Cell, ...]:
    return tuple(cell(_value(rng, e, kind, n, modes, facts)) for kind, _ in columns)


def _sections(
    rng: Random, facts: Facts, columns: list[Column], modes: dict[str, tuple[str, ...]]
) -> list[tuple[Cell | None, ...]]:
    rows: list[tuple[Cell | None, ...]] = []
    parts = (("full", "专职人员"), ("part", "兼职人员"), ("intern", "实习人员"), ("left", "已离职人员"))
    restart = rng.random() < 0.5
    number = 0
    for ordinal, (mode, name) in zip("一二三四", parts, strict=True):
        members = [e for e in facts.staff if e.mode == mode or (mode == "full" and e.mode == "twice")]
        if not members:
            continue
        number = 0 if restart else number
        rows.append(
            (cell(f"{ordinal}、{name}", column_span=len(columns), align="left"), *([None] * (len(columns) - 1)))
        )
        for e in members:
            number += 1
            rows.append(_row(rng, e, number, columns, modes, facts))
    return rows


def _total(pen: Pen, facts: Facts, columns: list[Column]) -> tuple[Cell | None, ...]:
    everyone = len(facts.staff)
    written = Written(f"{everyone}人", everyone)
    whole = everyone == len(facts.full_time)
    run = pen.optional("headcount", written, "evidenced") if whole else pen.decoy(written, "total of all rows")
    return (cell("合计"), cell(run), *(cell("") for _ in columns[2:]))


def insurance_list(words: Words, facts: Facts) -> Paper:
    """Who was insured last month: the full-time staff."""
    pen, rng = Pen(words.rng), words.rng
    title = rng.choice(("社会保险参保人员明细", "单位参保证明", "社保缴费清单", "职工社会保险参保缴费明细表"))
    pen.para(title, style="title")
    month = f"{facts.as_of.year}年{max(1, facts.as_of.month - 1)}月"
    pen.para(f"单位名称：{facts.applicant}　　费款所属期：{month}", style="small")
    headers = ("序号", "姓名", "证件号码", "缴费基数", "养老保险", "失业保险", "工伤保险", "合计（元）")
    rows: list[tuple[Cell | None, ...]] = [tuple(cell(h, bold=True) for h in headers)]
    for number, e in enumerate(facts.full_time, 1):
        base = rng.randint(38, 92) * 100
        parts = (base, base * 0.22, base * 0.01, base * 0.002)
        amounts = [f"{p:.2f}" for p in parts] + [f"{sum(parts[1:]):.2f}"]
        rows.append(tuple(cell(t) for t in (str(number), e.name, names.id_number(rng, True), *amounts)))
    pen.grid(Grid(tuple(rows), (0.6, 1, 2.2, 1.2, 1.2, 1.1, 1.1, 1.2), header_rows=1, size=8.5))
    pen.count("headcount", len(facts.full_time))
    if rng.random() < 0.5:
        pen.para(
            "参保人数合计：",
            pen.optional("headcount", Written(f"{len(facts.full_time)}人", len(facts.full_time)), "evidenced"),
        )
    return pen.paper("insurance_list", title, seal="阳江市社会保险基金管理局")
