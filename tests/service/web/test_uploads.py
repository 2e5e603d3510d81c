"""Files come in as they are called, archives opened, and what can never be read is turned away with the reason."""

from __future__ import annotations

import io
import zipfile

import pytest
from sqlalchemy import event

from service.records.dossiers import Upload, clean_name, free_name
from service.store import Store
from service.uploads import EMPTY, NO_PAPER, Turned, receive
from tests.service.web.callers import Office


def take(store: Store, name: str, content: bytes, **options: bool) -> list[Upload | Turned]:
    return list(receive(store, name, io.BytesIO(content), limit=1000, **options))


def archive(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, content in members.items():
            file.writestr(name, content)
    return buffer.getvalue()


def test_a_paper_is_kept_under_its_name(store: Store) -> None:
    (kept,) = take(store, "资产负债表.pdf", b"%PDF")
    assert isinstance(kept, Upload)
    assert (kept.name, kept.size) == ("资产负债表.pdf", 4)
    assert store.open(kept.sha256).read() == b"%PDF"


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [("表.pdf", b"", EMPTY), ("setup.EXE", b"MZ", NO_PAPER), ("材料.rar", b"Rar!", NO_PAPER)],
)
def test_what_cannot_be_read_is_turned_away(store: Store, name: str, content: bytes, text: object) -> None:
    assert take(store, name, content) == [Turned(name, text)]


def test_without_strictness_it_is_kept_for_the_report_to_tell(store: Store) -> None:
    kept = [take(store, name, b"", strict=False)[0] for name in ("表.pdf", "setup.exe")]
    assert all(isinstance(one, Upload) for one in kept)


def test_too_large_is_told_with_the_limit(store: Store) -> None:
    (turned,) = take(store, "大.pdf", b"x" * 1001)
    assert isinstance(turned, Turned)
    assert "MB" in turned.text.zh


def test_an_archive_gives_its_papers(store: Store) -> None:
    found = take(store, "全部.zip", archive(**{"甲/申请表.pdf": b"a", "乙/审计.docx": b"b", "x/setup.exe": b"MZ"}))
    assert [one.name for one in found] == ["setup.exe", "审计.docx", "申请表.pdf"]
    assert [isinstance(one, Turned) for one in found] == [True, False, False]


def test_a_broken_archive_is_turned_away(store: Store) -> None:
    (turned,) = take(store, "坏.zip", b"PK\x03\x04 nothing")
    assert isinstance(turned, Turned)
    assert "压缩包" in turned.text.zh


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("申请 表.pdf", "申请 表.pdf"),
        ("/etc/passwd", "passwd"),
        ("..", "unnamed"),
        (".hidden", "hidden"),
        ("a\x00b\n.pdf", "ab.pdf"),
        ("", "unnamed"),
        ("无后缀", "无后缀"),
        ("x." + "y" * 60, "x." + "y" * 60),
        ("Cafe\u0301.pdf", "Caf\u00e9.pdf"),
    ],
)
def test_names_are_cleaned_and_stay_chinese(sent: str, name: str) -> None:
    assert clean_name(sent) == name


def test_a_long_name_is_cut_between_characters() -> None:
    name = clean_name("长" * 300 + ".pdf")
    assert name.endswith("长.pdf")
    assert len(name.encode()) <= 200


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert free_name("a.pdf", {"a.pdf", "a (2).pdf"}) == "a (3).pdf"


def test_the_database_is_not_asked_more_for_a_paper_beside_many_others(office: Office) -> None:
    asked: list[str] = []
    event.listen(office.database.engine, "before_cursor_execute", lambda c, cursor, text, *more: asked.append(text))
    address, counts = f"/dossiers/{office.dossier(first='a=1')}", []
    for number in range(12):
        asked.clear()
        office.upload(address, **{f"paper{number}": f"a={number} of many"})
        counts.append(len(asked))
    assert counts[0] == counts[-1]
