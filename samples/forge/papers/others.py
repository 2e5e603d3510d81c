"""Papers without a figure to claim, but with many that look like one."""

from __future__ import annotations

from samples.forge import names, numbers
from samples.forge.content import Cell, Grid, Paper, Run
from samples.forge.facts import SERVICES, Facts
from samples.forge.papers.report import trap
from samples.forge.pen import Pen, cell
from samples.forge.truth import Written
from samples.forge.words import Words


def business_licence(words: Words, facts: Facts) -> Paper:
    """The licence; its registered capital is no assets."""
    pen, rng = Pen(words.rng), words.rng
    pen.para("营业执照", style="title")
    pen.para("（副　本）", style="centre")
    capital = pen.decoy(
        numbers.money(rng, float(facts.accounts.capital), rng.choice(("wan", "capital"))), "registered capital"
    )
    scope = "、".join(SERVICES[k] for k in facts.services)
    pairs = (
        ("统一社会信用代码", facts.credit_code),
        ("名　　称", facts.applicant),
        ("类　　型", "有限责任公司(自然人投资或控股)"),
        ("法定代表人", facts.manager),
        ("注册资本", capital),
        ("成立日期", f"{facts.established.year}年{facts.established.month:02d}月{facts.established.day:02d}日"),
        ("住　　所", facts.address),
        ("经营范围", f"中小企业公共服务平台建设与运营；{scope}；会议及展览服务（依法须经批准的项目除外）"),
    )
    two_columns = words.strangely(0.5)
    pen.grid(_in_two_columns(pairs) if two_columns else _in_one_column(pairs))
    pen.para("登记机关", style="right")
    pen.para(
        f"{facts.established.year + 1}年{facts.established.month:02d}月{facts.established.day:02d}日", style="right"
    )
    ground = words.strangely(0.7)
    return pen.paper("business_licence", "营业执照", seal="阳江市市场监督管理局", landscape=two_columns, ground=ground)


Pairs = tuple[tuple[str, str | Run], ...]


def _in_one_column(pairs: Pairs) -> Grid:
    rows = tuple((cell(label, align="left"), cell(value, align="left")) for label, value in pairs)
    return Grid(rows, (1.2, 4), rules="none", row_height=34, size=11.5)


def _in_two_columns(pairs: Pairs) -> Grid:
    """Code on top; name, type, head and scope on the left; capital, day and seat on the right."""
    told = dict(pairs)
    sides = (("名　　称", "注册资本"), ("类　　型", "成立日期"), ("法定代表人", "住　　所"), ("经营范围", ""))
    rows: list[tuple[Cell | None, ...]] = [
        (cell("统一社会信用代码"), cell(told["统一社会信用代码"]), cell(""), cell(""))
    ]
    for left, right in sides:
        held = [part for label in (left, right) for part in (cell(label), cell(told.get(label, ""), align="left"))]
        rows.append(tuple(held))
    return Grid(tuple(rows), (1.1, 3, 1.1, 2.6), rules="none", row_height=40, size=11.5)


def institution(words: Words, facts: Facts) -> Paper:
    """Rules, process, charges, plans: the numbers in them are thresholds and goals."""
    pen, rng = Pen(words.rng), words.rng
    title = words.pick("prose.institution_title")
    pen.para(facts.applicant, style="subtitle")
    pen.para(title, style="title")
    for number in range(1, rng.randint(7, 14)):
        sentence = words.pick("prose.institution")
        values = {
            "n2": rng.randint(5, 50) * 100, "n3": rng.randint(60, 900) * 10, "n4": rng.randint(40, 300),
            "n5": rng.randint(60, 98), "n6": rng.randint(3, 9),
        }  # fmt: skip
        slots = {
            k: pen.decoy(Written(str(v), v), "threshold or goal")
            for k, v in values.items()
            if "{" + k + "}" in sentence
        }
        pen.fill(sentence, n=numbers.chinese(number), **slots)
    return pen.paper("institution", title, seal=facts.applicant if rng.random() < 0.3 else "")


def agreement(words: Words, facts: Facts) -> Paper:
    """A cooperation agreement with another party's figures."""
    pen, rng = Pen(words.rng), words.rng
    other = rng.choice(
        ("阳江" + names.brand(rng) + "职业技术学校", names.company(rng), "阳江市" + names.brand(rng) + "行业协会")
    )
    title = rng.choice(("合作协议", "战略合作协议书", "服务合作协议", "产学研合作协议"))
    pen.para(title, style="title")
    pen.para(f"甲方：{facts.applicant}", style="plain")
    pen.para(f"乙方：{other}", style="plain")
    staff = pen.decoy(Written(f"{rng.randint(30, 400)}人", 0), "the other party's staff")
    area = pen.decoy(numbers.area(rng, rng.randint(800, 9000), "plain"), "the other party's area")
    pen.para("乙方为本地机构，现有教职员工或从业人员", staff, "，实训及经营场地", area, "。")
    for text in words.some("prose.filler", 3):
        pen.para(text)
    trap(pen, words, facts)
    pen.para("本协议自签订之日起生效，有效期三年，一式贰份。")
    pen.para("甲方（盖章）：　　　　　　　乙方（盖章）：", style="plain")
    return pen.paper("agreement", title, seal=other)


def certificate(words: Words, facts: Facts) -> Paper:
    """A diploma or a certificate of a technical title."""
    pen, rng = Pen(words.rng), words.rng
    e = rng.choice([e for e in facts.full_time if e.qualified] or list(facts.full_time))
    number = f"{rng.randint(10**11, 10**12 - 1)}"
    if rng.random() < 0.5:
        title = "普通高等学校毕业证书"
        pen.para(title, style="title")
        pen.para(
            f"学生{e.name}，{'女' if e.woman else '男'}，于二〇一三年九月至二〇一六年六月在本校工商管理专业"
            "三年制专科学习，修完教学计划规定的全部课程，成绩合格，准予毕业。"
        )
    else:
        title = "专业技术资格证书"
        pen.para(title, style="title")
        pen.para(f"姓名：{e.name}　　资格名称：经济师　　级别：中级　　专业：工商管理")
    pen.para(f"证书编号：{number}", style="plain")
    return pen.paper("certificate", title, seal="阳江滨海职业学院")


def designation(words: Words, facts: Facts) -> Paper:
    """The government's word that this is the region's service centre."""
    pen, rng = Pen(words.rng), words.rng
    region = names.region(rng)
    title = f"关于认定{region}中小企业服务中心的批复"
    pen.para(title, style="title")
    pen.para(f"{facts.applicant}：", style="plain")
    pen.para(
        f"你单位报来的请示收悉。经研究，同意认定你单位为{region}中小企业服务中心，承担辖区内中小微企业公共服务工作。"
    )
    trap(pen, words, facts)
    pen.para(f"{region}工业和信息化局", style="right")
    pen.para(f"{facts.as_of.year - 1}年6月18日", style="right")
    return pen.paper("designation", title, seal=f"{region}工业和信息化局")
