"""What numbers count: the units behind a figure, and those that a header or label states for the figures under it."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum

from extractors.text.folding import fold


class Unit(StrEnum):
    """What a quantity counts; OTHER is a unit that none of the five figures has."""

    CNY = "CNY"
    FOREIGN = "foreign"
    M2 = "m2"
    LAND = "land"
    PERSONS = "persons"
    RATIO = "ratio"
    ENTERPRISES = "enterprises"
    TIMES = "times"
    OTHER = "other"
    BARE = "bare"


UNITS: tuple[tuple[Unit, str, str], ...] = (
    (Unit.FOREIGN, r"(?:美元|美金|港元|港币|欧元|日元|英镑|澳元|新台币|韩元)", "1"),
    (Unit.CNY, r"(?:元人民币|人民币元|人民币|元整|元正|元|圆整|圆正|圆)", "1"),
    (Unit.LAND, r"(?:亩|公顷|平方公里)", "1"),
    (Unit.M2, r"(?:平方米|平方公尺|平米|平方|㎡|m2|M2|m\^2|²|平(?![均时方台安衡等行]))", "1"),
    (Unit.TIMES, r"(?:人次|家次|户次|次|场次|场|期|批次|单|笔|起|件|份|项次)", "1"),
    (Unit.PERSONS, r"(?:人|名|位|员)(?!次|民币|才)", "1"),
    (
        Unit.ENTERPRISES,
        r"(?:家|户|个(?=\s*(?:中小|小微|微型|民营|企业|单位|市场主体|法人))|间(?=\s*(?:中小|小微|企业|公司)))",
        "1",
    ),
    (
        Unit.OTHER,
        # 专职人员:8 年服务次数:900 is no 8年.
        r"(?:年(?!度?[\u4e00-\u9fff]{2,8}:)|月|日|号|楼|层|室|栋|幢|座|岁|周岁|台|套|项|个|条|章|款|页|天|小时|分钟|分|倍|米|公里|吨|股|张|间|部|辆|门|类|种|级|年度|季度|学时|课时|℃|kg|KG|G|M|册|亿股|万股|岗|元/|％点|节|篇|期|届|次会议|平方厘米|路|道|街|镇|村|区|省|市|县|组|队|位数|万次|届|批|颗|只|头|羽|床|亿次)",
        "1",
    ),
)
UNIT_PATTERN = "|".join(f"(?P<u{i}>{p})" for i, (_, p, _v) in enumerate(UNITS))


_HEADER_UNITS: tuple[tuple[str, Unit, Decimal], ...] = (
    (r"亿元", Unit.CNY, Decimal(10**8)),
    (r"百万元", Unit.CNY, Decimal(10**6)),
    (r"万元", Unit.CNY, Decimal(10**4)),
    (r"千元", Unit.CNY, Decimal(1000)),
    (r"(?<![美港欧日])元", Unit.CNY, Decimal(1)),
    (r"万\s*(?:平方米|㎡|m2|m²)", Unit.M2, Decimal(10**4)),
    (r"平方米|㎡|m2|m²|平米|M2|M²", Unit.M2, Decimal(1)),
    (r"亩|公顷", Unit.LAND, Decimal(1)),
    (r"人次|家次|次", Unit.TIMES, Decimal(1)),
    (r"人|名|位", Unit.PERSONS, Decimal(1)),
    (r"家|户|个", Unit.ENTERPRISES, Decimal(1)),
    (r"%", Unit.RATIO, Decimal("0.01")),
)


_UNIT_WORDS = "|".join(pattern for pattern, _unit, _factor in _HEADER_UNITS)


def stated_unit(text: str) -> tuple[Unit, Decimal] | None:
    """The unit that a header, label or 单位 line states for the numbers below it, with its factor.

    Looks for 单位：万元, (万元), /万元 or a text that is nothing but a unit; None where none is stated.
    """
    copy = fold(text)
    inside = re.findall(rf"单位\s*:?\s*(?:人民币)?\s*({_UNIT_WORDS})(?![\u4e00-\u9fff])", copy)
    inside += re.findall(r"\(\s*(?:单位\s*:?)?\s*(?:人民币)?\s*([^()]{1,20}?)\s*\)", copy)
    inside += re.findall(r"/\s*(亿元|百万元|万元|千元|元|人|名|家|户|㎡|m2|平方米|%)\s*:?\s*$", copy)
    if len(copy.strip()) <= 5:
        inside.append(copy.strip())
    for part in (piece for text in inside for piece in reversed(re.split(r"[,，、;；]", text))):  # (上年末,万元)
        for pattern, unit, factor in _HEADER_UNITS:
            if re.fullmatch(pattern, part.strip()):
                return unit, factor
    return None
