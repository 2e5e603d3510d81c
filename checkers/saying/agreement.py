"""What an agreement finding says: the two figures, where they stand, how far apart, and the probable cause."""

from __future__ import annotations

from collections.abc import Sequence

from checkers.model import Cause, Status, Text
from checkers.saying.threshold import shown
from checkers.standing.figures import Figure, Numbered, Option
from checkers.standing.settle import supporting_kinds
from checkers.wording import NOTHING, figure, gap, joined, kinds, listed, named, places
from extractors.fields import Field

NOT_OF_ONE_YEAR = Text("填报数与佐证数不是同一年度", "what is declared and what is proved are not of one year")
LENT = Text(
    "其中劳务派遣或借调人员是否计入专职，须由专家认定",
    "whether people lent by another employer are full-time staff is for an expert to say",
)
LEFT_OVER = Text(
    "填报数只与其中一份材料一致，其余材料是否属同一房屋无法判断",
    "it agrees with one paper only, and whether the others are of the same premises cannot be told",
)


def nothing(field: Field) -> Text:
    """Neither side says anything."""
    name = named(field)
    return Text(
        f"填报和佐证材料中均未找到{name.zh}，无从核对。",
        f"Neither form nor supporting papers state the {name.en}; nothing can be compared.",
    )


def one_sided(field: Field, side: Figure, is_declared: bool, inner: Sequence[Option], claims: Numbered) -> Text:
    """One side is silent; papers of the other may still contradict each other."""
    name, stated = named(field), _stated(side.main, claims)
    papers = kinds(supporting_kinds(field))
    lacking = Text(
        f"未读到可佐证{name.zh}的数（{papers.zh}），无法核对。",
        f"No supporting figure ({papers.en}) was found to compare the {name.en} with.",
    )
    if not is_declared:
        lacking = Text(
            f"申报表和申报报告中未填{name.zh}，无法核对。",
            f"Neither form nor report declares the {name.en}; nothing can be compared.",
        )
    return joined([stated, lacking, _contradictions(field, inner, claims)])


def compared(
    field: Field,
    said: Figure,
    proved: Figure,
    status: Status,
    causes: Sequence[Cause],
    claims: Numbered,
    why: Sequence[Text],
) -> Text:
    """Both sides, the difference, the cause."""
    parts = [_stated(said.main, claims), _stated(proved.main, claims)]
    others = [o for side in (said, proved) for o in side.others if o.conflict]
    parts.append(_contradictions(field, others, claims))
    if status is Status.MET:
        return joined([*parts, _agreement(said.main, proved.main)])
    parts.append(_gap(field, said.main, proved.main))
    if status is Status.UNCERTAIN:
        reasons = why or (Text("读数存疑，换一种读法则相符", "a doubtful reading would make them agree"),)
        text = listed(reasons)
        parts.append(Text(f"待核实：{text.zh}。", f"To be checked: {text.en}."))
    return joined([*parts, _probable(causes, status)])


def _stated(option: Option, claims: Numbered) -> Text:
    value, where = shown(option, claims), places([claims[i] for i in option.parts])
    zh, en = ("合计为", "together") if len(option.parts) > 1 else ("为", "")
    return Text(
        f"{where.zh}{zh} {value.zh}。", f"{where.en[:1].upper()}{where.en[1:]}: {en + ' ' if en else ''}{value.en}."
    )


def _contradictions(field: Field, others: Sequence[Option], claims: Numbered) -> Text:
    if not others:
        return NOTHING
    each = [
        Text(
            f"{places([claims[i] for i in o.parts]).zh}为 {figure(o.amount.value, field).zh}",
            f"{places([claims[i] for i in o.parts]).en} {figure(o.amount.value, field).en}",
        )
        for o in others
    ]
    text = listed(each)
    return Text(f"另有不同：{text.zh}。", f"Others differ: {text.en}.")


def _agreement(one: Option, other: Option) -> Text:
    if one.amount.value == other.amount.value:
        return Text("两者一致。", "They agree.")
    if one.amount.vague or other.amount.vague:
        return Text("在约数所及范围内，两者相符。", "They agree as far as the rough figure goes.")
    return Text("四舍五入后两者相符。", "They agree within rounding.")


def _gap(field: Field, one: Option, other: Option) -> Text:
    if one.amount.value == other.amount.value:
        return NOTHING
    apart = gap(one.amount.value, other.amount.value, field)
    return Text(f"相差 {apart.zh}。", f"They differ by {apart.en}.")


def _probable(causes: Sequence[Cause], status: Status) -> Text:
    if causes:
        text = listed(list(dict.fromkeys(c.text for c in causes)))
        return Text(f"可能原因：{text.zh}。", f"Probable cause: {text.en}.")
    if status is Status.INCONSISTENT:
        return Text("未找到能解释差异的原因，请核对原件。", "No explanation fits; check the originals.")
    return NOTHING
