"""Figures, papers and places in words, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from checkers.model import Text
from extractors.fields import Field, units
from extractors.model import Claim, Kind, Place, Remark, RowReason, Spot


def named(field: Field) -> Text:
    """What a field is called."""
    return Text(field.names.zh, field.names.en)


KINDS = {
    Kind.APPLICATION_FORM: Text("申报表", "application form"),
    Kind.APPLICATION_REPORT: Text("申报报告", "application report"),
    Kind.BUSINESS_LICENCE: Text("营业执照", "business licence"),
    Kind.AUDIT_REPORT: Text("审计报告", "audit report"),
    Kind.BALANCE_SHEET: Text("资产负债表", "balance sheet"),
    Kind.LEASE: Text("租赁合同", "lease"),
    Kind.PROPERTY_CERTIFICATE: Text("不动产权证书", "property certificate"),
    Kind.STAFF_ROSTER: Text("从业人员名册", "staff roster"),
    Kind.INSURANCE_LIST: Text("社保清单", "social insurance list"),
    Kind.CERTIFICATE: Text("学历或职称证书", "certificate"),
    Kind.CLIENT_LIST: Text("服务企业名单", "client list"),
    Kind.INSTITUTION: Text("管理制度", "institution paper"),
    Kind.AGREEMENT: Text("合作协议", "agreement"),
    Kind.DESIGNATION: Text("认定文件", "designation"),
    Kind.OTHER: Text("其他材料", "another paper"),
}


def kind_name(kind: Kind) -> Text:
    """What a paper of that kind is called; a kind of the office's own has its name in its file of words."""
    return KINDS.get(kind) or Text(kind.called["zh"], kind.called["en"])


REASONS = {
    RowReason.PART_TIME: Text("兼职", "part-time"),
    RowReason.INTERN: Text("实习", "interns"),
    RowReason.LEFT: Text("离职", "left"),
    RowReason.DISPATCHED: Text("劳务派遣、借调", "lent by another employer"),
    RowReason.TOTAL_ROW: Text("合计行", "total rows"),
    RowReason.DUPLICATE: Text("重复", "duplicates"),
    RowReason.NEAR_DUPLICATE: Text("疑似重复", "near-duplicates"),
    RowReason.OTHER_YEAR: Text("其他年度", "of other years"),
    RowReason.NOT_QUALIFIED: Text("未达学历或职称", "without degree or title"),
    RowReason.NOT_ENTERPRISE: Text("非企业", "no enterprises"),
    RowReason.NOT_SERVED: Text("未实际服务", "not served"),
    RowReason.NOT_MEANT: Text("不属所问", "not what is asked about"),
    RowReason.EMPTY: Text("空行", "empty"),
    RowReason.UNREADABLE: Text("无法辨认", "unreadable"),
}

REMARKS = {
    "said": Text("{all}", "{all}"),
    "numbers_missing": Text("序号缺 {all}", "row numbers {all} are missing"),
    "people_total_differs": Text("写明合计 {0}人，读到 {1}人", "the stated total is {0} persons, {1} were read"),
    "enterprises_total_differs": Text(
        "写明合计 {0}家，读到 {1}家", "the stated total is {0} enterprises, {1} were read"
    ),
    "total_differs": Text("写明合计 {0}，读到 {1}", "the stated total is {0}, {1} was read"),
    "amounts_unread": Text("{all} 的数量未读出", "the amount of {all} was not read"),
}
"""What may be noticed of a list as a whole; `{all}` stands for all parts, `{0}` for the first."""

NOTHING = Text("", "")


def joined(parts: Iterable[Text], zh: str = "", en: str = " ") -> Text:
    """Texts one after another; blank ones leave no gap."""
    some = [p for p in parts if p.zh or p.en]
    return Text(zh.join(p.zh for p in some), en.join(p.en for p in some))


def listed(parts: Sequence[Text]) -> Text:
    """Texts as a list within a sentence."""
    return joined(parts, "；", "; ")


def remarks(found: Iterable[Remark]) -> Text:
    """What was noticed, as a list within a sentence."""
    return listed([_remark(r) for r in found])


def _remark(remark: Remark) -> Text:
    form = REMARKS[remark.code]
    return Text(
        form.zh.format(*remark.parts, all="、".join(remark.parts)),
        form.en.format(*remark.parts, all=", ".join(remark.parts)),
    )


def kinds(names: Iterable[Kind]) -> Text:
    """The names of papers, as a choice."""
    return joined([kind_name(k) for k in names], "或", " or ")


def figure(value: Decimal, field: Field) -> Text:
    """A value with its unit, as a reader would write it."""
    if field.share:
        percent = f"{plain(value * 100, 2)}%"
        return Text(percent, percent)
    unit, number = units()[field.unit], plain(value, 2)
    english = unit.english(value)
    return Text(f"{number} {unit.zh}", f"{english} {number}" if unit.ahead else f"{number} {english}")


def gap(one: Decimal, other: Decimal, field: Field) -> Text:
    """How far two values are apart."""
    if not field.share:
        return figure(abs(one - other), field)
    points = plain(abs(one - other) * 100, 2)
    return Text(f"{points} 个百分点", f"{points} percentage points")


def plain(value: Decimal, places: int) -> str:
    """A number with thousands separators and no trailing zeros: 523,456.82, 62.5, 6."""
    shown = f"{round(value, places):,f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def place(claim: Claim) -> Text:
    """Paper, file and page of a claim: 资产负债表（“审计报告.pdf”第 3 页）."""
    evidence, name = claim.evidence, kind_name(claim.evidence.paper)
    where = Text("", "")
    if evidence.page is not None:
        where = Text(f"第 {evidence.page} 页", f", page {evidence.page}")
    elif evidence.place:
        there = spot(evidence.place)
        where = Text(there.zh, f", {there.en}")
    return Text(f"{name.zh}（“{evidence.document}”{where.zh}）", f"the {name.en} (“{evidence.document}”{where.en})")


_SPOTS = {
    Spot.PARAGRAPH: Text("第 {} 段", "paragraph {}"),
    Spot.TEXT_BOX: Text("文本框 {}", "text box {}"),
    Spot.PICTURE: Text("图 {}", "picture {}"),
    Spot.DIAGRAM: Text("图示 {}", "diagram {}"),
    Spot.HEADER: Text("页眉 {}", "header {}"),
    Spot.FOOTER: Text("页脚 {}", "footer {}"),
    Spot.FOOTNOTE: Text("脚注 {}", "footnote {}"),
    Spot.ENDNOTE: Text("尾注 {}", "endnote {}"),
}


def spot(place: Place) -> Text:
    """A place in words: 表 2 第 3–14 行, table 2, rows 3-14."""
    parts = [Text(f"工作表“{place.sheet}”", f"sheet {place.sheet}")] if place.sheet else []
    if place.spot is not None:
        words = _SPOTS[place.spot]
        parts.append(Text(words.zh.format(place.number), words.en.format(place.number)))
    if place.table is not None:
        parts.append(Text(f"表 {place.table}", f"table {place.table}"))
    if place.row is not None:
        parts.append(_rows(place.row, place.last_row))
    return joined(parts, " ", ", ")


def _rows(first: int, last: int | None) -> Text:
    if last is None:
        return Text(f"第 {first} 行", f"row {first}")
    return Text(f"第 {first}–{last} 行", f"rows {first}-{last}")


def places(claims: Sequence[Claim]) -> Text:
    """Where several claims stand, each place once."""
    return joined(list(dict.fromkeys(map(place, claims))), "、", ", ")
