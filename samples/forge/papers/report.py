"""The application report: prose that says the figures in sentences, among look-alikes."""

from __future__ import annotations

from random import Random

from samples.forge import names, numbers
from samples.forge.content import Paper, Para, Run
from samples.forge.facts import SERVICES, Facts
from samples.forge.papers import chapters
from samples.forge.papers.figures import in_words
from samples.forge.pen import Pen
from samples.forge.truth import FIELDS
from samples.forge.words import Words

_HEADINGS = (
    ("一、单位基本情况", ("total_assets",)),
    ("二、服务设施与场所", ("floor_area",)),
    ("三、服务队伍", ("headcount", "qualification_ratio")),
    ("四、服务开展情况", ("client_count",)),
    ("五、管理制度与发展规划", ()),
)


def application_report(words: Words, facts: Facts, share: float = 0.85) -> Paper:
    """A report; each figure is in it with the probability `share`."""
    pen, rng = Pen(words.rng), words.rng
    title = words.pick("identity.report_title")
    pen.para(title, style="title")
    pen.para(facts.applicant, style="subtitle")
    said = {field for field in FIELDS if rng.random() < share}
    for heading, fields in _HEADINGS:
        pen.para(heading, style="heading")
        if heading.startswith("一"):
            _introduce(pen, words, facts)
        for field in fields:
            if field in said:
                state(pen, words, facts, field)
        for filler in words.some("prose.filler", rng.randint(1, 2)):
            pen.para(filler)
        if rng.random() < 0.6:
            rng.choice((trap, threshold, other_party, history))(pen, words, facts)
    _strangely(pen, words, facts)
    pen.para(facts.applicant, style="right")
    pen.para(f"{facts.as_of.year}年{facts.as_of.month}月{facts.as_of.day}日", style="right")
    return pen.paper("application_report", title, seal=facts.applicant if rng.random() < 0.6 else "")


def headings(paper: Paper) -> int:
    """How many chapters a report has."""
    return sum(isinstance(block, Para) and block.style == "heading" for block in paper.blocks)


def _strangely(pen: Pen, words: Words, facts: Facts) -> None:
    if words.strangely(0.25):
        chapters.years(pen, words, facts)
    if words.strangely(0.4):
        chapters.goals(pen, words, facts)


def _introduce(pen: Pen, words: Words, facts: Facts) -> None:
    services = "、".join(SERVICES[key] for key in facts.services)
    pen.para(
        f"{facts.applicant}（统一社会信用代码：{facts.credit_code}）成立于{facts.established.year}年"
        f"{facts.established.month}月，位于{facts.address}，法定代表人{facts.manager}，"
        f"建设并运营{facts.platform_name}，主要为中小微企业提供{services}。"
    )


def state(pen: Pen, words: Words, facts: Facts, field: str) -> None:
    """A paragraph that states the field, with neighbours."""
    rng = words.rng
    name = "sentence"
    if field == "qualification_ratio" and rng.random() < 0.3:
        name = "count_sentence"
    sentence = words.pick(f"{field}.{name}")
    written = in_words(rng, field, facts.declared(field, "report"), facts.slip_code(field, "report"))
    claim = pen.claim(field, written, "declared", sentence)
    before = words.pick("prose.filler") if rng.random() < 0.4 else ""
    pen.fill(before + sentence, v=claim, **slots(pen, rng, facts, before + sentence))


def threshold(pen: Pen, words: Words, facts: Facts) -> None:
    """A sentence that quotes what the regulation asks."""
    floors = facts.thresholds
    decoys = (("floor_area", 100.0), ("headcount", 5.0), ("ratio", 0.6), ("client_count", floors["client_count"]))
    for name, value in (*decoys, ("total_assets", floors["total_assets"])):
        pen.decoy_count(value, f"threshold {name}")
    pen.fill(
        words.pick("prose.threshold"),
        floor=f"{floors['total_assets'] / 10000:.0f}",
        clients=f"{floors['client_count']:.0f}",
    )


def other_party(pen: Pen, words: Words, facts: Facts) -> None:
    """A sentence with another enterprise's figures."""
    ranges = {"o1": (12, 300), "o2": (300, 9000), "o3": (800, 90000), "o4": (60, 700), "o5": (30, 95)}
    _decoys(pen, words, "prose.other_party", ranges, "another party", company=names.company(words.rng))


def history(pen: Pen, words: Words, facts: Facts) -> None:
    """A sentence on other years or on plans."""
    years = {"before": facts.year - 1, "earlier": facts.year - 2, "next": facts.as_of.year + 2}
    ranges = {
        "h1": (20, 80),
        "h2": (15, 60),
        "h3": (30, 900),
        "h4": (2, 9),
        "h5": (30, 90),
        "h6": (120, 900),
        "h7": (300, 2000),
    }
    _decoys(pen, words, "prose.history", ranges, "another year", **{k: str(v) for k, v in years.items()})


def _decoys(pen: Pen, words: Words, path: str, ranges: dict[str, tuple[int, int]], why: str, **slots: str) -> None:
    sentence = words.pick(path)
    filled: dict[str, str | Run] = {k: v for k, v in slots.items() if "{" + k + "}" in sentence}
    for name, (low, high) in ranges.items():
        if "{" + name + "}" in sentence:
            value = words.rng.randint(low, high)
            filled[name] = pen.decoy(numbers.Written(str(value), value), why)
    pen.fill(sentence, **filled)


def trap(pen: Pen, words: Words, facts: Facts) -> None:
    """A sentence of look-alikes only."""
    rng = words.rng
    sentence = words.pick("prose.trap")
    values = {
        "n1": rng.randint(2, 30),
        "n2": rng.randint(50, 900),
        "n3": rng.randint(1000, 60000),
        "n4": rng.randint(6, 60),
    }
    slots = {k: pen.decoy(numbers.Written(str(v), v), "trap") for k, v in values.items() if "{" + k + "}" in sentence}
    pen.fill(sentence, **slots)


def slots(pen: Pen, rng: Random, facts: Facts, sentence: str) -> dict[str, str | Run]:
    """The look-alikes that a sentence names."""
    made: dict[str, str | Run] = {
        "year": str(facts.year),
        "last": str(facts.year - 1),
        "addr": facts.offices[0].address,
    }
    for name, (written, why) in _look_alikes(rng, facts).items():
        if "{" + name + "}" in sentence:
            made[name] = pen.decoy(written, why)
    return made


def _look_alikes(rng: Random, facts: Facts) -> dict[str, tuple[numbers.Written, str]]:
    a = facts.accounts
    part = sum(e.mode == "part" for e in facts.staff) or 2
    money = {
        "liab": a.liabilities, "net": a.equity, "cap": a.capital, "revenue": a.revenue, "prev": a.prev,
        "current": a.current, "fixed": a.fixed, "profit": abs(a.profit), "tax": a.revenue / 50, "equip": a.fixed / 2,
    }  # fmt: skip
    style = rng.choice(("wan", "yuan", "wan2"))
    made = {name: (numbers.money(rng, float(value), style), name) for name, value in money.items()}
    areas = {"land": rng.randint(900, 30000), "shared": rng.randint(8, 40), "store": rng.randint(60, 900),
             "hall": rng.randint(20, 60), "base": rng.randint(500, 5000)}  # fmt: skip
    made |= {name: (numbers.area(rng, value, "plain"), name) for name, value in areas.items()}
    counts = {
        "part": (part, "人"), "experts": (rng.randint(3, 30), "名"), "trained": (rng.randint(200, 3000), "人次"),
        "interns": (rng.randint(1, 4), "人"), "early": (rng.randint(2, 4), "人"), "few": (rng.randint(3, 20), "家"),
        "times": (rng.randint(100, 900), "次"), "contracts": (rng.randint(20, 300), "份"),
        "events": (rng.randint(4, 40), "场"), "total": (rng.randint(600, 4000), "家"),
        "sets": (rng.randint(10, 80), "台套"),
        "prevc": (rng.randint(10, 60), "家"), "windows": (rng.randint(2, 9), "个"),
        "all": (len(facts.full_time) + part, "人"),
        "rooms": (rng.randint(2, 9), "间"), "k": (sum(e.qualified for e in facts.full_time), "人"),
    }  # fmt: skip
    made |= {name: (numbers.Written(f"{value}{unit}", value), name) for name, (value, unit) in counts.items()}
    for name in ("pct", "other"):
        value = rng.randint(12, 97)
        made[name] = (numbers.Written(f"{value}%", value / 100), name)
    made["rent"] = (numbers.Written(f"{rng.randint(18, 60)}元", 0), "rent")
    return made
