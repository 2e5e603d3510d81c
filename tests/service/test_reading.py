"""Pages are read in chunks, tried again one by one where a chunk fails, kept and found again; none goes missing."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

from extractors.errors import PaperError, TooSlow
from extractors.formats import Outline
from extractors.model import Note, NoteCode, Page, Reader
from extractors.recognise.engines import Engines
from service.model import PageKey, Progress
from service.reading import PAGES_A_CHUNK, PAGES_PROBED, PAGES_RETRIED, Shelf, read_all

ENGINES = Engines(Reader.RAPIDOCR, Reader.TESSERACT)


def outline(name: str, pages: int) -> Outline:
    return Outline(Path(name), name, "pdf", name.ljust(64, "0"), pages)


def page(number: int) -> Page:
    return Page(number, 595, 842, Reader.TEXT_LAYER, ())


class Pool:
    """Runs a task at once, in this process; pages of `bad` fail together with all of their chunk."""

    jobs = 2

    def __init__(self, bad: set[tuple[str, int]]) -> None:
        self.bad = bad
        self.chunks: list[tuple[str, tuple[int, ...]]] = []

    def submit_within(self, seconds: float, function: Callable[..., Any], *arguments: Any) -> Future[tuple[Page, ...]]:
        """As the real pool, for reading chunks."""
        paper, numbers, _ = arguments
        self.chunks.append((paper.name, numbers))
        future: Future[tuple[Page, ...]] = Future()
        if any((paper.name, n) in self.bad for n in numbers):
            future.set_exception(TooSlow(seconds=60))
        else:
            future.set_result(tuple(page(n) for n in numbers))
        return future


class Cache(dict[PageKey, Page]):
    """Pages in memory."""

    def put(self, key: PageKey, page: Page) -> None:
        self[key] = page


def read(papers: list[Outline], bad: set[tuple[str, int]] | None = None, cache: Cache | None = None) -> Any:
    pool, told = Pool(bad or set()), list[Progress]()
    shelf = Shelf(cache, "auto", "1")
    result = read_all({p.name: p for p in papers}, lambda pages: ENGINES, shelf, pool, told.append)
    return result.pages, pool, told


def test_a_long_scan_is_cut_for_all_children() -> None:
    result, pool, told = read([outline("a", 20)])
    assert [p.number for p in result["a"]] == list(range(1, 21))
    assert len(pool.chunks) == 10
    assert (told[-1].page, told[-1].pages) == (20, 20)
    assert max(len(numbers) for _, numbers in read([outline("a", 300)])[1].chunks) == PAGES_A_CHUNK


def test_a_bad_page_takes_no_other_along() -> None:
    result, pool, _ = read([outline("a", 20), outline("b", 1)], {("a", 5)})
    pages = result["a"]
    assert [p.number for p in pages] == list(range(1, 21))
    assert [p.number for p in pages if p.notes] == [5]
    assert pages[4].notes[0].code == NoteCode.PAGE_UNREADABLE
    assert result["b"] == (page(1),)
    assert ("a", (6,)) in pool.chunks


def test_a_paper_without_one_good_page_is_a_trouble() -> None:
    result, pool, _ = read([outline("a", 1), outline("b", 3)], {("a", 1), ("b", 1), ("b", 2), ("b", 3)})
    assert result["a"].code == result["b"].code == TooSlow.code
    assert pool.chunks.count(("a", (1,))) == 1


def test_trying_again_has_an_end() -> None:
    _, pool, _ = read([outline("a", 300)], {("a", n) for n in range(1, 301)})
    assert sum(len(numbers) == 1 for _, numbers in pool.chunks) == PAGES_PROBED
    _, pool, _ = read([outline("a", 300)], {("a", n) for n in range(2, 301)})
    assert sum(len(numbers) == 1 for _, numbers in pool.chunks) == PAGES_RETRIED


def test_a_page_is_tried_alone_but_once() -> None:
    result, pool, _ = read([outline("a", 20)], {("a", 5), ("a", 11)})
    assert [p.number for p in result["a"] if p.notes] == [5, 11]
    alone = [chunk for chunk in pool.chunks if len(chunk[1]) == 1]
    assert len(alone) == len(set(alone)) == 4


def test_kept_pages_are_not_read_again() -> None:
    cache = Cache()
    first, _, _ = read([outline("a", 3)], cache=cache)
    again, pool, told = read([outline("a", 3), outline("c", 1)], cache=cache)
    assert again["a"] == first["a"]
    assert pool.chunks == [("c", (1,))]
    assert [t.page for t in told if t.document == "a"] == [1, 2, 3]


def test_an_unread_page_is_not_kept() -> None:
    cache = Cache()
    shelf = Shelf(cache, "auto", "1")
    shelf.keep(outline("a", 1), replace(page(1), notes=(Note(NoteCode.PAGE_UNREADABLE, 1),)))
    assert not cache


def test_another_reader_or_version_is_another_reading() -> None:
    cache = Cache()
    Shelf(cache, "auto", "1").keep(outline("a", 1), page(1))
    assert Shelf(cache, "auto", "1").find(outline("a", 1), 1) == page(1)
    assert Shelf(cache, "tesseract", "1").find(outline("a", 1), 1) is None
    assert Shelf(cache, "auto", "2").find(outline("a", 1), 1) is None


def test_a_word_file_has_no_pages_to_read() -> None:
    result, pool, _ = read([outline("a", 0)])
    assert result == {"a": ()}
    assert not pool.chunks


def test_the_trouble_speaks_both_languages() -> None:
    result, _, _ = read([outline("a", 1)], {("a", 1)})
    assert result["a"].text.zh == TooSlow(seconds=60).zh
    assert isinstance(TooSlow(seconds=60), PaperError)


def test_engines_are_chosen_by_how_many_pages_are_to_be_read() -> None:
    cache, asked = Cache(), list[int]()

    def choose(pages: int) -> Engines:
        asked.append(pages)
        return replace(ENGINES, threads=7)

    shelf, papers = Shelf(cache, "auto", "1"), {"a": outline("a", 20), "b": outline("b", 1)}
    assert read_all(papers, choose, shelf, Pool(set()), lambda progress: None).engines.threads == 7
    read_all({**papers, "c": outline("c", 2)}, choose, shelf, Pool(set()), lambda progress: None)
    assert asked == [21, 2]
