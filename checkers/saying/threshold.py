"""What a threshold finding says: what was found where, what is asked, by how much, and why it may not hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checkers.model import Alternative, Status, Text
from checkers.standing.asked import Asked
from checkers.standing.figures import Figure, Numbered, Option
from checkers.standing.rows import left_out
from checkers.standing.settle import supporting_kinds
from checkers.wording import NOTHING, REASONS, figure, gap, joined, kinds, listed, named, place, places
from extractors.fields import Field
from extractors.model import Basis, Claim, Kind, RowReason

BOTH_ASKED = Text("若理解为学历与职称须同时具备", "if the law is read as asking for a degree and a title in one person")


def missing(field: Field) -> Text:
    """Nothing was found in any paper."""
    name, papers = named(field), kinds(supporting_kinds(field))
    return Text(
        f"全部材料中均未找到{name.zh}。请补充{papers.zh}，并在申报表中填明。",
        f"No paper states the {name.en}. Hand in a {papers.en} and fill it in on the form.",
    )


def unread(field: Field, there: Sequence[Kind]) -> Text:
    """A paper is there, but its figure was not read."""
    papers, name = kinds(there), named(field)
    return Text(
        f"已提交{papers.zh}，但其中未读出{name.zh}，不能仅凭填报数认定",
        f"a {papers.en} is there, but no {name.en} was read in it; the form alone does not settle it",
    )


def echo(field: Field) -> Text:
    """What is declared is the very limit, and more."""
    name = named(field)
    return Text(
        f"填报的{name.zh}恰为要求的数且写作“以上”等，可能只是复述要求",
        f"the declared {name.en} is the very limit “or more”, and may only repeat what is asked",
    )


def not_in_force(as_of: date) -> Text:
    """The rule is younger than the application."""
    return Text(
        f"申报日 {as_of.isoformat()} 时本条尚未施行。", f"This rule was not yet in force on {as_of.isoformat()}."
    )


def threshold(field: Field, found: Figure, what: Asked, status: Status, claims: Numbered, supported: bool) -> Text:
    """The first sentences: the figure, where it stands, how it came about, what is asked."""
    return joined(
        [
            _found(field, found, claims, supported),
            _asked(field, found, what, status),
            _how(field, claims[found.main.parts[0]]),
            _not_counted(field, found, claims),
            *what.aside,
            _law(field, claims[found.main.parts[0]], what),
        ]
    )


def _not_counted(field: Field, found: Figure, claims: Numbered) -> Text:
    """The areas that were left out; figures of other years, which stand in every balance sheet, are not named."""
    if not field.premises or not found.aside:
        return NOTHING
    each = []
    for index, why in found.aside:
        where, value = place(claims[index]), figure(claims[index].value, field)
        each.append(Text(f"{where.zh}的 {value.zh}{why.zh}", f"{value.en} of {where.en}: {why.en}"))
    text = listed(each)
    return Text(f"另有{text.zh}。", f"Left out: {text.en}.")


def shown(option: Option, claims: Numbered) -> Text:
    """A value as a reader would write it, with the words of the paper where they are vague."""
    claim = claims[option.parts[0]]
    value = figure(option.amount.value, claim.field)
    if not option.amount.vague:
        return value
    return Text(f"{value.zh}（原文“{claim.evidence.quote}”）", f"{value.en} (“{claim.evidence.quote}”)")


def _found(field: Field, found: Figure, claims: Numbered, supported: bool) -> Text:
    name = named(field)
    value = shown(found.main, claims)
    parts = [claims[i] for i in found.main.parts]
    where = places(parts)
    if not supported:
        papers = kinds(supporting_kinds(field))
        return Text(
            f"仅有填报数：{where.zh}填报{name.zh}为 {value.zh}，未读到佐证材料（{papers.zh}）。",
            f"Declared only: {where.en} gives {value.en} as {name.en}; no supporting figure ({papers.en}) was found.",
        )
    day = parts[0].as_of
    dated = Text(f"（{day.isoformat()}）", f" as of {day.isoformat()}") if day else NOTHING
    verb = Text("清点得", "counts") if parts[0].basis is Basis.COMPUTED else Text("载明", "gives")
    if len(parts) > 1:
        verb = Text("合计", "add up to")
    return Text(
        f"{where.zh}{verb.zh}{name.zh}{dated.zh}为 {value.zh}。",
        f"{_capital(where.en)} {verb.en} {value.en} as {name.en}{dated.en}.",
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _asked(field: Field, found: Figure, what: Asked, status: Status) -> Text:
    value, least = found.main.amount.value, figure(what.value, field)
    apart = gap(value, what.value, field)
    margin = Text(f"高出 {apart.zh}", f"{apart.en} above")
    if value < what.value:
        margin = Text(f"差 {apart.zh}", f"{apart.en} short")
    if value == what.value:
        margin = Text("恰好达到", "just reached")
    return Text(f"要求不低于 {least.zh}，{margin.zh}。", f"At least {least.en} is asked: {margin.en}.")


def _how(field: Field, claim: Claim) -> Text:
    """Which rows a count left out."""
    counts = {r: n for r, n in left_out(claim).items() if r not in (RowReason.EMPTY, RowReason.TOTAL_ROW)}
    if claim.basis is not Basis.COMPUTED or not counts:
        return NOTHING
    zh = "、".join(f"{REASONS[r].zh} {n}" for r, n in counts.items())
    en = ", ".join(f"{n} {REASONS[r].en}" for r, n in counts.items())
    return Text(f"未计入的行：{zh}。", f"Rows not counted: {en}.")


def _law(field: Field, claim: Claim, what: Asked) -> Text:
    """How Article 8(3) is read here, and whether the other reading would turn the verdict."""
    if not field.either:
        return NOTHING
    strict = claim.count.strict if claim.count else None
    said = Text("按学历或职称具备其一计算。", "A degree or a title is taken as enough.")
    if strict is None or (strict >= what.value) == (claim.value >= what.value):
        return said
    shown = figure(strict, field)
    return joined(
        [
            said,
            Text(
                f"若要求两者兼备，比例为 {shown.zh}，结论将改变。",
                f"If both were asked, the share would be {shown.en} and the verdict would turn.",
            ),
        ]
    )


def with_doubts(
    message: Text, field: Field, turning: Sequence[Alternative], doubts: Sequence[Text], status: Status
) -> Text:
    """The message, with why the verdict does not hold and what to look at."""
    reasons = [*doubts, *(_turn(a, field) for a in turning)]
    if not reasons:
        return message
    why = listed(list(dict.fromkeys(reasons)))
    if status is Status.INCONSISTENT:
        return joined(
            [
                message,
                Text(
                    f"材料相互矛盾：{why.zh}。请核对原件。",
                    f"The papers contradict each other: {why.en}. Check the originals.",
                ),
            ]
        )
    return joined(
        [message, Text(f"待核实：{why.zh}。请对照原件认定。", f"To be checked: {why.en}. Compare with the original.")]
    )


def _turn(alternative: Alternative, field: Field) -> Text:
    value = figure(alternative.value, field)
    word = STATUS_WORDS[alternative.status]
    return Text(f"{alternative.why.zh}（{value.zh}，{word.zh}）", f"{alternative.why.en} ({value.en}: {word.en})")


STATUS_WORDS = {
    Status.MET: Text("则符合", "then met"),
    Status.NOT_MET: Text("则不符合", "then not met"),
    Status.INCONSISTENT: Text("则不一致", "then inconsistent"),
    Status.UNCERTAIN: Text("则视要求而定", "then it depends on what is asked"),
}
