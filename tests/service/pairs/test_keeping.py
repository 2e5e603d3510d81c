"""Marks and places come back as they were put down; those of another make are none."""

from __future__ import annotations

import json

from service.pairs.keeping import packed, place_json, place_of, unpacked
from service.pairs.model import Where
from tests.service.pairs.build import clients, lease, marks, page, person

WHERE = Where("名册.pdf", "a" * 64, "staff_roster", 2, 3, (1.0, 2.0, 30.5, 4.0), (("table", 1), ("sheet", "人员")))


def test_marks_come_back() -> None:
    kept = marks(
        "甲", person("缪舒窈", "本科", "律师"), lease("帆影大厦9楼"), page("9b" * 128), *clients("甲厂", "乙厂")
    )
    assert unpacked(packed(kept)) == kept


def test_places_come_back_through_json() -> None:
    assert place_of(json.loads(json.dumps(place_json(WHERE)))) == WHERE


def test_what_is_of_another_make_is_none() -> None:
    assert unpacked("{}") is None
    assert unpacked("not JSON") is None
