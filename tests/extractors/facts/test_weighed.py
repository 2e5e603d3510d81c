"""Sentences of leases, audit reports and minutes that sound as if a figure were less are told, others are not."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.facts import weighed
from extractors.facts.lessened import lessens
from extractors.model import Table
from tests.extractors.build import document, table

LEASE = [
    "房屋租赁合同",
    "出租方（甲方）：阳江市岚洲物业有限公司",
    "承租方（乙方）：阳江市岚洲咨询有限公司",
    "第一条 甲方将阳江市江城区新江路5号三楼出租给乙方作办公使用，建筑面积156平方米。",
    "第二条 租赁期限自2023年1月1日至2027年12月31日。",
]
AUDIT = [
    "审计报告",
    "阳江市岚洲咨询有限公司全体股东：",
    "我们审计了阳江市岚洲咨询有限公司财务报表，包括2023年12月31日的资产负债表以及财务报表附注。",
    "财务报表附注",
]


def told(*lines: str | Table) -> list[tuple[str, tuple[str, ...]]]:
    """The words of each fact that lessens something, with the fields."""
    return [(f.text, lessens(f)) for f in extract(document(*lines, name="附件九.docx")).facts if lessens(f)]


@pytest.mark.parametrize(
    "clause",
    [
        "第六条 自2025年3月起，乙方仅保留北侧一间，其余房间由甲方收回另行出租。",
        "第七条 每周三、周五全天由街道老年学堂使用，乙方物品届时收存。",
        "第八条 签约时原租户尚未搬离，乙方进场时间另行通知。",
        "第九条 乙方承租后由某众创空间统一运营，乙方人员按工位入座。",
        "第十条 上一份租赁合同已届满，三楼自此由甲方收回。",
    ],
)
def test_a_clause_that_takes_rooms_is_told(clause: str) -> None:
    assert [fields for _, fields in told(*LEASE, clause)] == [("floor_area",)]


@pytest.mark.parametrize(
    "clause",
    [
        "第六条 押金为两个月租金，租期届满且无欠费的，甲方于七日内退还。",
        "第七条 未经甲方书面同意，乙方不得将房屋转租他人。",
        "第八条 租赁期满，乙方应将房屋恢复至可使用状态交还甲方。",
        "第九条 因不可抗力或政府征收致使合同无法履行的，双方互不承担违约责任。",
        "丙方：阳江市利川贸易有限公司",
        "第十条 上一份租赁合同（2018—2022年）已届满，不再适用。",
        "第十一条 本合同的前身已于2022年12月31日终止，由本合同接续。",
    ],
)
def test_an_ordinary_clause_is_not(clause: str) -> None:
    assert told(*LEASE, clause) == []


def test_two_sentences_may_say_it_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighed, "sounds", lambda text: 1.0 if "收房通知" in text and "上月送达" in text else -1.0)
    clause = "租期至业主收房通知送达之日止。双方确认通知已于上月送达。"
    ((words, fields),) = told(*LEASE, clause)
    assert fields == ("floor_area",)
    assert words.startswith("租期至业主")
    assert words.endswith("上月送达")


def test_entries_of_tables_are_no_sentences_and_sentences_in_them_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighed, "sounds", lambda _: 1.0)
    long = "其中两间由甲方收回作仓库使用，钥匙已交甲方。"
    lines = table([["项目", "内容"], ["货币资金仅限申报使用", long]])
    assert [words for words, _ in told(*LEASE[:1], lines) if "资金" in words or "仓库" in words] == [
        "其中两间由甲方收回作仓库使用,钥匙已交甲方"
    ]


@pytest.mark.parametrize(
    "note",
    [
        "附注六、货币资金期末余额中有大部分系代行业协会收取的会员互助金，本公司不享有所有权。",
        "附注八、截至报告日，本公司主要账户已被冻结，设备进入司法拍卖程序。",
    ],
)
def test_a_note_that_shakes_the_assets_is_told(note: str) -> None:
    assert {fields for _, fields in told(*AUDIT, note)} == {("total_assets",)}


@pytest.mark.parametrize(
    "note",
    [
        "附注三、坏账准备按账龄分析法计提，一年以内的应收账款按5%计提。",
        "附注七、固定资产折旧采用年限平均法，电子设备按三年计提折旧。",
        "附注九、截至报告日，本公司无需要披露的资产负债表日后事项。",
    ],
)
def test_an_ordinary_note_is_not(note: str) -> None:
    assert told(*AUDIT, note) == []


def test_minutes_are_heard_where_they_touch_a_figure() -> None:
    said = "会议决定，采样组全体人员转到关联公司，本公司不再保留其岗位。"
    assert any("headcount" in fields for _, fields in told("2024年一季度例会会议纪要", said))
    assert told("2024年一季度例会会议纪要", "会议表扬采样组全勤，商定五月组织全体人员体检。") == []


@pytest.mark.parametrize(
    "said",
    [
        "2.中秋后莫凤娟、盘志鹏两人把座位腾空，工钱算清，手头的事由其他人接过去。",
        "3.莫凤娟过完年没有再来。",
        "4.盘志鹏随爱人去了外地生活，往后不回来。",
    ],
)
def test_people_who_are_named_in_minutes_are_told_of_unless_all_stays_as_it_is(said: str) -> None:
    ordinary = ("1.由莫凤娟汇报上季度走访情况。", "5.盘志鹏获评年度先进，给予通报表扬。")
    found = told("业务例会记录", ordinary[0], said, ordinary[1])
    assert [fields for _, fields in found if "headcount" in fields]
    assert all(words in said.replace("，", ",") for words, _ in found)


PARTED = "第一条 甲方将新江路5号房屋出租给乙方，建筑面积共240平方米，其中办公室130平方米、仓库70平方米、宿舍40平方米。"


@pytest.mark.parametrize("uses", ["按前条所列分别作办公、存放货样及员工住宿", "分别用于办公、堆放货样和员工居住"])
def test_uses_of_rooms_that_are_parted_into_all_their_areas_take_no_more(uses: str) -> None:
    assert told(*LEASE[:3], PARTED, f"第二条 房屋用途：{uses}。") == []


def test_uses_of_rooms_that_are_not_parted_are_for_a_person() -> None:
    whole = "第一条 甲方将新江路5号房屋出租给乙方，建筑面积共240平方米。"
    assert told(*LEASE[:3], whole, "第二条 房屋用途：按附图所列分别作办公、存放货样及员工住宿。") != []


def test_articles_of_a_body_are_not_weighed() -> None:
    rights = "股东行使下列职权：委派和更换执行董事，审议批准执行董事的报告。"
    lines = ("第二章 股东及出资", "本公司由一个股东出资设立。", rights)
    assert told("阳江市岚洲咨询有限公司章程", *lines) == []
    assert told("阳江市岚洲咨询有限公司股东会决议", "自2025年3月起，三楼由股东收回自用。") != []


def test_a_question_tells_nothing_and_its_answer_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighed, "sounds", lambda said: 9.0)
    heard = [said for said, _ in told("股东会会议纪要", "办公用房现在有几间，由谁使用？", "三楼已于上月退还业主。")]
    assert heard == ["三楼已于上月退还业主。".rstrip("。")]
