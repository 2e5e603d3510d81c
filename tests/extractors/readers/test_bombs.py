"""Small files that unpack to huge ones end in bounded time and memory, and take nothing else along."""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

import pytest

from extractors.errors import PaperError, TooSlow
from extractors.isolate import Isolated
from extractors.model import Page
from tests.extractors.readers import papers

TEXT = b"BT /F 20 Tf 100 600 Td (good) Tj ET"


@pytest.fixture(scope="module")
def pool():
    sys.path.insert(0, str(Path(__file__).parents[3]))  # the children look for this module by its name
    with Isolated(jobs=1, seconds=20, megabytes=350) as isolated:
        yield isolated
    sys.path.pop(0)


@pytest.fixture(scope="module")
def roomy():
    """Memory enough to come to the limit of time."""
    sys.path.insert(0, str(Path(__file__).parents[3]))
    with Isolated(jobs=1, seconds=60, megabytes=1_500) as isolated:
        yield isolated
    sys.path.pop(0)


def read(path: Path) -> Page:
    """In the child: the engine is left out, bombs go off before it."""
    from extractors.recognise import pages

    pages.recognise = lambda picture, dpi, number, engine, threads=0: Page(number, 1, 1, engine, ())
    return papers.read_one(path)


def read_hurried(path: Path) -> Page:
    """The same, with less time."""
    from extractors import child

    child.CPU_SECONDS = 1
    return read(path)


def _packed(size: int, unit: bytes = b" ") -> bytes:
    content = zlib.compress(unit * (size // len(unit)), 9)
    return papers.stream(content, b"/Filter/FlateDecode")


def _program_bomb(path):
    good = papers.page_pdf(TEXT)
    path.write_bytes(good.replace(papers.stream(TEXT), _packed(300_000_000)))


def _picture_bomb(path):
    entries = b"/Type/XObject/Subtype/Image/Width 20000/Height 20000/ColorSpace/DeviceGray/BitsPerComponent 8"
    content = zlib.compress(b"\0" * 400_000_000, 1)
    picture = papers.stream(content, entries + b"/Filter/FlateDecode")
    page = b"/MediaBox[0 0 595 842]/Resources<</XObject<</I 6 0 R>>>>"
    path.write_bytes(papers.page_pdf(b"q 500 0 0 700 50 50 cm /I Do Q", page, [picture]))


@pytest.mark.parametrize("bomb", [_program_bomb, _picture_bomb])
def test_a_bomb_harms_nobody(tmp_path, pool, bomb):
    bomb(tmp_path / "bomb.pdf")
    (tmp_path / "good.pdf").write_bytes(papers.page_pdf(TEXT))
    assert (tmp_path / "bomb.pdf").stat().st_size < 5_000_000
    worst, best = pool.submit(read, tmp_path / "bomb.pdf"), pool.submit(read, tmp_path / "good.pdf")
    try:
        assert worst.result(60).words == ()
    except PaperError as error:
        assert error.code in ("out_of_memory", "too_slow", "crashed")
    assert papers.text_of(best.result(60)) == "good"


LINES = 300_000
PATHS = {
    "lines": b"10 10 m 500 700 l S\n" * LINES,
    "one path": b"10 10 m\n" + b"500 700 l 20 30 l\n" * LINES + b"S\n",
    "curves": b"10 10 m 20 700 500 30 400 400 c f\n" * LINES,
}


@pytest.mark.parametrize("kind", PATHS)
def test_a_page_of_very_many_paths_ends_in_its_limit(tmp_path, roomy, kind):
    content = zlib.compress(TEXT + b"\n" + PATHS[kind], 9)
    stream = papers.stream(content, b"/Filter/FlateDecode")
    (tmp_path / "paths.pdf").write_bytes(papers.page_pdf(TEXT).replace(papers.stream(TEXT), stream))
    assert (tmp_path / "paths.pdf").stat().st_size < 66_000
    with pytest.raises(TooSlow):
        roomy.submit(read_hurried, tmp_path / "paths.pdf").result(60)


def test_forms_in_forms_end_in_their_limit(tmp_path, roomy):
    """Each of seven forms draws the next one ten times."""
    ten = b"/A Do " * 10
    forms = [
        papers.stream(ten, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</A %d 0 R>>>>" % (7 + n))
        for n in range(7)
    ]
    leaf = papers.stream(b"10 10 m 500 700 l S", b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]")
    page = b"/MediaBox[0 0 595 842]/Resources<</XObject<</A 6 0 R>>>>"
    (tmp_path / "forms.pdf").write_bytes(papers.page_pdf(b"/A Do", page, [*forms, leaf]))
    assert (tmp_path / "forms.pdf").stat().st_size < 3_000
    with pytest.raises(TooSlow):
        roomy.submit(read_hurried, tmp_path / "forms.pdf").result(60)
