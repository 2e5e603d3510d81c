"""The invented report as exports draw it, with its pictures in a store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date

import pytest

from extractors.isolate import Isolated
from service.exports.conditions import Condition, conditions
from service.exports.contents import Particulars, Shown, Taking, Word
from service.exports.cuts import Cut
from service.model import Lang, Options, Report
from service.pipeline import new_children
from service.records.lights import keys
from service.report.crops import Picture, pictures
from service.report.json import to_json
from service.report.viewing import view_of
from service.report.words import Words
from service.store import Store
from tests.service.invented import report as invented

DOSSIER = Particulars(
    number="0123456789abcdef",
    name="阳江市海帆企业服务有限公司",
    stage="评审完成",
    category="专业服务平台",
    round_number="样例〔2023〕1 号",
    round_title="2023 年样例申报",
    as_of=date(2023, 3, 1),
    submitted=date(2023, 3, 2),
    signed=date(2023, 3, 9),
    remark="同意推荐。",
)
AGREED = Word("同意", "金额与报表相符", "专家甲", "2023-03-05 09:30")

MakeShown = Callable[..., Shown]


@pytest.fixture(scope="session")
def children() -> Iterator[Isolated]:
    with new_children(Options(jobs=1)) as pool:
        yield pool


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return invented(tmp_path_factory.mktemp("papers"))


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(str(tmp_path_factory.mktemp("store")))


@pytest.fixture(scope="session")
def cuts(report: Report, children: Isolated, store: Store) -> dict[int, Cut]:
    return {number: _kept(picture, store) for number, picture in pictures(report, children).cuts.items()}


def _kept(picture: Picture, store: Store) -> Cut:
    mark = picture.mark
    box = [mark.x0, mark.top, mark.x1, mark.bottom] if mark else None
    return Cut(store.put_bytes(picture.data), {"cut": box, "size": [picture.width, picture.height]})


@pytest.fixture(scope="session")
def taking(store: Store) -> Taking:
    return Taking(store, UTC, "zh")


@pytest.fixture(scope="session")
def make_shown(report: Report, cuts: dict[int, Cut]) -> MakeShown:
    """The report of a dossier; what is said of it may be said otherwise."""

    def make(lang: Lang = "zh", said_of: Report = report, **other: object) -> Shown:
        body, words = to_json(said_of, lang), Words(lang)
        found = Shown(
            dossier=DOSSIER,
            run=2,
            finished="2023-03-02 10:00",
            finished_on=date(2023, 3, 2),
            view=view_of(said_of, words),
            body=body,
            words=words,
            keys=keys(body["findings"]),
            hashes=tuple(d["sha256"] or "" for d in body["documents"]),
            is_current=True,
            cuts=cuts,
            said={"8.1.assets": (AGREED,)},
            waiting=frozenset({"8.2.floor_area"}),
            corrected={1: "人工更正：读得 528456.82，对照原件（工作人员甲）"},
        )
        return replace(found, **other)

    return make


@pytest.fixture
def shown(make_shown: MakeShown) -> Shown:
    return make_shown()


@pytest.fixture(scope="session")
def asked(make_shown: MakeShown) -> tuple[Condition, ...]:
    """The conditions of the report, as a round's workbook asks for them."""
    findings = make_shown().body["findings"]
    lights = [
        {
            "key": f["rule"],
            "rule": f["rule"],
            "field": f["field"],
            "status": f["status"],
            "stable": f["stable"],
            "evidence": "",
            "title": f["title"],
        }
        for f in findings
    ]
    return conditions([{"lights": lights}], Words("zh"))
