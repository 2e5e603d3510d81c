"""Agreements with partners, the list of gathered organisations, and the paper that designates a platform."""

from __future__ import annotations

from datetime import date

from samples.forge import names
from samples.forge.content import Grid, Paper
from samples.forge.facts import Facts
from samples.forge.pen import Pen, cell
from samples.forge.standing import Agreement, Standing
from samples.forge.words import Words


def papers(words: Words, facts: Facts, standing: Standing) -> list[Paper]:
    """All of them that this applicant has."""
    found = [_agreement(words, facts, one) for one in standing.agreements]
    if standing.listed:
        found.append(_list(words, facts, standing))
    if standing.designation:
        found.append(designation(words, facts, standing.designation))
    return found


def _agreement(words: Words, facts: Facts, one: Agreement) -> Paper:
    pen, rng = Pen(words.rng), words.rng
    title = rng.choice(("合作协议", "战略合作协议书", "服务合作协议", "业务合作框架协议"))
    pen.para(title, style="title")
    pen.para(f"甲方：{facts.applicant}", style="plain")
    pen.para(f"乙方：{one.partner}", style="plain")
    pen.para("甲乙双方本着优势互补、互惠互利的原则，就共同为中小微企业提供服务达成如下协议。")
    pen.para("一、合作内容", style="heading")
    pen.para("乙方作为甲方服务平台的合作机构，按甲方的安排为企业提供专业服务，服务质量接受甲方监督。")
    pen.para("二、合作期限", style="heading")
    if one.signed_on and one.until:
        pen.para(f"本协议有效期自{_day(one.signed_on)}起至{_day(one.until)}止，期满经双方同意可以续签。")
    else:
        pen.para("本协议有效期自　　年　月　日起至　　年　月　日止。")
    pen.para("三、其他", style="heading")
    pen.para("未尽事宜由双方友好协商解决。本协议一式两份，双方各执一份。")
    signs = one.signed
    pen.para(f"甲方（盖章）：{facts.applicant if signs else '＿＿＿＿＿＿'}", style="plain")
    pen.para(f"代表签字：{facts.manager if signs else '＿＿＿＿＿＿'}", style="plain")
    pen.para(f"乙方（盖章）：{one.partner if signs else '＿＿＿＿＿＿'}", style="plain")
    pen.para(f"代表签字：{names.person(rng) if signs else '＿＿＿＿＿＿'}", style="plain")
    pen.para(f"签订日期：{_day(one.signed_on) if one.signed_on else '　　年　　月　　日'}", style="plain")
    return pen.paper("agreement", title, seal=one.partner if signs else "")


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _list(words: Words, facts: Facts, standing: Standing) -> Paper:
    """Each organisation once, one of them twice, and the applicant itself."""
    pen, rng = Pen(words.rng), words.rng
    title = rng.choice(("集聚服务机构名单", "合作服务机构一览表", "入驻服务机构清单"))
    pen.para(title, style="title")
    pen.para(f"填报单位：{facts.applicant}", style="small")
    listed = [*standing.listed, *rng.sample(standing.listed, 1), facts.applicant]
    rows = [tuple(cell(h, bold=True) for h in ("序号", "机构名称", "服务内容"))]
    for number, name in enumerate(listed, 1):
        rows.append((cell(str(number)), cell(name), cell(rng.choice(("专业咨询", "培训服务", "检测服务", "融资对接")))))
    pen.grid(Grid(tuple(rows), (0.6, 3, 2), header_rows=1))
    return pen.paper("partner_list", title)


def designation(words: Words, facts: Facts, state: str) -> Paper:
    """The word of an office, or of a private body, that this or another is the region's platform."""
    pen, rng = Pen(words.rng), words.rng
    place = rng.choice(("阳江市", "阳西县", "阳春市"))
    issuer = rng.choice((f"{place}工业和信息化局", f"{place}人民政府办公室"))
    if state == "private":
        issuer = rng.choice(
            (f"广东{names.brand(rng)}企业联合会", f"{place}{names.brand(rng)}商会", f"{place}企业家协会")
        )
    whom = names.company(rng) if state == "another" else facts.applicant
    title = f"关于认定{place}中小企业综合服务平台的{rng.choice(('批复', '通知', '函'))}"
    pen.para(title, style="title")
    pen.para(f"{whom}：", style="plain")
    pen.para(f"你单位《关于申请认定综合服务平台的请示》收悉。经研究，同意认定{whom}为{place}中小企业综合服务平台。")
    pen.para("请进一步完善服务功能，为中小微企业提供优质服务。特此。")
    pen.para(issuer, style="right")
    pen.para(f"{facts.year - 1}年{rng.randint(2, 11)}月{rng.randint(1, 28)}日", style="right")
    return pen.paper("designation", title, seal=issuer)
