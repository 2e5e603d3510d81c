"""Invented people, companies, codes and addresses."""

from __future__ import annotations

from random import Random

_SURNAMES = "陈林黄梁李张谭冯关许曾莫敖钟麦雷洪司徒欧阳赵周吴郑王何罗叶苏卢蔡邓彭冼容阮柯"
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华慧健斌宇婷雪琳浩然嘉欣子轩梓涵俊豪晓彤佩珊国栋志坚海燕文博思颖泽楷"
)
_PLACES = ("阳江市江城区", "阳江市阳东区", "阳江高新区", "阳江市海陵岛", "阳春市", "阳西县", "阳江市岗侨区")
_TOWNS = ("东城镇", "合水镇", "织篢镇", "春湾镇", "闸坡镇", "平冈镇", "那龙镇", "程村镇", "岗列街道", "城西街道")
_ROADS = ("安宁路", "东风三路", "创业路", "富康路", "金山大道", "石湾北路", "漠江路", "体育路", "兴业一街", "滨海大道")
_BRANDS_A = "启明汇智远恒鼎盛粤漠海云帆锐捷瑞丰博恩泰和信德力诚弘毅广晟佳润卓扬聚拓亿联众合新晖凯旋南岛金麟"
_BRANDS_B = "达科创业源通程邦捷美林川隆兴宇辉宏图昌百川翔越嘉铭华谷峰泉瀚阔盈"
_TRADES = (
    "五金制品", "刀剪制造", "机械设备", "食品", "海洋生物科技", "电子商务", "物流", "建材", "装饰工程", "农业发展",
    "塑料制品", "新材料", "包装印刷", "服饰", "水产", "家居用品", "模具", "环保科技", "信息技术", "贸易",
    "电器", "厨具", "金属制品", "文化传播", "旅游开发", "风电设备", "汽车配件", "纸业",
)  # fmt: skip
_ENDS = ("有限公司", "有限公司", "有限公司", "有限责任公司", "股份有限公司", "厂")
_SERVICE = (
    "企业服务",
    "中小企业服务",
    "管理咨询",
    "科技服务",
    "创业孵化服务",
    "财税咨询",
    "职业培训",
    "知识产权服务",
    "信息科技",
    "产业促进",
)
_CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def credit_code(rng: Random) -> str:
    """A unified social credit code with a right check character."""
    body = "91441" + "".join(rng.choice("0123456789") for _ in range(3)) + "MA" + "".join(rng.choices(_CODE, k=7))
    total = sum(_CODE.index(ch) * weight for ch, weight in zip(body, _WEIGHTS, strict=True))
    return body + _CODE[(31 - total % 31) % 31]


def person(rng: Random) -> str:
    """A person's name."""
    surname = rng.choice(_SURNAMES)
    return surname + "".join(rng.choices(_GIVEN, k=rng.choice((1, 2, 2, 2))))


def people(rng: Random, count: int) -> list[str]:
    """So many people, all differently named."""
    found: dict[str, None] = {}
    while len(found) < count:
        found.setdefault(person(rng))
    return list(found)


def brand(rng: Random) -> str:
    """A company's invented name."""
    return rng.choice(_BRANDS_A) + rng.choice(_BRANDS_B) + (rng.choice(_BRANDS_A) if rng.random() < 0.2 else "")


def company(rng: Random) -> str:
    """An enterprise of the region."""
    return "".join(_company(rng))


def _company(rng: Random) -> tuple[str, str, str, str]:
    place = rng.choice(("阳江市", "阳江市", "阳江", "阳春市", "阳西县", "阳东区", "广东", "阳江市江城区"))
    return place, brand(rng), rng.choice(_TRADES), rng.choice(_ENDS)


def companies(rng: Random, count: int) -> list[str]:
    """So many enterprises; no two share both brand and trade, so that none can be taken for another's misspelling."""
    found: dict[tuple[str, str], str] = {}
    while len(found) < count:
        place, name, trade, end = _company(rng)
        found.setdefault((name[:2], trade), place + name + trade + end)
    return list(found.values())


def applicant(rng: Random) -> str:
    """A service company."""
    return rng.choice(("阳江市", "阳江", "阳春市", "阳西县", "广东")) + brand(rng) + rng.choice(_SERVICE) + "有限公司"


def address(rng: Random) -> str:
    """An invented address in the region."""
    place = rng.choice(_PLACES) + (rng.choice(_TOWNS) if rng.random() < 0.4 else "")
    house = rng.choice(("", "创业大厦", "商会大厦", "科技楼", "金港中心"))
    return f"{place}{rng.choice(_ROADS)}{rng.randint(1, 288)}号{house}"


def room(rng: Random) -> str:
    """Where in a house."""
    floor = rng.randint(1, 18)
    return rng.choice(
        (
            f"{floor}楼",
            f"{floor}层{floor:02d}{rng.randint(1, 12):02d}室",
            f"{floor}{rng.randint(1, 9):02d}、{floor}{rng.randint(10, 19)}室",
        )
    )


def id_number(rng: Random, masked: bool) -> str:
    """An identity number of nobody: its date part cannot be a date, or is masked."""
    return f"441700{'********' if masked else '1900' + '00' + '00'}{rng.randint(1000, 9999)}"


def phone(rng: Random, masked: bool = False) -> str:
    """A telephone number that no network has given out."""
    return f"100{'****' if masked else rng.randint(1000, 9999)}{rng.randint(1000, 9999)}"


def region(rng: Random) -> str:
    """A county or district."""
    return rng.choice(("江城区", "阳东区", "阳春市", "阳西县", "高新区", "海陵区"))
