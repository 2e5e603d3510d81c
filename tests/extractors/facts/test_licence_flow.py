"""Labels of licences in paragraphs and cells."""

from __future__ import annotations

from extractors.facts.licence_flow import answers
from extractors.model import Passage
from tests.extractors.build import table


def test_a_label_in_a_cell_is_answered_beside_it_and_may_go_on_under_that() -> None:
    rows = table([["住　　所", "漠江市滨江路8"], ["", "号301室"], ["登记机关", "漠江市民政局"]])
    found = [(a.asks, a.text, a.more) for a in answers(rows, None)]
    assert found == [("registered_address", "漠江市滨江路8", "号301室"), ("issued_by", "漠江市民政局", "")]


def test_a_label_at_the_end_of_a_line_is_answered_by_the_next() -> None:
    (answer,) = answers(Passage("登 记 机 关"), Passage("漠江市民政局"))
    assert (answer.asks, answer.text) == ("issued_by", "漠江市民政局")


def test_a_value_ends_at_the_next_label() -> None:
    found = [a.text.strip() for a in answers(Passage("名称  云帆公司  注册资本  壹佰万元"), None)]
    assert found == ["云帆公司"]
