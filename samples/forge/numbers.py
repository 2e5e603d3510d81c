"""Quantities in the ways in which Chinese papers write them; each with the value that the writing states."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from random import Random

from samples.forge.truth import Written

_PLAIN = "零一二三四五六七八九"
_CAPITAL = "零壹贰叁肆伍陆柒捌玖"
_PLAIN_UNITS = ("", "十", "百", "千")
_CAPITAL_UNITS = ("", "拾", "佰", "仟")
_WIDE = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")


_FRACTIONS = {0.75: "四分之三", 2 / 3: "三分之二", 0.8: "五分之四", 0.6: "五分之三", 1.0: "百分之百"}


def _group(number: int, digits: str, units: tuple[str, ...]) -> str:
    out, gap = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            out += ("零" if gap and out else "") + digits[digit] + units[power]
            gap = False
        else:
            gap = True
    return out


def chinese(number: int, capital: bool = False) -> str:
    """A whole number in Chinese characters: 128 -> 一百二十八, capital 壹佰贰拾捌."""
    digits, units = (_CAPITAL, _CAPITAL_UNITS) if capital else (_PLAIN, _PLAIN_UNITS)
    if number == 0:
        return "零"
    out = ""
    for size, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part = number // size % 10**4
        if part:
            gap = out and (part < 1000)
            out += ("零" if gap else "") + _group(part, digits, units) + name
    if not capital and out.startswith("一十"):
        out = out[1:]
    return out


def chinese_decimal(number: Decimal) -> str:
    """128.5 -> 一百二十八点五."""
    whole, _, rest = f"{number:f}".partition(".")
    return chinese(int(whole)) + ("点" + "".join(_PLAIN[int(d)] for d in rest) if rest.strip("0") else "")


def capital_yuan(value: Decimal) -> str:
    """An amount in capital characters: 523456.80 -> 伍拾贰万叁仟肆佰伍拾陆元捌角."""
    cents = int((value * 100).to_integral_value())
    whole, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
    text = chinese(whole, capital=True) + "元"
    if not jiao and not fen:
        return text + "整"
    text += _CAPITAL[jiao] + "角" if jiao else "零"
    return text + (_CAPITAL[fen] + "分" if fen else "")


def wide(text: str) -> str:
    """The text's digits in full width."""
    return text.translate(_WIDE)


def rounded(value: float | Decimal, places: int, down: bool = False) -> Decimal:
    """The value with so many places."""
    quantum = Decimal(1).scaleb(-places)
    return Decimal(str(value)).quantize(quantum, ROUND_DOWN if down else ROUND_HALF_UP)


def number(value: Decimal, comma: bool = True) -> str:
    """523456.8 -> 523,456.8."""
    return f"{value:,f}" if comma else f"{value:f}"


def money(rng: Random, value: float, style: str | None = None) -> Written:
    """An amount with its unit."""
    styles = ["yuan", "yuan", "yuan_plain", "wan", "wan", "wan2", "wide", "about", "more", "capital", "both", "rmb"]
    styles += ["sign", "thousand", "over", "spaced"]
    style = style or rng.choice(styles + (["yi"] if value >= 5e7 else []))
    exact, wan = rounded(value, 2), Decimal(str(value)) / 10000
    two = rounded(wan, 2)
    match style:
        case "yuan":
            return Written(f"{number(exact)}元", float(exact))
        case "rmb":
            return Written(f"人民币{number(exact)}元", float(exact))
        case "yuan_plain":
            whole = rounded(value, 0)
            return Written(f"{number(whole, False)}元", float(whole))
        case "wan":
            return Written(f"{number(two, False)}万元", float(two * 10000))
        case "wan2":
            four = rounded(wan, 4)
            return Written(f"{number(four)} 万元", float(four * 10000))
        case "wide":
            return Written(wide(f"{number(two, False)}") + "万元", float(two * 10000))
        case "about":
            one = rounded(wan, 1)
            return Written(f"约{number(one, False)}万元", float(one * 10000), True)
        case "more":
            low = rounded(wan, 0, down=True)
            return Written(f"{number(low, False)}余万元", float(low * 10000), True)
        case "capital":
            return Written(f"人民币{capital_yuan(exact)}", float(exact))
        case "both":
            return Written(f"人民币{capital_yuan(exact)}（¥{number(exact)}）", float(exact))
        case "sign":
            return Written(f"¥{number(exact)}", float(exact))
        case "thousand":
            kilo = rounded(value / 1000, 2)
            return Written(f"{number(kilo)}千元", float(kilo * 1000))
        case "over":
            low = rounded(wan, 0, down=True)
            word = rng.choice(("超过{}万元", "{}多万元", "逾{}万元", "{}万元以上"))
            return Written(word.format(low), float(low * 10000), True)
        case "spaced":
            return Written(f"{number(two, False)}  万  元", float(two * 10000))
        case "yi":
            yi = rounded(Decimal(str(value)) / 10**8, 4)
            return Written(f"{number(yi, False)}亿元", float(yi * 10**8))
    raise ValueError(style)


def area(rng: Random, value: float, style: str | None = None) -> Written:
    """A floor area with its unit."""
    units = ["平方米", "平方米", "㎡", "m²", "平米", " 平方米", "m2", "平方", "M2"]
    style = style or rng.choice(["plain"] * 5 + ["wide", "about", "more", "chinese", "two", "over", "near"])
    exact, whole = rounded(value, 2).normalize(), rounded(value, 0)
    unit = rng.choice(units)
    match style:
        case "plain":
            return Written(f"{exact:f}{unit}", float(exact))
        case "two":
            return Written(f"{rounded(value, 2):f}{unit}", float(exact))
        case "wide":
            return Written(wide(f"{exact:f}") + "平方米", float(exact))
        case "about":
            return Written(f"约{whole}平方米", float(whole), True)
        case "more":
            low = int(value // 10 * 10)
            return Written(f"{low}余平方米", float(low), True)
        case "chinese":
            return Written(f"{chinese_decimal(exact)}平方米", float(exact))
        case "over":
            low = int(value // 10 * 10)
            word = rng.choice(("{}多平方米", "超过{}平方米", "{}余平", "{}平方米以上"))
            return Written(word.format(low), float(low), True)
        case "near":
            high = int(-(-value // 10) * 10)
            return Written(f"近{high}平方米", float(high), True)
        case "wan":
            wan = rounded(value / 10000, 4).normalize()
            return Written(f"{wan:f}万平方米", float(wan * 10000))
    raise ValueError(style)


def whole(rng: Random, value: int, units: tuple[str, ...], style: str | None = None) -> Written:
    """A count with its unit."""
    style = style or rng.choice(["plain"] * 6 + ["wide", "chinese", "space"])
    unit = rng.choice(units)
    match style:
        case "plain":
            return Written(f"{value}{unit}", value)
        case "space":
            return Written(f"{value} {unit}", value)
        case "wide":
            return Written(wide(str(value)) + unit, value)
        case "chinese":
            return Written(chinese(value) + unit, value)
        case "more":
            low = value // 10 * 10
            return Written(f"{low}余{unit}", low, True)
        case "about":
            return Written(f"约{value}{unit}", value, True)
        case "over":
            low = value // 10 * 10
            word = rng.choice(("超过{}{}", "{}多{}", "逾{}{}", "{}+{}"))
            return Written(word.format(low, unit), low, True)
        case "near":
            high = -(-value // 10) * 10
            return Written(f"近{high}{unit}", high, True)
    raise ValueError(style)


def ratio(rng: Random, value: float, style: str | None = None) -> Written:
    """A share, 0..1."""
    style = style or rng.choice(["percent"] * 5 + ["two", "wide", "chinese", "one", "tenths", "fraction"])
    percent = rounded(value * 100, 2).normalize()
    one = rounded(value * 100, 1)
    flat = int(rounded(value * 100, 0))
    match style:
        case "percent":
            return Written(f"{flat}%", flat / 100)
        case "one":
            return Written(f"{one}%", float(one) / 100)
        case "two":
            return Written(f"{rounded(value * 100, 2)}%", float(percent) / 100)
        case "wide":
            return Written(wide(f"{one}%"), float(one) / 100)
        case "chinese":
            return Written(f"百分之{chinese_decimal(Decimal(flat))}", flat / 100)
        case "fraction" if value in _FRACTIONS:
            return Written(_FRACTIONS[value], value)
        case "fraction":
            return Written(f"{flat} %", flat / 100)
        case "tenths" if flat == 100:
            return Written("百分之百", 1.0)
        case "tenths":
            tens, ones = divmod(flat, 10)
            return Written(f"{_PLAIN[tens]}成{_PLAIN[ones] if ones else ''}", flat / 100)
        case "decimal":
            return Written(f"{flat / 100:.2f}", flat / 100)
    raise ValueError(style)
