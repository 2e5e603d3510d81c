"""Chapters of reports by strangers: goals under a heading of their own, and years as rows of a table."""

from __future__ import annotations

from random import Random

from samples.forge import numbers
from samples.forge.content import Cell, Grid
from samples.forge.facts import Facts
from samples.forge.pen import Pen, cell
from samples.forge.words import Words


def goals(pen: Pen, words: Words, facts: Facts) -> None:
    """A chapter of goals: below its heading every figure is a plan, whether its sentence says so or not."""
    rng, next_year = words.rng, facts.as_of.year + 1
    heading = rng.choice(("工作目标", "发展规划", f"{next_year}年工作计划", "下一步打算", "未来展望"))
    pen.para(f"六、{heading}", style="heading")
    values = {
        "专职人员{v}人，其中大专以上学历占{w}%。": (rng.randint(30, 60), rng.randint(90, 99)),
        "服务中小微企业{v}家，举办培训{w}场。": (rng.randint(300, 900), rng.randint(20, 60)),
        "办公场所面积{v}平方米，新增服务窗口{w}个。": (rng.randint(2500, 6000), rng.randint(2, 9)),
        "资产总额{v}万元，服务收入{w}万元。": (rng.randint(2000, 9000), rng.randint(300, 900)),
    }
    for sentence, (first, second) in rng.sample(list(values.items()), 2):
        planned = {"v": pen.decoy(numbers.Written(str(first), first), "a goal")}
        planned["w"] = pen.decoy(numbers.Written(str(second), second), "a goal")
        pen.fill(sentence, **planned)


def years(pen: Pen, words: Words, facts: Facts) -> None:
    """A table with a year a row: the last full year's row is of the year, those above are of others."""
    pen.para("近三年主要指标如下表：")
    heads = ("年度", "资产总额（万元）", "专职人员（人）", "服务中小微企业（家）")
    rows: list[tuple[Cell | None, ...]] = [tuple(cell(h, bold=True) for h in heads)]
    for back in (2, 1):
        rows.append(_past_row(pen, words.rng, facts, back))
    rows.append(_own_row(pen, facts))
    pen.grid(Grid(tuple(rows), (1, 1.6, 1.4, 1.8), header_rows=1, row_height=24))


def _past_row(pen: Pen, rng: Random, facts: Facts, back: int) -> tuple[Cell, ...]:
    shrunk = [
        facts.declared(f, "report") * rng.uniform(0.4, 0.8) for f in ("total_assets", "headcount", "client_count")
    ]
    shown = (f"{shrunk[0] / 10000:.2f}", str(max(1, int(shrunk[1]))), str(max(1, int(shrunk[2]))))
    values = (shrunk[0], float(shown[1]), float(shown[2]))
    told = [pen.decoy(numbers.Written(s, v), "another year") for s, v in zip(shown, values, strict=True)]
    return (cell(str(facts.year - back)), *(cell(run) for run in told))


def _own_row(pen: Pen, facts: Facts) -> tuple[Cell, ...]:
    wan = f"{facts.declared('total_assets', 'report') / 10000:.2f}"
    shown = [numbers.Written(wan, float(wan) * 10000)]
    shown += [
        numbers.Written(str(int(facts.declared(f, "report"))), facts.declared(f, "report"))
        for f in ("headcount", "client_count")
    ]
    fields = ("total_assets", "headcount", "client_count")
    told = [pen.optional(f, w, "declared", "year row") for f, w in zip(fields, shown, strict=True)]
    return (cell(str(facts.year)), *(cell(run) for run in told))
