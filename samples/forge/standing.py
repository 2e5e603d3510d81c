"""What is true of an applicant beside its figures: what it is and where, its accounts' state, its papers and partners.

Drawn for seeds from WHOLE_FROM on only, so that the dossiers of lower seeds stay as they are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from samples.forge import names
from samples.forge.facts import SERVICES, Facts

WHOLE_FROM = 5000
"""Seeds from here on hand in the papers of every condition of Article 8, with mistakes in each."""

PAPERS = (
    "management_rules", "service_process", "charges", "safeguards", "development_plan", "yearly_goals", "brand_plan",
)  # fmt: skip
LEGAL = ("company", "institution", "association", "non_enterprise")
"""Forms that are legal persons; the others are not."""

OUTSIDE = ("广州市天河区", "深圳市南山区", "湛江市霞山区", "茂名市茂南区")


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement of the applicant: with whom, from when to when (None: blank), signed by both or not."""

    partner: str
    signed_on: date | None
    until: date | None
    signed: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """The truth of all conditions that are no figures.

    `seat`: inside, outside, owned (outside, a wholly owned subsidiary inside, shown), unproved (not shown), branch.
    `opinion`: unqualified, emphasis, qualified, adverse, disclaimer, or "" for no audit report.
    `designation`: fits, private, another, or "" for none. `papers`: full, thin, heading, past or "" for each of PAPERS;
    `shape`: how these come: files, bound, report. `name`: right, no_place, no_type, no_platform.
    """

    legal: str
    seat: str
    expired: bool
    opinion: str
    signed: bool
    year_right: bool
    statements: bool
    designation: str
    papers: dict[str, str]
    shape: str
    agreements: tuple[Agreement, ...]
    listed: tuple[str, ...]
    name: str
    passages: frozenset[str]
    subsidiary: str = ""

    @property
    def partners(self) -> frozenset[str]:
        """The distinct organisations that are gathered."""
        return frozenset({a.partner for a in self.agreements} | set(self.listed))


def draw_standing(rng: Random, facts: Facts) -> tuple[Standing, Facts]:
    """The truth of the other conditions, and the facts as they go with it."""
    legal = rng.choices((*LEGAL, "partnership", "branch", "sole"), (52, 10, 9, 9, 8, 6, 6))[0]
    seat = rng.choices(("inside", "outside", "owned", "unproved", "branch"), (74, 8, 7, 6, 5))[0]
    seat = seat if legal == "company" else "inside"
    name = rng.choices(("right", "no_place", "no_type", "no_platform"), (76, 8, 8, 8))[0]
    facts = _named(rng, facts, legal, seat, name)
    loss, negative = rng.random() < 0.12, rng.random() < 0.06
    facts = replace(facts, established=_founded(rng, facts), accounts=_accounts(facts, loss, negative))
    opinions = ("unqualified", "emphasis", "qualified", "adverse", "disclaimer", "")
    opinion = rng.choices(opinions, (60, 6, 8, 5, 5, 16))[0]
    standing = Standing(
        legal=legal,
        seat=seat,
        expired=rng.random() < 0.07,
        opinion=opinion,
        signed=rng.random() < 0.9,
        year_right=rng.random() < 0.93,
        statements=rng.random() < 0.93,
        designation=rng.choices(("fits", "private", "another", ""), (64, 12, 12, 12))[0],
        papers=_papers(rng),
        shape=rng.choice(("files", "bound", "bound", "report")),
        agreements=_agreements(rng, facts),
        listed=(),
        name=name,
        passages=frozenset(
            p for p in ("equipment", "online_service", "team_leader", "award", "satisfaction") if rng.random() < 0.75
        ),
        subsidiary=f"阳江{facts.applicant[3:]}" if seat in ("owned", "unproved") else "",
    )
    return replace(standing, listed=_listed(rng, standing)), facts


def _named(rng: Random, facts: Facts, legal: str, seat: str, name: str) -> Facts:
    brand, place = names.brand(rng), rng.choice(("阳江市", "阳西县", "阳春市", "阳江市阳东区"))
    applicant = {
        "company": f"{place}{brand}{rng.choice(('企业服务', '管理咨询', '科技服务'))}有限公司",
        "institution": f"{place}{rng.choice(('中小企业服务中心', '生产力促进中心', '企业发展服务中心'))}",
        "association": f"{place}{rng.choice(('五金刀剪', '食品', '模具'))}行业协会",
        "non_enterprise": f"{place}{brand}企业服务中心",
        "partnership": f"广东{brand}{rng.choice(('律师事务所', '会计师事务所（普通合伙）'))}",
        "branch": f"广州市{brand}信息科技有限公司阳江分公司",
        "sole": f"{place}{brand}企业管理服务部",
    }[legal]
    if seat != "inside":
        applicant = f"{rng.choice(OUTSIDE)[:3]}{brand}企业服务有限公司"
    address = (
        facts.address
        if seat == "inside"
        else f"{rng.choice(OUTSIDE)}{rng.choice(('中山', '人民', '科技'))}路{rng.randint(2, 99)}号"
    )
    platform = _platform(
        rng, facts, brand if legal in ("company", "non_enterprise", "branch", "sole") else applicant, name
    )
    return replace(facts, applicant=applicant, address=address, platform_name=platform)


def _platform(rng: Random, facts: Facts, unit: str, name: str) -> str:
    if facts.category == "comprehensive":
        place = rng.choice(("阳江市", "阳江市江城区", "阳西县", "阳春市", "阳江市阳东区合山镇"))
        return {
            "right": f"{place}中小企业综合服务平台",
            "no_place": "中小企业综合服务平台",
            "no_type": f"{place}中小企业服务平台",
            "no_platform": f"{place}中小企业综合服务中心",
        }[name]
    kind = SERVICES[rng.choice(facts.services)].removesuffix("服务")
    place = rng.choice(("阳江市", "", "阳江"))
    cluster = rng.choice(("", "五金刀剪产业集群", "高新区产业园", ""))
    return {
        "right": f"{place}{unit}{rng.choice(('', '中小企业'))}{cluster}{kind}服务平台",
        "no_place": f"{unit}{cluster}{kind}服务平台",
        "no_type": f"{place}{unit}{cluster}服务平台",
        "no_platform": f"{place}{unit}{cluster}{kind}服务中心",
    }[name]


def _founded(rng: Random, facts: Facts) -> date:
    two_years = facts.as_of.replace(year=facts.as_of.year - 2)
    return rng.choices(
        (facts.established, two_years, two_years + timedelta(days=1), two_years + timedelta(days=rng.randint(20, 400))),
        (80, 6, 7, 7),
    )[0]


def _accounts(facts: Facts, loss: bool, negative: bool) -> object:
    books = facts.accounts
    profit = -abs(books.profit) - Decimal("1234.56") if loss else abs(books.profit) + Decimal("321.09")
    if not negative:
        return replace(books, profit=profit)
    owed = books.total + Decimal("45678.90")
    return replace(books, profit=profit, liabilities=owed, equity=books.total - owed)


def _papers(rng: Random) -> dict[str, str]:
    if rng.random() < 0.45:
        return dict.fromkeys(PAPERS, "full")
    found = {paper: rng.choices(("full", "thin", "heading", ""), (84, 5, 5, 6))[0] for paper in PAPERS}
    if found["yearly_goals"] == "full" and rng.random() < 0.15:
        found["yearly_goals"] = "past"
    return found


_PARTNER_ENDS = (
    "会计师事务所",
    "律师事务所",
    "职业培训学校",
    "知识产权代理有限公司",
    "检测技术有限公司",
    "融资担保有限公司",
)


def _agreements(rng: Random, facts: Facts) -> tuple[Agreement, ...]:
    count = rng.choices((0, 1, 2, 3, 4), (8, 12, 15, 40, 25))[0]
    partners = [f"阳江市{names.brand(rng)}{end}" for end in rng.sample(_PARTNER_ENDS, count)]
    return tuple(_agreement(rng, facts, partner) for partner in partners)


def _agreement(rng: Random, facts: Facts, partner: str) -> Agreement:
    signed_on = facts.as_of - timedelta(days=rng.randint(60, 700))
    draw = rng.random()
    if draw < 0.08:
        return Agreement(partner, facts.as_of - timedelta(days=900), facts.as_of - timedelta(days=170))
    if draw < 0.14:
        return Agreement(partner, None, None, signed=False)
    return Agreement(partner, signed_on, signed_on + timedelta(days=3 * 365))


def _listed(rng: Random, standing: Standing) -> tuple[str, ...]:
    if rng.random() < 0.5:
        return ()
    others = [f"阳江市{names.brand(rng)}{end}" for end in rng.sample(_PARTNER_ENDS, rng.randint(1, 4))]
    return tuple(dict.fromkeys([*(a.partner for a in standing.agreements), *others]))
