"""Stock phrases: one's own before the office's before those that come along."""

from __future__ import annotations

import pytest

from service.records import phrases
from service.records.refusals import Refused
from service.tables import Role, Verdict
from tests.service.records.conftest import Desk


def test_ones_own_come_first_and_are_nobody_elses(desk: Desk) -> None:
    expert, staff = desk.by("甲"), desk.by("工作", Role.STAFF)
    phrases.keep(desk.session, staff, None, None, "详见现场考察记录")
    own = phrases.keep(desk.session, expert, expert.id, Verdict.ASK, " 请补  近三个月社保 ")
    offered = phrases.offered(desk.session, expert.id or 0)
    assert [one.text.zh for one in offered[:2]] == ["请补 近三个月社保", "详见现场考察记录"]
    assert offered[2:] == list(phrases.shipped())
    assert next(one.text.zh for one in phrases.offered(desk.session, desk.person("乙").id)) == "详见现场考察记录"
    phrases.drop(desk.session, expert, own)
    desk.session.flush()
    assert phrases.offered(desk.session, expert.id or 0)[0].text.zh == "详见现场考察记录"


def test_a_phrase_is_short_and_there_once(desk: Desk) -> None:
    expert = desk.by("甲")
    phrases.keep(desk.session, expert, expert.id, Verdict.ASK, "请补")
    for text, code in (("", "unfit_phrase"), ("长" * 301, "unfit_phrase"), ("请补", "phrase_twice")):
        with pytest.raises(Refused) as refused:
            phrases.keep(desk.session, expert, expert.id, Verdict.ASK, text)
        assert refused.value.code == code


def test_each_verdict_has_phrases_from_the_start() -> None:
    assert {one.verdict for one in phrases.shipped()} == set(Verdict)
    assert all(one.text.zh and one.text.en and one.kept is None for one in phrases.shipped())
