"""Where a regulation holds, as a rulebook's file says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from checkers.errors import RulebookError
from checkers.rulebook.loading import load, load_folder
from checkers.rulebook.model import Level
from checkers.rulebook.places import places
from checkers.rulebook.strict_yaml import parse

TEXT = """\
source: {article: 表一, document: 某名录}
around: [南粤省]
places:
  - name: 漠江市
    level: city
    short: [漠江]
  - name: 云帆区
    level: county
    also: [云帆县]
    towns: [榕树镇]
    elsewhere_too: [城东街道]
"""


def test_towns_stand_behind_their_district_and_know_whether_they_are_alone() -> None:
    found = places(parse(TEXT, "places.yaml"))
    assert [(p.name, p.level, p.elsewhere) for p in found.each] == [
        ("漠江市", Level.CITY, False),
        ("云帆区", Level.COUNTY, False),
        ("榕树镇", Level.TOWN, False),
        ("城东街道", Level.TOWN, True),
    ]
    assert (found.around, found.codes, found.each[1].also) == (("南粤省",), (), ("云帆县",))


def test_what_is_not_known_is_refused_with_its_line() -> None:
    with pytest.raises(RulebookError, match=r"line 6"):
        places(parse(TEXT.replace("short:", "called:"), "places.yaml"))


def test_a_rule_that_asks_for_places_needs_the_file(tmp_path: Path) -> None:
    own = Path(__file__).resolve().parents[3] / "checkers" / "rulebooks" / "yangjiang"
    for name in ("rulebook.yaml", "8.1.local_entity.yaml", "places.yaml"):
        (tmp_path / name).write_text((own / name).read_text("utf-8"), encoding="utf-8")
    assert load_folder(tmp_path).rule("8.1.local_entity").where() == load().rule("9.name").where()
    (tmp_path / "places.yaml").unlink()
    with pytest.raises(RulebookError, match="places"):
        load_folder(tmp_path)
