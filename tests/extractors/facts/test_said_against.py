"""What letters, notices, minutes and tables tell by which a condition may not hold."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.extract import extract
from extractors.facts.said_against import MATTER, MEANT, NUMBERS, PLACE, RESTORES
from extractors.model import Block, Fact, FactName
from tests.extractors.build import document, table

LETTER, BODY = "情况通报", "阳江市岚舟信息咨询有限公司"


def told(*lines: Block | str, name: str = "附件四.docx") -> list[Fact]:
    found = extract(document(*lines, name=name)).facts
    return [fact for fact in found if fact.name is FactName.SAID_AGAINST]


def parts(fact: Fact, code: str) -> tuple[str, ...]:
    return next((r.parts for r in fact.remarks if r.code == code), ())


def matters(*lines: Block | str, code: str = MATTER) -> set[str]:
    return {part for fact in told(*lines) for part in parts(fact, code)}


@pytest.mark.parametrize(
    ("said", "matter"),
    [
        ("经走访，该公司自去年十月起停止经营，现场人去楼空。", "age"),
        ("贵公司的营业执照已于2024年6月被吊销。", "age"),
        ("系统显示该单位因未年报被列入经营异常名录。", "age"),
        ("备注：该户现为非正常户，已转为非正常状态。", "finances"),
        ("法院已裁定受理其破产清算。", "finances"),
        ("税务稽查查明其账外经营，账簿失真。", "finances"),
        ("即日起收回牌匾，你中心不再承担服务窗口职能。", "standing"),
        ("《收费标准》《年度目标》两份文稿未能通过，退回综合部修改。", "institutions"),
        ("表决结果：各项制度均被否决。", "institutions"),
        ("名单前三家均为我公司内设部门。", "partners"),
        ("该企业已迁往茂名市茂南区，原登记注销。", "local_entity"),
        ("现准予迁出我市，档案随迁。", "local_entity"),
        ("我公司已撤出阳江，阳江不再保留网点。", "local_entity"),
        ("全部注册手续已经转到中山。", "local_entity"),
        ("公司已进入清盘，不再对外接单。", "age"),
        ("《服务流程》《收费标准》两项缓议。", "institutions"),
        ("品牌建设方案未付诸表决。", "institutions"),
        ("管理制度暂不通过。", "institutions"),
        ("收费标准同意票未过半数。", "institutions"),
    ],
)
def test_sentences_that_speak_against_a_condition(said: str, matter: str) -> None:
    assert matter in matters(LETTER, said)


@pytest.mark.parametrize(
    "said",
    [
        "本单位近三年未被列入经营异常名录，也未受到行政处罚。",
        "本单位无吊销执照、停业整顿、失信被执行人等情形。",
        "如公司停业，押金不退。",
        "一方被吊销营业执照的，另一方可以解除本协议。",
        "经营异常名录信息：无。",
        "会议一致通过七项制度，自印发之日起施行。",
        "车辆采购方案未获通过。",
        "服务中心搬至二楼办公。",
        "上述机构均与本公司签有协议。",
        "各项制度已经不需要再讨论。",
        "服务收费标准的修订须提请股东会审议。",
    ],
)
def test_sentences_that_speak_against_none(said: str) -> None:
    assert not matters(LETTER, said)


def test_rows_of_a_table_are_heard_whole_with_the_numbers_of_documents() -> None:
    rows = table([["文号", "事由", "结果"], ["江科信〔2019〕14号", "指定岚舟中心", "废止，职能收回"]])
    (fact,) = told("文件清理目录", rows, "2024年3月5日")
    assert parts(fact, MATTER) == ("standing",)
    assert parts(fact, NUMBERS) == ("江科信(2019)14号",)
    assert fact.as_of == date(2024, 3, 5)


def test_whom_a_sentence_means() -> None:
    (addressed,) = told(f"{BODY}：", "贵公司已停业三月。", "阳江市岚川学院")
    assert parts(addressed, MEANT) == (BODY,)
    (of_itself,) = told(f"{BODY}：", "我公司已停业三月。", "阳江市岚川贸易有限公司")
    assert parts(of_itself, MEANT) == ("阳江市岚川贸易有限公司",)


def test_where_somebody_moved() -> None:
    fact = told(LETTER, "住所由阳江市江城区变更为湛江市霞山区人民路8号。")[0]
    assert parts(fact, PLACE)[0].startswith("湛江市霞山区")


def test_what_takes_such_words_back() -> None:
    assert matters(LETTER, "该公司已于5月移出经营异常名录，恢复营业。", code=RESTORES) >= {"age", "finances"}
    assert not matters(LETTER, "待贵公司恢复营业后再议。", code=RESTORES)
    assert "institutions" in matters(LETTER, "七项制度修改后重新表决通过。", code=RESTORES)


def test_an_institution_paper_rules_and_tells_only_of_itself() -> None:
    rules = ("服务管理制度", "第一条 审核未通过的服务方案退回修改。", "第二条 停业的企业不再服务。")
    assert not matters(*rules)


def test_beside_a_list_is_heard_what_speaks_of_whose_it_is() -> None:
    rows = table([["姓名", "学历"], ["许素芳", "大专"], ["莫思远", "本科"]])
    assert matters(f"{BODY}人员名册", rows, "注：本公司已于六月停业，以上人员均已遣散。") == {"age"}
    clients = table([["序号", "企业名称", "备注"], ["1", "岚川商行", "已停业"], ["2", "岚山厂", ""]])
    assert not matters("服务企业名单", clients, "注：序号1的企业已停业。")


def test_a_letter_on_a_lease_is_heard_and_a_lease_is_not() -> None:
    moved = "我公司已迁往茂名市，租赁期限届满后不再续租，租金押金已结清。"
    assert matters("解除房屋租赁合同的通知", "莫女士：", moved, BODY) == {"local_entity"}
    assert not matters("房屋租赁合同", "出租方：莫某", f"承租方：{BODY}", "乙方停业的，合同解除。")


def test_a_name_of_place_and_sort_alone_names_nobody_else() -> None:
    (fact,) = told("各位客户：", "阳江公司已结业。", "2024年5月6日", name="告客户书.docx")
    assert parts(fact, MEANT) == ()


def test_words_before_a_name_belong_to_the_sentence() -> None:
    (fact,) = told("关于认定岚舟中心的通知", "原认定的阳江市岚川服务站因已撤并，其资格同时取消。")
    assert parts(fact, MEANT) == ("阳江市岚川服务站",)
