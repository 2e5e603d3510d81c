"""Of leases: which rooms an area is of, what an estate in an address says, and that a use behind brackets is heard."""

from __future__ import annotations

import pytest

from checkers.standing.subjects import same_premises
from extractors.extract import extract
from extractors.model import Claim
from tests.extractors.build import document, table
from tests.fields import FLOOR_AREA

TENANT = "漠江市云帆企业服务有限公司"


def areas(*text: str) -> list[Claim]:
    made = document("租赁合同", "甲方：林秀芬", f"乙方：{TENANT}", *text, name="租赁合同.docx")
    return [c for c in extract(made).claims if c.field is FLOOR_AREA]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("滨江路15号渔商楼一层", "滨江路15号渔商楼二层"),
        ("滨江路15号百川大厦三楼", "滨江路15号百川大厦五楼"),
        ("滨江路15号一楼东侧", "滨江路15号一楼西侧"),
    ],
)
def test_floors_of_one_house_are_told_apart_by_their_leases(one: str, other: str) -> None:
    told = [areas(f"甲方同意将漠江市{where}租给乙方办公，面积62.4平方米。") for where in (one, other)]
    subjects = [found[0].subject for found in told]
    assert same_premises(*subjects) is False
    assert same_premises(subjects[0], subjects[0]) is True


@pytest.mark.parametrize(
    "said",
    [
        "一、甲方将福田工业园创客中心3楼共240平方米（建筑面积）提供给乙方办公使用。",
        "1、承租房屋：漠江市东和路5号新创创业园A栋6层，计租建筑面积240平方米，作办公用途。",
        "房屋坐落：东和路5号云屿产业园3栋二楼，建筑面积240平方米，供乙方办公。",
        "东和路5号孵化器2栋305室240平方米（使用面积）租给乙方用于办公。",
    ],
)
def test_rooms_of_an_estate_are_an_office_where_they_are_let_as_one(said: str) -> None:
    assert [float(c.value) for c in areas(said)] == [240]


@pytest.mark.parametrize(
    "said",
    [
        "东和路5号云屿产业园3栋二楼，建筑面积240平方米，作仓储用途。",
        "乙方承接漠江创业园运营，园区建筑面积9600平方米。",
        "福田工业园3楼共240平方米（建筑面积）提供给乙方堆放货物。",
    ],
)
def test_others_are_none(said: str) -> None:
    assert not areas(said)


OWN = "甲方将漠江市滨江路15号渔商楼三楼房屋出租给乙方作办公用房，建筑面积126平方米。"


@pytest.mark.parametrize(
    "said",
    [
        "补充说明：乙方另有实训基地一处，位于广州市花都区，面积208平方米，与本合同无关。",
        "此外，乙方在广州市设有仓库，地址：广州市花都区站前路2号，面积208平方米。",
        "乙方的样品间位于广州市花都区，不计入办公面积。",
        "除上述房屋外，乙方还租有培训场地，坐落于广州市花都区站前路2号。",
    ],
)
def test_where_other_rooms_are_is_not_where_these_are(said: str) -> None:
    for text in ((OWN, said), (said, OWN)):
        (found,) = areas(*text)
        assert (float(found.value), found.subject) == (126, "漠江市滨江路15号渔商楼三楼")


def test_rooms_at_home_do_not_bring_others_home() -> None:
    away = "甲方将广州市花都区站前路2号三楼房屋出租给乙方作办公用房，建筑面积126平方米。"
    (found,) = areas(away, "乙方另有实训基地一处，位于漠江市滨江路15号，面积60平方米。")
    assert found.subject == "广州市花都区站前路2号三楼"


def test_the_only_address_is_that_of_the_rooms_whatever_stands_beside_it() -> None:
    (found,) = areas(
        "房屋坐落于广州市花都区站前路2号，不属于本合同约定用途的不得使用。", "其中乙方办公室面积126平方米。"
    )
    assert found.subject == "广州市花都区站前路2号"
    (found,) = areas("乙方另租用房屋位于广州市花都区站前路2号，办公室面积126平方米。")
    assert found.subject == "广州市花都区站前路2号"


def _let(room: str, area: str) -> Claim:
    rows = [["租赁物", f"榕树北路9号海岸大厦{room}"], ["用途", "办公"], ["建筑面积", area], ["月租", "1710元"]]
    parties = [["甲方（出租方）", "漠江海岸大厦有限公司"], ["乙方（承租方）", TENANT]]
    made = extract(document("大厦租赁合同", table([*parties, *rows]), name="租赁合同.docx"))
    (found,) = (c for c in made.claims if c.field is FLOOR_AREA)
    return found


def test_the_row_of_what_is_let_tells_where_the_rooms_are() -> None:
    one, other, again = _let("803室", "68.4平方米"), _let("805室", "52.1平方米"), _let("803室", "68.4平方米")
    assert same_premises(one.subject, other.subject) is False
    assert same_premises(one.subject, again.subject) is True
    assert same_premises(_let("写字楼一间", "68.4平方米").subject, one.subject) is None


def test_an_area_as_the_deed_has_it_is_heard_and_one_that_waits_for_the_measuring_is_not() -> None:
    (found,) = areas("房屋建筑面积以房产证所载为准，计壹佰肆拾贰点伍平方米。")
    assert float(found.value) == 142.5
    assert not areas("房屋建筑面积以实际交付为准，届时不少于142平方米。")
