"""What stands behind the labels of a page."""

from __future__ import annotations

from extractors.licences.page import laid
from extractors.model import RulingLine, Word
from tests.extractors.licences.laying import landscape, page, without, word


def behind(words: list[Word]) -> dict[str, list[str]]:
    return {one.label.asks: [line.text for line in one.lines] for one in laid(page(words)).behind if one.label.asks}


SAID = {
    "applicant": ["漠江市云帆企业服务有限公司"],
    "legal_form": ["有限责任公司（自然人投资或控股的法", "人独资）"],
    "legal_representative": ["陆明远"],
    "established_on": ["2018年03月15日"],
    "registered_address": ["漠江市江城区滨江路8号", "301室"],
    "issued_by": [],
}


def test_values_stand_beside_labels_and_go_on_under_themselves() -> None:
    assert behind(landscape()) == SAID


def test_lines_of_the_ground_change_nothing() -> None:
    grid = tuple(RulingLine(x, 0, x, 420) for x in range(0, 600, 35))
    assert laid(page(landscape(), grid)) == laid(page(landscape()))


def test_a_label_without_a_letter_ends_the_value_above_it() -> None:
    words = [*without(landscape(), "住"), word(420, 140, "法定代表人住宅")]
    assert behind(words)["registered_address"] == SAID["registered_address"]


def test_what_stands_behind_no_label_is_left() -> None:
    assert [line.text for line in laid(page(without(landscape(), "名", "称"))).left] == [
        "营业执照",
        "91441702MA4W2K7T35",
        "漠江市云帆企业服务有限公司",
    ]


def test_a_licence_is_known_by_its_labels() -> None:
    assert laid(page(without(landscape(), "营业执照"))).is_licence
    assert not laid(page(landscape()[:3])).is_licence
    form = [word(40, 10 + 20 * i, label) for i, label in enumerate(["单位名称", "法定代表人", "成立日期", "联系电话"])]
    assert not laid(page(form)).is_licence
