"""What is true of an applicant, drawn from a seed before any paper is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from samples.forge import names
from samples.forge.numbers import rounded

DEGREES = ("大专", "大专", "专科", "大学专科", "本科", "本科", "大学本科", "硕士", "硕士研究生", "大学")
LOW_DEGREES = ("高中", "中专", "高中", "职高", "初中", "技校", "中技")
TITLES = (
    "中级",
    "工程师",
    "经济师",
    "会计师",
    "高级工程师",
    "中级会计师",
    "中级经济师",
    "讲师",
    "高级经济师",
    "副高级",
)
LOW_TITLES = ("助理工程师", "初级", "助理会计师", "初级会计师", "技术员", "助理经济师", "会计员")
NO_TITLE = ("无", "", "/", "—", "-", "无")
SERVICES = {
    "training": "培训服务",
    "market": "市场服务",
    "innovation": "创业创新服务",
    "consulting": "管理咨询服务",
    "informatisation": "信息化服务",
    "legal": "法律服务",
    "finance_tax": "财税服务",
    "financing": "融资服务",
}


@dataclass(frozen=True, slots=True)
class Employee:
    """`mode` is full, part, intern, left or twice (a full-time row that stands again); `qualified` by either."""

    name: str
    woman: bool
    degree: str
    title: str
    mode: str
    qualified: bool
    both: bool
    joined: date


@dataclass(frozen=True, slots=True)
class Client:
    """One row of the client list; `status` counted, duplicate, near, other_year, individual or no_enterprise."""

    name: str
    served: date
    item: str
    status: str


@dataclass(frozen=True, slots=True)
class Premises:
    """A place and its floor area, m2."""

    address: str
    area: float


@dataclass(frozen=True, slots=True)
class Accounts:
    """A year-end in CNY; prev is the year-end before."""

    total: Decimal
    prev: Decimal
    current: Decimal
    fixed: Decimal
    liabilities: Decimal
    equity: Decimal
    capital: Decimal
    revenue: Decimal
    profit: Decimal


@dataclass(frozen=True, slots=True)
class Slip:
    """How form and report err on a field, and the value that they state instead; `where` is form, report or both."""

    code: str
    value: float
    where: str = "both"

    def is_in(self, paper: str) -> bool:
        return self.where in (paper, "both")


@dataclass(frozen=True, slots=True)
class Facts:
    """The whole truth of one applicant."""

    applicant: str
    credit_code: str
    platform_name: str
    category: str
    services: tuple[str, ...]
    as_of: date
    established: date
    address: str
    manager: str
    accounts: Accounts
    offices: tuple[Premises, ...]
    warehouse: Premises
    staff: tuple[Employee, ...]
    clients: tuple[Client, ...]
    slips: dict[str, Slip]

    @property
    def year(self) -> int:
        """The last full year, which the figures are of."""
        return self.as_of.year - 1

    @property
    def full_time(self) -> tuple[Employee, ...]:
        return tuple(e for e in self.staff if e.mode == "full")

    @property
    def true(self) -> dict[str, float]:
        """The five figures as they really are."""
        full = self.full_time
        return {
            "total_assets": float(self.accounts.total),
            "floor_area": round(sum(p.area for p in self.offices), 2),
            "headcount": len(full),
            "qualification_ratio": sum(e.qualified for e in full) / len(full),
            "client_count": sum(c.status == "counted" for c in self.clients),
        }

    @property
    def thresholds(self) -> dict[str, float]:
        return {
            "total_assets": 300_000 if self.category == "comprehensive" else 500_000,
            "floor_area": 100,
            "headcount": 5,
            "qualification_ratio": 0.6,
            "client_count": 200 if "training" in self.services else 40,
        }

    def declared(self, field: str, paper: str) -> float:
        """The value that form or report states, before it is written."""
        slip = self.slips.get(field)
        return slip.value if slip and slip.is_in(paper) else self.true[field]

    def slip_code(self, field: str, paper: str) -> str:
        """How that paper errs on the field, empty where it does not."""
        slip = self.slips.get(field)
        return slip.code if slip and slip.is_in(paper) else ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a dossier should be like; None leaves it to the seed. Levels: above, below, edge, edge_below."""

    category: str | None = None
    training: bool | None = None
    assets: str | None = None
    area: str | None = None
    staff: str | None = None
    ratio: str | None = None
    clients: str | None = None
    part_timers: int | None = None
    padding: float | None = None
    offices: int | None = None
    slips: tuple[str, ...] | None = None


LEFT_TO_SEED = Wish()


def draw_facts(rng: Random, wish: Wish = LEFT_TO_SEED) -> Facts:
    """The truth of one applicant."""
    category = wish.category or rng.choice(("comprehensive", "specialised"))
    training = rng.random() < 0.12 if wish.training is None else wish.training
    as_of = date(rng.randint(2021, 2025), rng.randint(2, 11), rng.randint(1, 28))
    others = rng.sample([s for s in SERVICES if s != "training"], rng.randint(1, 4))
    applicant = names.applicant(rng)
    bare = Facts(
        applicant=applicant,
        credit_code=names.credit_code(rng),
        platform_name=_platform_name(rng, category, applicant),
        category=category,
        services=tuple((["training"] if training else []) + others),
        as_of=as_of,
        established=as_of - timedelta(days=rng.randint(800, 4200)),
        address=names.address(rng),
        manager=names.person(rng),
        accounts=_accounts(rng, category, wish.assets or _level(rng)),
        offices=_offices(rng, wish.area or _level(rng), wish.offices),
        warehouse=Premises(names.address(rng), float(rng.randint(80, 900))),
        staff=_staff(rng, as_of, wish),
        clients=_clients(rng, as_of.year - 1, 200 if training else 40, wish),
        slips={},
    )
    return _with_slips(rng, bare, wish)


def _level(rng: Random) -> str:
    return rng.choices(("above", "below", "edge", "edge_below"), (70, 14, 8, 8))[0]


def _platform_name(rng: Random, category: str, applicant: str) -> str:
    if category == "comprehensive":
        region = names.region(rng)
        return f"{'' if region[-1] in '市县' else '阳江市'}{region}中小企业综合服务平台"
    return (
        "阳江市"
        + names.brand(rng)
        + rng.choice(("五金刀剪", "食品加工", "合金材料", "海洋经济", ""))
        + rng.choice(("管理咨询", "创业创新", "信息化", "财税", "融资", "市场"))
        + "服务平台"
    )


def _accounts(rng: Random, category: str, level: str) -> Accounts:
    floor = 300_000 if category == "comprehensive" else 500_000
    total = {
        "above": floor * rng.choice((rng.uniform(1.3, 6), rng.uniform(6, 60))),
        "below": floor * rng.uniform(0.3, 0.9),
        "edge": floor * rng.uniform(1.001, 1.02),
        "edge_below": floor * rng.uniform(0.975, 0.998),
    }[level]
    whole = rounded(total, 2)
    current = rounded(float(whole) * rng.uniform(0.35, 0.85), 2)
    liabilities = rounded(float(whole) * rng.uniform(0.1, 0.6), 2)
    prev = rounded(float(whole) * rng.uniform(0.55, 0.93), 2)
    capital = Decimal(rng.choice((100, 200, 300, 500, 1000)) * 10000)
    revenue = rounded(float(whole) * rng.uniform(0.6, 2.2), 2)
    return Accounts(
        whole, prev, current, whole - current, liabilities, whole - liabilities, capital,
        revenue, rounded(float(revenue) * rng.uniform(-0.02, 0.15), 2),
    )  # fmt: skip


def _offices(rng: Random, level: str, count: int | None) -> tuple[Premises, ...]:
    count = count or rng.choices((1, 2), (80, 20))[0]
    total = {
        "above": rng.choice((rng.uniform(115, 400), rng.uniform(400, 2400))),
        "below": rng.uniform(45, 92),
        "edge": rng.choice((100.0, rng.uniform(100.1, 103))),
        "edge_below": rng.uniform(96, 99.9),
    }[level]
    total = round(total, rng.choice((0, 1, 2)))
    if count == 1:
        return (Premises(names.address(rng) + names.room(rng), total),)
    first = round(total * rng.uniform(0.35, 0.7), 1)
    base = names.address(rng)
    one, other = names.room(rng), names.room(rng)
    while one == other:
        other = names.room(rng)
    return (Premises(base + one, first), Premises(base + other, round(total - first, 2)))


def _staff(rng: Random, as_of: date, wish: Wish) -> tuple[Employee, ...]:
    level = wish.staff or rng.choices(("above", "below", "edge"), (72, 14, 14))[0]
    full = {"above": rng.randint(6, 28), "below": rng.randint(3, 4), "edge": 5}[level]
    ratio = wish.ratio or _level(rng)
    goal = {"above": rng.uniform(0.66, 1), "below": rng.uniform(0.2, 0.52), "edge": 0.6, "edge_below": 0.55}[ratio]
    qualified = round(full * goal)
    if ratio in ("above", "edge"):
        qualified = -(-full * 6 // 10) if ratio == "edge" else max(qualified, -(-full * 6 // 10))
    elif qualified / full >= 0.6:
        qualified -= 1
    part = wish.part_timers if wish.part_timers is not None else rng.choice((0, 0, 1, 2, 3, 5))
    odd = wish.part_timers is None
    extra = ["part"] * part + ["intern"] * (odd and rng.random() < 0.25) + ["left"] * (odd and rng.random() < 0.12)
    modes = ["full"] * full + extra
    flags = [i < qualified for i in range(full)] + [rng.random() < 0.7 for _ in extra]
    order = list(zip(names.people(rng, len(modes)), modes, flags, strict=True))
    if rng.random() < 0.6:
        rng.shuffle(order)
    staff = [_employee(rng, as_of, *person) for person in order]
    if odd and rng.random() < 0.1:
        staff.append(replace(rng.choice([e for e in staff if e.mode == "full"]), mode="twice"))
    return tuple(staff)


def _employee(rng: Random, as_of: date, name: str, mode: str, qualified: bool) -> Employee:
    by_degree = qualified and rng.random() < 0.85
    by_title = qualified and (not by_degree or rng.random() < 0.35)
    degree = rng.choice(DEGREES if by_degree else LOW_DEGREES)
    title = rng.choice(TITLES if by_title else LOW_TITLES if rng.random() < 0.3 else NO_TITLE)
    joined = as_of - timedelta(days=rng.randint(200, 3000))
    return Employee(name, rng.random() < 0.5, degree, title, mode, qualified, by_degree and by_title, joined)


_ITEMS = (
    "政策咨询",
    "管理咨询",
    "财税辅导",
    "融资对接",
    "知识产权",
    "法律咨询",
    "信息化改造",
    "市场开拓",
    "员工培训",
    "创业辅导",
    "项目申报",
)
_NO_ENTERPRISE = ("五金刀剪行业协会", "职业技术学校", "社区居民委员会", "农业农村局", "商会")


def _clients(rng: Random, year: int, floor: int, wish: Wish) -> tuple[Client, ...]:
    level = wish.clients or _level(rng)
    distinct = {
        "above": floor + rng.randint(8, 40 if floor == 40 else 30),
        "below": rng.randint(floor // 2, floor - 6),
        "edge": floor + rng.randint(0, 1),
        "edge_below": floor - rng.randint(1, 2),
    }[level]
    padding = rng.choice((0, 0, 0.1, 0.3)) if wish.padding is None else wish.padding
    rows = [Client(name, _day(rng, year), rng.choice(_ITEMS), "counted") for name in names.companies(rng, distinct)]
    rows += [_pad(rng, rng.choice(rows), year) for _ in range(round(distinct * padding))]
    first = sorted(rows[:distinct], key=lambda c: c.served)
    extra = list({(c.name, c.status if c.status != "duplicate" else id(c)): c for c in rows[distinct:]}.values())
    for client in extra:
        first.insert(rng.randint(0, len(first)), client)
    return tuple(_settle(first))


def _settle(rows: list[Client]) -> list[Client]:
    """The first row of each name in the year counts, whatever the order in which rows were drawn."""
    seen: set[str] = set()
    out = []
    for row in rows:
        status = row.status
        if status in ("counted", "duplicate"):
            status = "duplicate" if row.name in seen else "counted"
            seen.add(row.name)
        out.append(Client(row.name, row.served, row.item, status))
    return out


def _pad(rng: Random, like: Client, year: int) -> Client:
    kind = rng.choices(("duplicate", "near", "other_year", "individual", "no_enterprise"), (45, 15, 25, 8, 7))[0]
    match kind:
        case "duplicate":
            return Client(like.name, _day(rng, year), rng.choice(_ITEMS), kind)
        case "near":
            return Client(_nearly(rng, like.name), _day(rng, year), rng.choice(_ITEMS), kind)
        case "other_year":
            name = like.name if rng.random() < 0.3 else names.company(rng)
            return Client(name, _day(rng, year - 1), rng.choice(_ITEMS), kind)
        case "individual":
            shop = names.region(rng) + names.brand(rng) + rng.choice(("小吃店", "五金店", "日用品商行", "水果档"))
            return Client(shop, _day(rng, year), rng.choice(_ITEMS), kind)
    return Client("阳江市" + names.region(rng) + rng.choice(_NO_ENTERPRISE), _day(rng, year), rng.choice(_ITEMS), kind)


def _nearly(rng: Random, name: str) -> str:
    """The same enterprise, written otherwise."""
    if name.endswith("有限责任公司"):
        return name.replace("有限责任公司", "有限公司")
    if name.startswith("阳江市") and rng.random() < 0.5:
        return "阳江" + name[3:]
    return name[:4] + " " + name[4:] if rng.random() < 0.4 else name + rng.choice(("（二期）", "　", "。"))


def _day(rng: Random, year: int) -> date:
    return date(year, rng.randint(1, 12), rng.randint(1, 28))


def _with_slips(rng: Random, facts: Facts, wish: Wish) -> Facts:
    fields = wish.slips
    if fields is None:
        fields = tuple(f for f in facts.true if rng.random() < 0.12)
    slips = {}
    for wanted in fields:
        field, _, code = wanted.partition(":")
        where = "both" if code else rng.choice(("both", "both", "form", "report"))
        slip = _slip(rng, facts, field, code, where)
        if slip and abs(slip.value - facts.true[field]) > 0.03 * facts.true[field]:
            slips[field] = slip
    return replace(facts, slips=slips)


def _slip(rng: Random, facts: Facts, field: str, code: str, where: str) -> Slip | None:
    true = facts.true[field]
    choices = {
        "total_assets": {
            "factor_10000": true * 10000,
            "factor_10000_less": true / 10000,
            "decimal_point": round(true * 10, 2),
            "last_year": float(facts.accounts.prev),
            "digit": _one_digit(true),
        },
        "floor_area": {
            "warehouse": true + facts.warehouse.area,
            "decimal_point": round(true * 10, 2),
            "digit": _one_digit(true),
        },
        "headcount": {"part_timers": float(sum(e.mode in ("full", "part", "intern", "twice") for e in facts.staff))},
        "qualification_ratio": {"optimism": min(1.0, round(true + 0.17, 2))},
        "client_count": {
            "rows": float(len(facts.clients)),
            "cumulative": float(int(true * 2.6)),
        },
    }[field]
    code = code or rng.choice(list(choices))
    return Slip(code, choices[code], where)


def _one_digit(value: float) -> float:
    """The value with its first 1 or 3 read as 7 or 8, else its first digit raised."""
    text = f"{value:.2f}"
    for old, new in (("1", "7"), ("3", "8"), ("6", "8"), ("5", "6")):
        if old in text[:2]:
            return float(text.replace(old, new, 1))
    return value * 1.5
