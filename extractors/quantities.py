"""Numbers and units as Chinese writes them, with their offsets.

Read are 523,456.82 · ５２万 · 1.2亿 · 3千2百 · 一百五十八 · 伍拾贰万元整 · 百分之七十五 ·
七成五 · 三分之二 · 约120 · 100余家 · 8万多平方米 · 1000+家 · 80-100平方米. Dates, phone
numbers, codes and ordinals are not quantities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from extractors.folding import fold
from extractors.model import Approximation


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


class Bound(StrEnum):
    """Whether the words around make the number a limit: 不少于5人, 200家以上, 不超过."""

    NONE = "none"
    AT_LEAST = "at_least"
    OR_MORE = "or_more"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity in a text.

    `start`..`end` hold number and unit, `value` is in the unit's base (CNY, m2,
    persons, 0..1, enterprises) or, for BARE and OTHER, as written. `quantum` is the
    size of the last printed digit in that base; `high` the upper end of a range.
    """

    start: int
    end: int
    value: Decimal
    unit: Unit
    approximation: Approximation = Approximation.EXACT
    bound: Bound = Bound.NONE
    quantum: Decimal = Decimal(1)
    high: Decimal | None = None
    scaled: bool = False
    unit_text: str = ""


_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
    "壹": 1,
    "贰": 2,
    "貳": 2,
    "叁": 3,
    "參": 3,
    "肆": 4,
    "伍": 5,
    "陆": 6,
    "陸": 6,
    "柒": 7,
    "捌": 8,
    "玖": 9,
}
_SCALES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_GROUPS = {"万": 10**4, "亿": 10**8}

_CHINESE = "零〇○一二两三四五六七八九十百千万亿壹贰貳叁參肆伍陆陸柒捌玖拾佰仟"
# A group's comma can come out as a point (2.553,989.32): what follows still says which separator parts the decimals.
_ARABIC = (
    r"\d{1,3}(?:[.,，]\s?\d{3})+\.\d{2}(?!\d)|[1-9]\d{0,2}(?:[.,，]\s?\d{3})*[,，]\s?\d{3}(?:\.\d+)?"
    r"|\d{1,3}(?:[,，]\s?\d{3})+(?:\.\d+)?|[1-9]\d{0,2}(?:[ \xa0]\d{3}){2,}(?:\.\d{1,2})?(?![\d ])|\d+(?:\.\d+)?"
)
_MORE = r"(?:余|多|来|几|\+)"

_UNITS: tuple[tuple[Unit, str, str], ...] = (
    (Unit.FOREIGN, r"(?:美元|美金|港元|港币|欧元|日元|英镑|澳元|新台币|韩元)", "1"),
    (Unit.CNY, r"(?:元人民币|人民币元|人民币|元整|元正|元|圆整|圆正|圆)", "1"),
    (Unit.LAND, r"(?:亩|公顷|平方公里)", "1"),
    (Unit.M2, r"(?:平方米|平方公尺|平米|平方|㎡|m²|m2|M²|M2|m\^2|㎡|平(?![均时方台安衡等行]))", "1"),
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
_UNIT_PATTERN = "|".join(f"(?P<u{i}>{p})" for i, (_, p, _v) in enumerate(_UNITS))

_BEFORE = (
    r"(?P<before>不低于|不少于|不小于|不得少于|不得低于|至少|最低|不超过|不高于|不多于|最多|至多|低于|少于|高于"
    r"|大约|约为|约|将近|接近|近|不足|不到|超过|超出|超|突破|逾|多达|高达|已达|达到|达)?"
)
_NUMBER = rf"(?P<number>{_ARABIC}|[{_CHINESE}]+(?:点[零〇一二三四五六七八九]+)?)"
_SCALE = rf"(?P<more1>{_MORE})?\s*(?P<scale>[十百千万亿]{{1,3}})?\s*(?P<more2>{_MORE})?"
_SIGN = r"(?P<sign>(?<![\d元㎡%人家户名米至到])-(?=\d))?"
_RANGE = rf"(?:\s*(?:-|~|—|至|到|–)\s*(?P<to>{_ARABIC})(?P<to_scale>[万亿千百])?)?"

_QUANTITY = re.compile(
    rf"{_BEFORE}\s*(?P<money>人民币|RMB|￥|CNY)?\s*:?\s*{_SIGN}{_NUMBER}{_RANGE}{_SCALE}\s*(?:{_UNIT_PATTERN})?"
    r"(?P<after>左右|上下|以上|以下|以内|及以上|之多)?"
)
_PERCENT = re.compile(
    rf"{_BEFORE}\s*(?:(?P<pct>(?:(?<![\d%])-)?\d+(?:\.\d+)?)\s*(?:[%％]|个百分点(?!$))"
    rf"|百分之(?P<cpct>[{_CHINESE}]+(?:点[零〇一二三四五六七八九]+)?|\d+(?:\.\d+)?)"
    rf"|(?P<fden>[{_CHINESE}]+|\d+)分之(?P<fnum>[{_CHINESE}]+|\d+)"
    rf"|(?P<cheng>[一二两三四五六七八九十]|\d(?:\.\d)?)成(?P<half>半|[一二三四五六七八九](?![十百千万]))?(?![立为员果本功熟都套型年交效分])"
    r")(?P<points>个百分点)?(?P<after>左右|上下|以上|以下|以内|及以上)?"
)
_CAPITAL = re.compile(
    r"(?:人民币|￥)?\s*(?P<capital>[零壹贰貳叁參肆伍陆陸柒捌玖拾佰仟万亿]{2,})\s*(?P<unit>[元圆])\s*"
    r"(?:(?P<jiao>[零壹贰叁肆伍陆柒捌玖])角)?零?(?:(?P<fen>[零壹贰叁肆伍陆柒捌玖])分)?(?:整|正)?"
)
_DATE = re.compile(
    r"(?:1[89]|20|21)\d{2}\s*(?:年|[-./](?=\s*\d{1,2}\s*[-./]))\s*(?:\d{1,2}\s*(?:月|[-./])\s*(?:\d{1,2}\s*(?:日|号)?)?)?(?:度|末|底|初)?"
    r"|(?<!\d)(?:0?[1-9]|1[0-2])\s*月\s*(?:[12]\d|3[01]|0?[1-9])\s*[日号]"
    r"|[二一][〇○零一二三四五六七八九]{3}年(?:[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?)?"
)
_CODE = re.compile(
    r"(?<![A-Za-z])(?!RMB|CNY|[mM]2)[A-Za-z]+[-_]?\d[\dA-Za-z-]*"
    r"|(?<![\d.,])\d[\d-]*(?![mM](?:2|\^2|²)?(?![A-Za-z\d]))[A-Za-z][\dA-Za-z-]*"
    r"|(?<![\d.,])\d{7,8}-\d+|(?<![\d.,])0\d{2,3}-\d{7,8}"
    r"|(?<![\d.,])1[3-9]\d{9}(?![\d.,])|(?<![\d.,])\d{15,}(?![\d.,])"
)
_ORDINAL = re.compile(r"第\s*[\d零〇一二三四五六七八九十百]+")


# Words whose characters also write numbers: 队伍人数 is no 伍人.
_WORDS = re.compile(
    r"队伍|大陆|陆续|陆[丰河地军路]|统一|零售|零件|万一|百姓|千瓦|一[些般定致并直切]|十分(?=[\u4e00-\u9fff])"
)


def chinese_number(text: str) -> Decimal | None:
    """The value of a number in Chinese characters (small or capital), e.g. 一万二 (12000), 二〇二二 (2022).

    >>> chinese_number("伍拾贰万叁仟")
    Decimal('523000')
    """
    whole, _, part = text.partition("点")
    if part:
        base = chinese_number(whole)
        digits = "".join(str(_DIGITS[c]) for c in part if c in _DIGITS)
        return None if base is None or not digits else base + Decimal("0." + digits)
    if whole and all(c in _DIGITS for c in whole):
        return Decimal("".join(str(_DIGITS[c]) for c in whole))
    return _grouped(whole)


def _grouped(text: str) -> Decimal | None:
    total = section = 0
    digit: int | None = None
    last = 1
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
            last = 1 if character in "零〇○" else last
        elif character in _SCALES:
            section += (1 if digit is None else digit) * _SCALES[character]
            last, digit = _SCALES[character], None
        elif character in _GROUPS:
            section += digit or 0
            if not section and not total:
                return None
            total = (
                (total + section) * _GROUPS[character] if character == "亿" else total + section * _GROUPS[character]
            )
            section, digit, last = 0, None, _GROUPS[character]
        else:
            return None
    # 一万二 means 12,000: a lone last digit takes the scale below the one before it.
    if digit is not None:
        section += digit * (last // 10 if last >= 100 else 1)
    return Decimal(total + section)


def _parts(text: str) -> tuple[str, str]:
    """The digits of a number before and after its decimal point."""
    whole, point, part = re.sub(r"\s", "", text).rpartition(".")
    if not point or re.search(r"[,，]", part):
        whole, part = whole + part, ""
    return re.sub(r"[.,，]", "", whole), part


def _arabic(text: str) -> Decimal:
    whole, part = _parts(text)
    return Decimal(f"{whole}.{part}" if part else whole)


def _number(text: str) -> Decimal | None:
    return _arabic(text) if text[0].isdigit() and text[0].isascii() else chinese_number(text)


def _quantum(text: str) -> Decimal:
    if not (text[0].isascii() and text[0].isdigit()):
        return Decimal(1)
    return Decimal(1).scaleb(-len(_parts(text)[1]))


def _scale(text: str | None) -> Decimal:
    value = Decimal(1)
    for character in text or "":
        value *= _SCALES.get(character) or _GROUPS[character]
    return value


_ABOUT = {"约", "大约", "约为"}
_LESS = {"近", "将近", "接近", "不足", "不到"}
_MORE_WORDS = {"超过", "超出", "超", "突破", "逾", "多达"}
_AT_LEAST = {"不低于", "不少于", "不小于", "不得少于", "不得低于", "至少", "最低"}
_AT_MOST = {"不超过", "不高于", "不多于", "最多", "至多", "低于", "少于"}


def _approximation(before: str, more: str, after: str) -> Approximation:
    if before in _LESS:
        return Approximation.LESS_THAN
    if more or before in _MORE_WORDS or after in {"以上", "及以上", "之多"}:
        return Approximation.MORE_THAN
    if before in _ABOUT or after in {"左右", "上下"}:
        return Approximation.ABOUT
    return Approximation.EXACT


def _bound(before: str, after: str) -> Bound:
    if before in _AT_LEAST:
        return Bound.AT_LEAST
    if before in _AT_MOST or after in {"以下", "以内"}:
        return Bound.AT_MOST
    return Bound.OR_MORE if after in {"以上", "及以上"} else Bound.NONE


# A unit in a label, with no figure before it: 办公面积(m2):312.
_UNIT_ALONE = re.compile(r"(?<![\d\s万亿百千十余多几约.])[mM](?:2|²|\^2)(?!\d)")


def _hidden(text: str) -> str:
    """`text` with dates, codes, ordinals and lone units blanked out, so that their digits are not read."""
    for pattern in (_CODE, _ORDINAL, _WORDS, _UNIT_ALONE):
        text = pattern.sub(lambda m: "\x00" * len(m.group()), text)
    text = _without_numbering(text)
    return _DATE.sub(lambda m: "\x00" * len(m.group()) if _is_date(m.group()) else m.group(), text)


_NUMBERING = re.compile(r"(?<![\d.,，])(\d{1,3})[.．、:：，,](?=\s*[\u4e00-\u9fff])")


def _runs_on(found: list[re.Match[str]]) -> bool:
    numbers = [int(m[1]) for m in found]
    pointed = any(m.group()[-1] not in "，," for m in found)
    return len(found) == 3 and pointed and numbers == list(range(numbers[0], numbers[0] + 3))


def _without_numbering(text: str) -> str:
    """`text` with the numbers of a list that runs on in it (1.… 2.… 3.…) blanked out."""
    found = list(_NUMBERING.finditer(text))
    for i, match in enumerate(found):
        # Misread points make commas of some; a run of nothing but commas may be figures.
        if any(_runs_on(found[j : j + 3]) for j in range(max(i - 2, 0), i + 1)):
            text = text[: match.start(1)] + "\x00" * len(match[1]) + text[match.end(1) :]
    return text


def _is_date(text: str) -> bool:
    return "年" in text or "月" in text or bool(re.fullmatch(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}", text.replace(" ", "")))


def _percent(match: re.Match[str]) -> Quantity | None:
    before, after = match["before"] or "", match["after"] or ""
    value, quantum = _percent_value(match)
    if value is None:
        return None
    start = match.end("before") if match["before"] else match.start()
    if match["points"] or "百分点" in match.group():
        return Quantity(start, match.end(), value, Unit.OTHER, unit_text="百分点")
    return Quantity(
        start,
        match.end(),
        value,
        Unit.RATIO,
        _approximation(before, "", after),
        _bound(before, after),
        quantum,
        unit_text="%",
    )


def _percent_value(match: re.Match[str]) -> tuple[Decimal | None, Decimal]:
    hundredth = Decimal("0.01")
    if match["pct"]:
        return Decimal(match["pct"]) / 100, _quantum(match["pct"]) / 100
    if match["cpct"]:
        number = _number(match["cpct"])
        return (None if number is None else number / 100), hundredth
    if match["fnum"]:
        over, under = _number(match["fnum"]), _number(match["fden"])
        return (over / under if over is not None and under else None), hundredth
    tenths = _number(match["cheng"])
    if tenths is None:
        return None, hundredth
    half = match["half"]
    extra = Decimal(5) if half == "半" else Decimal(_DIGITS[half]) if half else Decimal(0)
    return tenths / 10 + extra / 100, (Decimal("0.01") if half else Decimal("0.1"))


def _capital(match: re.Match[str]) -> Quantity | None:
    value = chinese_number(match["capital"])
    if value is None:
        return None
    for name, size in (("jiao", "0.1"), ("fen", "0.01")):
        if match[name]:
            value += _DIGITS[match[name]] * Decimal(size)
    return Quantity(match.start(), match.end(), value, Unit.CNY, quantum=Decimal("0.01"), unit_text="元")


def _unit(match: re.Match[str]) -> tuple[Unit, str]:
    for index, (unit, _pattern, _v) in enumerate(_UNITS):
        if match[f"u{index}"]:
            return unit, match[f"u{index}"]
    return (Unit.CNY, "") if match["money"] else (Unit.BARE, "")


def _plain(match: re.Match[str]) -> Quantity | None:
    number = _number(match["number"])
    if number is None:
        return None
    unit, unit_text = _unit(match)
    # A lone Chinese digit without a unit (统一, 一些, 十分) is a word, not a number.
    chinese = not match["number"][0].isascii()
    if chinese and unit in {Unit.BARE, Unit.OTHER}:
        return None
    before, after = match["before"] or "", match["after"] or ""
    scale = _scale(match["scale"])
    more = (match["more1"] or "") + (match["more2"] or "")
    value = number * scale * (-1 if match["sign"] else 1)
    start = match.start("sign") if match["sign"] else match.start("number")
    high = _arabic(match["to"]) * _scale(match["to_scale"] or match["scale"]) if match["to"] else None
    if match["to"] and match["to_scale"] and not match["scale"]:
        value = number * _scale(match["to_scale"])
    if high is not None and high <= value:
        high = None
    approximation = Approximation.ABOUT if high is not None else _approximation(before, more, after)
    return Quantity(
        start,
        _end(match, unit_text),
        value,
        unit,
        approximation,
        _bound(before, after),
        _quantum(match["number"]) * scale,
        high,
        bool(match["scale"]) or (chinese and any(g in match["number"] for g in _GROUPS)),
        unit_text,
    )


def _end(match: re.Match[str], unit_text: str) -> int:
    if unit_text:
        return next(match.end(f"u{i}") for i in range(len(_UNITS)) if match[f"u{i}"])
    for name in ("more2", "scale", "more1", "to_scale", "to", "number"):
        if match[name]:
            return match.end(name)
    return match.end()


def quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities of `text` (as printed), in order, without overlaps; offsets are those of `text`."""
    copy = _hidden(fold(text))
    found: list[Quantity] = []
    taken = bytearray(len(copy))
    for pattern, build in ((_PERCENT, _percent), (_CAPITAL, _capital), (_QUANTITY, _plain)):
        for match in pattern.finditer(copy):
            quantity = build(match)
            if quantity is None or any(taken[quantity.start : quantity.end]):
                continue
            taken[quantity.start : quantity.end] = b"\x01" * (quantity.end - quantity.start)
            found.append(quantity)
        # What one pattern read is no part of a range or number that the next one sees.
        copy = "".join("\x00" if used else c for c, used in zip(copy, taken, strict=True))
    return tuple(sorted(found, key=lambda q: q.start))


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
