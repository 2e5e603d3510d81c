"""Word files that hold several papers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.extract import extract
from extractors.model import Basis, Block, Extraction, Kind, Passage, Place, Spot
from extractors.paper_stretches import held, stretches
from extractors.papers import papers
from tests.extractors.build import document, table
from tests.fields import CLIENT_COUNT, FLOOR_AREA

FIRM = "漠江市鹭汀企业服务有限公司"
LEASE = (
    "办公用房租赁协议",
    "甲方（出租方）：漠江市礁石物业有限公司",
    f"乙方（承租方）：{FIRM}",
    "甲方将漠江市滨江路8号二楼出租给乙方作办公之用，建筑面积136平方米，租金每月2000元。",
    "租赁期限自2022年1月1日至2026年12月31日。",
    "甲方（章）　乙方（章）　2021年12月15日",
)
NAMES = [f"漠江市{a}{b}五金制品有限公司" for a in "礁帆榕荔" for b in "溪湾岬渚"]
CLIENTS = (
    f"{FIRM}2024年服务中小微企业名单",
    table(
        [
            ["序号", "企业名称", "服务内容", "时间"],
            *([str(i), n, "法律咨询", "2024-03-05"] for i, n in enumerate(NAMES, 1)),
        ]
    ),
)
FORM = (
    "示范平台申请表",
    table(
        [
            ["申报单位名称", FIRM],
            ["法定代表人", "陆明远"],
            ["平台类别", "专业服务平台"],
            ["办公面积", "150平方米"],
            ["专职人数", "6"],
            ["填表日期", "2025年3月1日"],
        ]
    ),
)
AGREEMENT = (
    "合作协议书",
    f"甲方：{FIRM}",
    "乙方：漠江市榕岸会计事务所",
    "双方就合作内容达成如下协议：甲方提供办公面积200平方米的场地供双方举办活动，双方对资料保密。",
    "甲方（盖章）：　乙方（盖章）：",
    "2024年5月6日",
)


def kinds(*blocks: Block | str) -> list[Kind]:
    return [paper.kind for paper in papers(document(*blocks, name="材料.docx"))]


def read(*blocks: Block | str, name: str = "材料.docx") -> Extraction:
    return extract(document(*blocks, name=name))


def test_a_lease_and_a_list_in_one_file_are_two_papers() -> None:
    found = read(*LEASE, *CLIENTS)
    assert [(p.kind, p.owner) for p in found.papers] == [(Kind.LEASE, FIRM), (Kind.CLIENT_LIST, FIRM)]
    said = {c.field: (c.value, c.basis, c.evidence.paper) for c in found.claims}
    assert said == {
        FLOOR_AREA: (136, Basis.EVIDENCED, Kind.LEASE),
        CLIENT_COUNT: (16, Basis.COMPUTED, Kind.CLIENT_LIST),
    }


def test_what_one_paper_says_is_no_word_of_the_other() -> None:
    found = read(*FORM, *LEASE, *AGREEMENT)
    assert [p.kind for p in found.papers] == [Kind.APPLICATION_FORM, Kind.LEASE, Kind.AGREEMENT]
    areas = [(c.value, c.basis) for c in found.claims if c.field is FLOOR_AREA]
    assert (150, Basis.DECLARED) in areas and (136, Basis.EVIDENCED) in areas
    assert (200, Basis.EVIDENCED) not in areas


@pytest.mark.parametrize(
    "blocks",
    [
        # Attachments by their names.
        (*FORM, "附件：", "营业执照", "房屋租赁合同", "从业人员名册", "服务企业名单"),
        # A report's chapters, with and without numbers.
        ("平台申请报告", "一、单位概况", "我公司设有办公室。", *CLIENTS[:1], *CLIENTS[1:], "特此报告。"),
        ("平台申请报告", "我公司设有办公室。", "服务企业名单", CLIENTS[1], "房屋租赁合同", "甲方租金押金见附件。"),
        ("平台申请报告", "我公司成立多年。2024年5月6日", "四、服务企业名单", CLIENTS[1]),
        # A title under which no such paper stands.
        (*LEASE, "服务企业名单", "名单另附。"),
        (*LEASE, "合作协议", "另行签订。"),
        # What auditors hand over together.
        (
            "审计报告",
            "我们审计了后附的财务报表。审计意见：公允反映。中国注册会计师。2025年3月1日",
            "资产负债表",
            table([["项目", "期末余额"], ["流动资产合计", "300,000"], ["资产总计", "500,000"]]),
        ),
        # Two of a kind.
        (*CLIENTS, f"{FIRM}2023年服务企业名单", CLIENTS[1]),
        # A notice of the authority with those whom it names.
        (
            "关于认定服务平台的通知",
            "经研究，认定为服务平台。特此通知。",
            "漠江市工业和信息化局",
            "2024年5月6日",
            "合作服务机构名单",
            table([["序号", "机构名称"], ["1", FIRM], ["2", "漠江市榕岸会计事务所"]]),
        ),
    ],
)
def test_what_is_one_paper(blocks: tuple[Block | str, ...]) -> None:
    assert len(kinds(*blocks)) == 1


def test_a_paper_that_is_not_signed_goes_on() -> None:
    assert kinds(*LEASE[:-1], "附页另行约定。", "其余按约定。", "双方无异议。", "以上。", *CLIENTS) == [Kind.LEASE]
    assert kinds(*LEASE[:-1], "甲方（章）　乙方（章）　2021年12月15日", *CLIENTS) == [Kind.LEASE, Kind.CLIENT_LIST]


def test_an_attachment_of_a_signed_form_is_a_paper() -> None:
    assert kinds(*FORM, "附件2：服务企业名单", CLIENTS[1]) == [Kind.APPLICATION_FORM, Kind.CLIENT_LIST]


@pytest.mark.parametrize(
    "said",
    [
        "租赁合同补充协议：租赁面积调整为80平方米。",
        "本合同自2024年12月31日起终止。",
        "乙方已于2024年11月搬离。",
        "另：东侧两间由甲方收回。",
    ],
)
def test_a_file_in_which_one_paper_may_speak_of_another_is_one(said: str) -> None:
    assert kinds(*LEASE, *CLIENTS, said) == [Kind.LEASE]
    assert kinds(*LEASE, *CLIENTS, "制表人：何静", "2025年1月6日") == [Kind.LEASE, Kind.CLIENT_LIST]


def test_a_lease_is_spoken_of_in_no_other_paper() -> None:
    ended = (*AGREEMENT[:-2], "双方确认原租赁合同已于2024年解除。", *AGREEMENT[-2:])
    assert kinds(*LEASE, *AGREEMENT) == [Kind.LEASE, Kind.AGREEMENT]
    assert kinds(*LEASE, *ended) == [Kind.LEASE]


def test_a_file_with_pictures_or_notes_at_the_foot_is_one() -> None:
    for spot in (Spot.PICTURE, Spot.FOOTNOTE, Spot.DIAGRAM):
        made = document(*LEASE, *CLIENTS)
        more = Passage("部分转租30平方米", place=Place(spot, 1))
        assert stretches(replace(made, blocks=(*made.blocks, more))) == ()


def test_what_stands_on_every_page_is_of_all_papers() -> None:
    made = document(*LEASE, *CLIENTS)
    for stretch, _ in stretches(made):
        assert held(stretch, Place(Spot.HEADER, 1)) and held(stretch, Place(Spot.FOOTER, 2)) and held(stretch, None)
        assert not held(stretch, Place(Spot.PICTURE, 1))


@pytest.mark.parametrize(
    ("blocks", "name"),
    [
        (("作废", *LEASE, *CLIENTS), "材料.docx"),
        ((*LEASE, *CLIENTS, "草稿"), "材料.docx"),
        ((*LEASE, *CLIENTS), "租约及名单（作废）.docx"),
    ],
)
def test_what_says_that_a_file_proves_nothing_is_said_of_all_its_papers(
    blocks: tuple[Block | str, ...], name: str
) -> None:
    found = read(*blocks, name=name)
    assert len(found.papers) == 2 and all(paper.marked for paper in found.papers)
