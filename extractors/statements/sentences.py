"""A figure stated in a phrase of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache

from extractors.fields import field
from extractors.model import Passage
from extractors.statements.links import ROSE, Link, Mention, links
from extractors.statements.parts import part_meant
from extractors.statements.respective import told_apart
from extractors.statements.stated import Shape, Stated
from extractors.text.compacting import Compact, compact
from extractors.text.folding import fold
from extractors.text.periods import period_ends
from extractors.text.quantities import Bound, Quantity
from extractors.text.units import Unit
from extractors.words.loading import term_data


@lru_cache(maxsize=1)
def _context() -> dict[str, re.Pattern[str]]:
    data = term_data("cues/context")
    joined = {
        f"{group}_{place}": "|".join(patterns)
        for group in ("normative", "future", "past", "others", "region", "cumulative")
        for place, patterns in data[group].items()
    }
    joined["yearly"] = data["yearly"]
    return {name: re.compile(pattern) for name, pattern in joined.items()}


# 符合规定要求的专职人员8人 says how things are; only a figure inside the asked part is a rule.
_KEEPS_RULE = re.compile(
    r"(?:符合|达到|满足|按照?|根据|依照|优于|高于|超过|超出)[^,，。\d零一二三四五六七八九十百千万]{0,16}(?:要求|标准|条件|规定|门槛)"
)


_CLAUSE_BREAK = re.compile(r"[,，。;；:：]")


def _clause(text: str, link: Link) -> str:
    """The clause around the figure, up to the commas on both sides of its label and itself."""
    begin = min(link.mention.start, link.quantity.start)
    finish = max(link.mention.end, link.quantity.end)
    left = max((m.end() for m in _CLAUSE_BREAK.finditer(text, link.sentence[0], begin)), default=link.sentence[0])
    right = _CLAUSE_BREAK.search(text, finish, link.sentence[1])
    return text[left : right.start() if right else link.sentence[1]]


# 根据认定条件,专职人员须在5人以上,年服务企业40家以上: the whole sentence is the rule's.
_BY_RULE = re.compile(
    r"(?:根据|按照?|依据|依照|对照)[^,。;]{0,20}(?:条件|要求|标准|规定|办法|细则|通知|文件)|(?:条件|要求|标准|门槛)(?:为|是|如下|包括)*:"
)


def _normative(text: str, link: Link) -> bool:
    if link.quantity.bound in {Bound.AT_LEAST, Bound.AT_MOST}:
        return True
    context = _context()
    behind = text[link.quantity.end : link.sentence[1]]
    ahead = text[link.sentence[0] : link.quantity.start]
    if link.quantity.bound is Bound.OR_MORE and _BY_RULE.search(ahead):
        return True
    return bool(
        context["normative_clause"].search(_KEEPS_RULE.sub("", _clause(text, link)))
        or context["normative_after"].search(behind)
        or context["normative_before"].search(ahead)
    )


# 办公场地(总面积240㎡)部分提供给乙方使用 states what the landlord has.
_SHARED = re.compile(r"\)?的?(?:其中)?(?:一)?部分(?:面积|区域|场地)?(?:提供|出租|租|给|交|划|由乙方)")


_GROUP = {"plan": "future", "past": "past", "others": "others", "region": "region", "total": "cumulative"}


def accepted(text: str, link: Link) -> bool:
    """Whether a linked figure says how things are: no rule, no plan, no figure of another time."""
    if _normative(text, link) or ROSE.match(text, link.quantity.end):
        return False
    if link.field.premises and _SHARED.match(text, link.quantity.end):
        return False
    ahead = text[link.sentence[0] : link.quantity.start]
    context = _context()
    against = [why for why in link.field.cues if why != "rule" and context[f"{_GROUP[why]}_before"].search(ahead)]
    return not against or (against == ["total"] and _of_a_year(ahead))


def _of_a_year(ahead: str) -> bool:
    """Whether words of a total over years (累计, 以来) stand beside a year that the figure is of."""
    last = re.split(r"[,，]", ahead)[-1]
    if "以来" in last or "历年" in last:
        return False
    if "累计" in last and ("以来" in ahead or "历年" in ahead or re.search(r"截[至止]|20\d\d年[底末]", last)):
        return False
    return bool(_context()["yearly"].search(last) or ("以来" not in ahead and _ONE_YEAR.search(ahead)))


_ONE_YEAR = re.compile(r"(?:去年一年|过去(?:的)?一年|上一?年度|全年|本年度|去年全年)[,，]?")


_FOUNDED = re.compile(
    r"(?:成立|注册|设立|创办|创立|始建|创建|组建|登记|开业)(?:于|时间|日期|:)*[\d年月日./-]+|[\d年月日./-]{5,}(?:正式)?(?:登记)?(?:成立|注册|设立|创办|创立|组建|开业)"
)


def _as_of(text: str, link: Link) -> date | None:
    """The latest date named before the figure in its sentence, nearest first."""
    named = period_ends(_FOUNDED.sub("", text[link.sentence[0] : link.quantity.start]))
    return named[-1] if named else None


# The rest of the line that a form gives to write on stands between the figure and its unit: 116.86____平方米.
_BLANK_TO_FILL = re.compile(r"(?<=[\d%])(?:[_＿﹍]{2,}|\s{3,})")


def _statement(passage: Passage, copy: Compact, text: str, link: Link) -> Stated:
    start, end = copy.back(link.quantity.start, link.quantity.end)
    if blank := _BLANK_TO_FILL.search(passage.text, start, end):
        end = blank.start()
    mention = text[link.mention.start : link.mention.end]
    return Stated(
        link.field,
        link.quantity.value,
        link.quantity,
        passage,
        start,
        end,
        link.mention.strength,
        Shape.SENTENCE,
        mention,
        _as_of(text, link),
        whole_row=text[link.sentence[0] : link.sentence[1]],
    )


_WHOLE = re.compile(
    r"(?P<all>(?:全部|全体|所有|现有)?(?:的)?(?:专职|全职|从业|在职|工作|服务|团队)*(?:人员|员工|职工|成员)"
    r"(?:(?:共|共有|有)?\d+[多余]?[名位人],?)?(?:全部|都|均|皆)+)(?:已)?(?:具有|具备|拥有|为|是|达到|取得)?"
    r"(?:大专|专科|本科|大学)[^,，。;;\d]{0,24}(?:学历|职称|资格|文化程度)"
)
_PART = re.compile(r"管理|研发|技术|骨干|中层|高层|负责|领导|干部|兼职|外聘|财务|咨询|其中|部分|多数|客服|讲师")


def _whole(text: str) -> Iterator[Link]:
    """专职人员均具有大专以上学历 says a share of 100 % without a figure."""
    for match in _WHOLE.finditer(text):
        begin = max((m.end() for m in _CLAUSE_BREAK.finditer(text, 0, match.start())), default=0)
        if _PART.search(text[begin : match.start("all")] + match["all"]):
            continue
        strength = 3 if re.search(r"大专.*(?:职称|资格)", match.group()) else 2
        quantity = Quantity(match.start(), match.end(), Decimal(1), Unit.RATIO, quantum=Decimal("0.01"))
        mention = Mention(match.start(), match.start(), strength)
        yield Link(field("qualification_ratio"), quantity, mention, (begin, len(text)))


# Most cells of a long list hold no figure: they are passed by before the words are looked at.
_MAY_STATE = re.compile(r"\d|[一二三四五六七八九十百两壹贰叁肆伍陆柒捌玖拾]|[均皆都]|全部")


def sentences(passage: Passage, in_cell: bool = False) -> Iterator[Stated]:
    """The figures that the sentences of one passage state.

    In a cell a line end is no sentence end: forms wrap their lines at the cell's edge.
    """
    if not _MAY_STATE.search(passage.text):
        return
    copy = compact(passage.text, lines=in_cell)
    text = fold(copy.text)
    told = (told_apart(text, link) for link in links(copy.text))
    for link in (*filter(None, told), *_whole(text)):
        if link.quantity.unit is not Unit.BARE and accepted(text, link):
            yield _statement(passage, copy, text, part_meant(text, link))
