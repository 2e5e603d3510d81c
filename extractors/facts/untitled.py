"""Who applies for what as papers tell it without a label: in sentences, headings, and as a party to a contract."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extractors.facts.ticks import chosen
from extractors.model import FactName, Kind, Passage
from extractors.text.compacting import compact
from extractors.text.folding import fold

FIRM = (
    r"[\u4e00-\u9fff()]{4,36}?(?:有限责任公司|股份有限公司|有限公司|公司|合作社|事务所|服务中心|促进中心|中心"
    r"|促进会|协会|商会|联合会|研究院|研究所|服务站|生产力促进局|学校|学院|孵化器|产业园)"
)


@dataclass(frozen=True, slots=True)
class Told:
    """One fact as told; `start`..`end` are offsets in the passage's text."""

    name: FactName
    value: str
    start: int
    end: int


_PLATFORM = re.compile(
    r"(?:(?:运营|建设|申报|申请|打造|搭建|管理|承办|创建|推荐|依托|名称为|名为)(?:的|了|并|及|和|与|“|\"|《|「)*)+"
    r"(?:平台)?(?:全称|名称)?(?:为|是|:|“|\"|《|「)*(?P<name>[\u4e00-\u9fff()]{2,30}?服务平台)"
)
_QUOTED = re.compile(
    r"(?:申报|申请|认定|推荐|建设|运营|拟以)[^。;“\"《]{0,12}[“\"《「](?P<name>[\u4e00-\u9fff()]{4,34}?服务平台)[”\"》」]"
)
_OFFERS = re.compile(
    r"(?:提供|开展|从事|包括|涵盖|主营|主打)(?:的|了|以下|专业的|各类|为|有)*(?P<what>[^。;,]{2,70}?服务)(?:等|为主|业务|项目|工作)*(?=[。;,]|$)"
)
_SELF = re.compile(
    rf"(?:申[报请]单位|我单位|本单位|我公司|本公司|我中心|我司|平台(?:运营|依托|建设)?(?:单位|主体|机构)|由)?(?:为|是|即|[:,、])?"
    rf"(?!合作|联合|客户|上级|主管|发起|控股|母公司|关联|兄弟|对方|入驻|服务企业)(?P<name>{FIRM})(?:\((?:以下|下称|简称|统一社会信用代码|信用代码)|[,]?(?:是|系|为|属)(?:一[家个所]|经|由|在|依法|阳江|我市|本[市地])|[,]?(?:正式)?(?:成立|创立|创办|创建|注册|组建|设立)"
    r"|[,]?(?:自)?(?:于)?(?:19|20)\d\d年)"
)
_PARTY = re.compile(
    rf"(?:承租方|承租人|乙方|租用方|租用人)(?:\([^()]{{1,8}}\)|[(:为是名称])*(?P<name>{FIRM})(?![\u4e00-\u9fff])"
)
_UNIT = re.compile(
    rf"^(?:参保|缴费|用人|填报|填表|编制|制表|申报|所属|服务|运营)?"
    rf"单位(?:名称|全称)?(?:\([^()]*\))*:(?P<name>{FIRM})(?:\([^()]*\))?$"
)
_TITLE = re.compile(
    rf"^(?P<name>{FIRM})(?:(?:19|20)\d\d年?度?)?(?:专职|从业|工作|在职|在岗|全体|企业|中小企业|中小微企业|现有|参保)*(?:人员|员工|职工|花名册|服务|客户|社保|社会保险)"
)
_ALONE = re.compile(rf"^(?P<name>{FIRM})$")
_SEALED = re.compile(rf"^(?:申[报请]单位|单位)?:?(?P<name>{FIRM})\((?:单位)?(?:加盖)?(?:盖章|公章|签章)\)$")

_BY_KIND: Mapping[Kind, tuple[re.Pattern[str], ...]] = {
    Kind.APPLICATION_REPORT: (_SELF, _SEALED),
    Kind.APPLICATION_FORM: (_SEALED,),
    Kind.LEASE: (_PARTY,),
    Kind.STAFF_ROSTER: (_UNIT, _TITLE),
    Kind.INSURANCE_LIST: (_UNIT, _TITLE),
    Kind.CLIENT_LIST: (_UNIT, _TITLE),
}
_REPORTS = frozenset({Kind.APPLICATION_REPORT, Kind.APPLICATION_FORM})


def applicant(passage: Passage, kind: Kind, heading: bool) -> Iterator[Told]:
    """The applicant as this passage of a paper of that kind names it; `heading`: it stands above the paper's text.

    A contract's other party and a statement's enterprise are no applicant: they are not asked.
    """
    patterns = _BY_KIND.get(kind, ())
    if heading and kind is Kind.APPLICATION_REPORT:
        patterns = (*patterns, _ALONE)
    for start, part in _parts(passage.text) if patterns else ():
        copy = compact(part)
        text = fold(copy.text)
        for pattern in patterns:
            match = pattern.search(text) if pattern is _PARTY else pattern.match(text)
            if match:
                a, b = copy.back(*match.span("name"))
                yield Told(FactName.APPLICANT, match["name"], start + a, start + b)
                return


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """What wide gaps and line ends part, each with its offset."""
    for match in re.finditer(r"\S+(?:[ \t]\S+)*", text):
        yield match.start(), match.group()


def platform(passage: Passage, kind: Kind) -> Iterator[Told]:
    """The platform's name as a sentence of the form or report tells it."""
    copy = compact(passage.text, lines=True)
    text = fold(copy.text) if kind in _REPORTS else ""
    match = _QUOTED.search(text) or _PLATFORM.search(text)
    if match:
        yield Told(FactName.PLATFORM_NAME, match["name"], *copy.back(*match.span("name")))


def services(passage: Passage, kind: Kind, options: Mapping[str, str]) -> Iterator[Told]:
    """The services that a sentence of the form or report says are offered."""
    if kind not in _REPORTS:
        return
    copy = compact(passage.text, lines=True)
    for match in _OFFERS.finditer(fold(copy.text)):
        for value in chosen(match["what"], options):
            yield Told(FactName.SERVICE, value, *copy.back(*match.span("what")))
