"""The application form: who applies, the five figures in one of many layouts, a promise and a seal."""

from __future__ import annotations

from samples.forge import names, numbers
from samples.forge.content import Break, Paper
from samples.forge.facts import SERVICES, Facts
from samples.forge.papers.form_layouts import HELD_LAYOUTS, LAYOUTS, Pair
from samples.forge.pen import Pen
from samples.forge.words import Words


def application_form(words: Words, facts: Facts, layout: str | None = None) -> Paper:
    """A form that declares all five figures."""
    pen, rng = Pen(words.rng), words.rng
    choices = HELD_LAYOUTS if words.held and rng.random() < 0.6 else LAYOUTS
    draw = (LAYOUTS | HELD_LAYOUTS)[layout or rng.choice(list(choices))]
    title = words.pick("identity.form_title")
    extras = layout is None
    if extras and rng.random() < 0.2:
        _cover(pen, words, facts, title)
    pen.para(title, style="title")
    if rng.random() < 0.4:
        pen.para(f"{words.pick('identity.filing_date')}：{facts.as_of:%Y年%m月%d日}", style="right")
    draw(pen, words, facts, _identity(pen, words, facts))
    _foot(pen, words, facts)
    if extras and rng.random() < 0.25:
        _instructions(pen, words)
    last = next((f.mark for f in reversed(pen.figures) if f.role == "claim"), None)
    over = last if rng.random() < 0.3 else None
    return pen.paper("application_form", title, seal=facts.applicant, seal_over=over)


def _cover(pen: Pen, words: Words, facts: Facts, title: str) -> None:
    pen.gap(120)
    pen.para(title, style="title")
    pen.gap(160)
    for label, value in (
        (words.pick("identity.platform_name"), facts.platform_name),
        (words.pick("identity.applicant"), facts.applicant),
        (words.pick("identity.filing_date"), f"{facts.as_of.year}年{facts.as_of.month}月"),
    ):
        pen.para(f"{label}：{value}", style="centre")
    pen.blocks.append(Break())


def _instructions(pen: Pen, words: Words) -> None:
    """How to fill the form in: field names beside thresholds, and no claim."""
    for value, why in (
        (300000, "assets"),
        (500000, "assets"),
        (100, "area"),
        (5, "staff"),
        (0.6, "ratio"),
        (40, "clients"),
        (200, "clients"),
    ):
        pen.decoy_count(value, f"threshold {why}")
    pen.blocks.append(Break())
    pen.para("填表说明", style="heading")
    for number, text in enumerate(words.some("prose.instructions", 5), 1):
        pen.para(f"{number}.{text}", style="plain")


def _identity(pen: Pen, words: Words, facts: Facts) -> list[Pair]:
    rng = words.rng
    capital = numbers.money(rng, float(facts.accounts.capital), "wan")
    phrase = words.strangely(0.4)
    pairs: list[Pair] = [
        (words.pick("identity.applicant"), facts.applicant),
        (words.pick("identity.credit_code"), facts.credit_code),
        (words.pick("identity.platform_name"), facts.platform_name),
        (words.pick("identity.category"), _one_phrase(words, facts) if phrase else _category(words, facts)),
        (rng.choice(("法定代表人", "单位负责人", "负责人")), facts.manager),
        (rng.choice(("联系电话", "办公电话", "手机")), names.phone(rng)),
        (rng.choice(("通讯地址", "单位地址", "注册地址")), facts.address),
        (rng.choice(("成立时间", "成立日期", "设立时间")), f"{facts.established:%Y年%m月}"),
        (rng.choice(("注册资本", "注册资金")), pen.decoy(capital, "registered capital")),
    ]
    return pairs if phrase else [*pairs, (words.pick("identity.services"), _services(words, facts))]


def _category(words: Words, facts: Facts) -> str:
    whole = facts.category == "comprehensive"
    if words.rng.random() < 0.4:
        ticked, empty = words.rng.choice((("☑", "□"), ("■", "□"), ("√", "□")))
        return f"{ticked if whole else empty}综合示范平台 {empty if whole else ticked}专业示范平台"
    return words.rng.choice(("综合服务平台", "综合示范平台") if whole else ("专业服务平台", "专业示范平台"))


def _one_phrase(words: Words, facts: Facts) -> str:
    """Category and services in one cell, as ☑专业服务平台（市场服务、法律服务）."""
    kind = "综合" if facts.category == "comprehensive" else "专业"
    named = "、".join(SERVICES[key] for key in facts.services)
    shape = words.rng.choice(
        (
            "{kind}服务平台（{named}）",
            "☑{kind}服务平台（{named}）",
            "{kind}服务平台—{named}",
            "{named}（{kind}服务平台）",
        )
    )
    return str(shape.format(kind=kind, named=named))


def _services(words: Words, facts: Facts) -> str:
    if words.rng.random() < 0.3:
        return " ".join(("☑" if key in facts.services else "□") + name for key, name in SERVICES.items())
    return "、".join(SERVICES[key] for key in facts.services)


def _foot(pen: Pen, words: Words, facts: Facts) -> None:
    pen.gap(6)
    pen.para("本单位承诺所填内容及所附材料真实、有效，并愿承担相应责任。", style="body")
    pen.para(f"{facts.applicant}（盖章）", style="right")
    pen.para(f"{facts.as_of.year}年{facts.as_of.month}月{facts.as_of.day}日", style="right")
