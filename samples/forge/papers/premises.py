"""Leases and property certificates."""

from __future__ import annotations

from samples.forge import names, numbers
from samples.forge.content import Cell, Grid, Paper, Run
from samples.forge.facts import Facts, Premises
from samples.forge.papers.report import slots
from samples.forge.pen import Pen, cell
from samples.forge.words import Words

_CLAUSES = (
    "租赁期限自{start}起至{end}止，共{years}年。",
    "租金为每月人民币{rent}元，乙方应于每月10日前支付，押金{deposit}元。",
    "乙方应合理使用房屋及附属设施，不得擅自改变结构和用途。",
    "租赁期间水、电、物业等费用由乙方承担，物业费按每平方米{fee}元计收。",
    "任何一方违约的，应向对方支付相当于{months}个月租金的违约金。",
    "本合同一式{copies}份，双方签字盖章后生效。",
)


def lease(words: Words, facts: Facts, premises: Premises) -> Paper:
    """A lease of an office."""
    pen, rng = Pen(words.rng), words.rng
    title = rng.choice(("房屋租赁合同", "办公用房租赁合同", "写字楼租赁合同", "租赁合同书", "场地租赁协议"))
    sentence = words.pick("floor_area.lease")
    claim = pen.claim("floor_area", numbers.area(rng, premises.area, _exact(words)), "evidenced", sentence)
    _parties(pen, words, facts, title)
    pen.fill(sentence, v=claim, **(slots(pen, rng, facts, sentence) | {"addr": premises.address}))
    _clauses(pen, words, facts)
    return pen.paper("lease", title, seal=facts.applicant, seal_over=claim.mark if rng.random() < 0.25 else None)


def _exact(words: Words) -> str:
    return words.rng.choice(("plain", "plain", "two", "wide", "chinese"))


def lease_table(words: Words, facts: Facts, rooms: tuple[Premises, ...]) -> Paper:
    """A lease whose rooms stand in a table, with their sum."""
    pen, rng = Pen(words.rng), words.rng
    title = rng.choice(("房屋租赁合同", "商铺写字楼租赁合同", "租赁合同"))
    _parties(pen, words, facts, title)
    pen.para("租赁标的如下表（用途：办公）：")
    column = rng.choice(("建筑面积（㎡）", "面积(平方米)", "租赁面积（平方米）"))
    rows: list[tuple[Cell | None, ...]] = [tuple(cell(t, bold=True) for t in ("序号", "房屋坐落", column, "用途"))]
    for number, room in enumerate(rooms, 1):
        written = numbers.Written(f"{room.area:g}", room.area)
        run = (pen.claim if len(rooms) == 1 else pen.optional)("floor_area", written, "evidenced", column)
        rows.append((cell(str(number)), cell(room.address, align="left"), cell(run), cell("办公")))
    if len(rooms) > 1:
        total = round(sum(r.area for r in rooms), 2)
        run = pen.claim("floor_area", numbers.Written(f"{total:g}", total), "evidenced", column)
        rows.append((cell("合计", column_span=2), None, cell(run), cell("")))
    pen.grid(Grid(tuple(rows), (0.6, 3.4, 1.4, 0.8), header_rows=1, row_height=24))
    _clauses(pen, words, facts)
    return pen.paper("lease", title, seal=facts.applicant)


def warehouse_lease(words: Words, facts: Facts) -> Paper:
    """A lease of a store or flats: its area is no office's."""
    pen, rng = Pen(words.rng), words.rng
    sentence = words.pick("floor_area.warehouse")
    title = "宿舍租赁合同" if "宿舍" in sentence else rng.choice(("仓库租赁合同", "仓储租赁合同", "租赁合同"))
    _parties(pen, words, facts, title)
    decoy = pen.decoy(numbers.area(rng, facts.warehouse.area, "plain"), "store or flats")
    pen.fill(sentence, v=decoy, **(slots(pen, rng, facts, sentence) | {"addr": facts.warehouse.address}))
    _clauses(pen, words, facts)
    return pen.paper("lease", title, seal=facts.applicant)


def _parties(pen: Pen, words: Words, facts: Facts, title: str) -> None:
    rng = words.rng
    pen.para(title, style="title")
    pen.para(f"出租方（甲方）：{rng.choice((names.person(rng), names.company(rng)))}", style="plain")
    pen.para(f"承租方（乙方）：{facts.applicant}", style="plain")
    pen.para("根据有关法律法规，甲乙双方在平等自愿的基础上，就房屋租赁事宜订立本合同。")


def _clauses(pen: Pen, words: Words, facts: Facts) -> None:
    rng = words.rng
    years = rng.randint(2, 6)
    begin = facts.as_of.year - rng.randint(1, years - 1)
    filled = {
        "start": f"{begin}年{facts.established.month}月1日",
        "end": f"{begin + years}年{facts.established.month}月1日",
        "years": str(years),
        "rent": f"{rng.randint(12, 98) * 100}",
        "deposit": f"{rng.randint(20, 98) * 100}",
        "fee": f"{rng.choice((1.5, 2, 2.8, 3.5))}",
        "months": str(rng.randint(1, 3)),
        "copies": rng.choice(("贰", "叁", "两", "肆")),
    }
    for number, clause in enumerate(rng.sample(_CLAUSES, 5), 2):
        pen.para(f"{number}、" + clause.format(**filled))
    pen.gap(14)
    pen.para("甲方（签章）：　　　　　　　　乙方（签章）：", style="plain")
    pen.para(f"{begin}年{facts.established.month}月1日", style="right")


def property_certificate(words: Words, facts: Facts, premises: Premises, landlord: str = "") -> Paper:
    """A certificate of real estate: land, building, share. A landlord's is of his house: what is let may be less."""
    pen, rng = Pen(words.rng), words.rng
    title = rng.choice(("不动产权证书", "不动产权证书", "房地产权证"))
    pen.para(title, style="title")
    pen.para(f"粤（{facts.as_of.year - 3}）阳江市不动产权第{rng.randint(0, 9999999):07d}号", style="centre")
    land = pen.decoy(numbers.Written(f"{rng.randint(600, 9000)}.{rng.randint(10, 99)}㎡", 0), "land")
    share = pen.decoy(numbers.Written(f"{round(premises.area * 0.18, 2)}㎡", round(premises.area * 0.18, 2)), "share")
    unit = rng.choice(("㎡", "平方米"))
    written = numbers.Written(f"{premises.area:g}{unit}", premises.area)
    claim = (pen.optional if landlord else pen.claim)("floor_area", written, "evidenced", "房屋建筑面积")
    rows: list[tuple[str, tuple[str | Run, ...]]] = [
        ("权利人", (landlord or facts.applicant,)),
        ("共有情况", ("单独所有",)),
        ("坐落", (premises.address,)),
        ("不动产单元号", (f"441702{rng.randint(10**9, 10**10 - 1)}F{rng.randint(1000, 9999)}",)),
        ("权利类型", ("国有建设用地使用权/房屋所有权",)),
        ("权利性质", ("出让/市场化商品房",)),
        ("用途", ("商务金融用地/办公",)),
        ("面积", _areas(rng.choice((0, 1)), land, claim)),
        ("使用期限", (f"国有建设用地使用权{facts.as_of.year + 31}年止",)),
        ("权利其他状况", ("房屋结构：钢筋混凝土结构；分摊建筑面积：", share, f"；总层数：{rng.randint(9, 30)}层")),
    ]
    cells = tuple((cell(name), cell(*value, align="left")) for name, value in rows)
    pen.grid(Grid(cells, (1, 3), row_height=34, size=10.5))
    return pen.paper("property_certificate", title, seal="阳江市不动产登记中心")


def _areas(form: int, land: Run, claim: Run) -> tuple[str | Run, ...]:
    return ("共有宗地面积：", land, "/房屋建筑面积：", claim) if form else ("宗地面积", land, "/建筑面积", claim)
