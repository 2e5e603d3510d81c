"""The pages of all papers, read a few at a time in children; a page that cannot be read takes no other along."""

from __future__ import annotations

import math
from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, as_completed, wait
from dataclasses import dataclass
from typing import TypeVar

from checkers.model import Text
from extractors.errors import PaperError
from extractors.formats import Outline
from extractors.isolate import Isolated
from extractors.model import Note, NoteCode, Page, Reader
from extractors.recognise.engines import Engines
from service.children import read_chunk
from service.model import PageCache, PageKey, Progress, ProgressListener, Readers, Trouble

SECONDS_A_CHUNK = 120
SECONDS_A_PAGE = 60
"""Many times what a page takes: the machine may be busy, and a child's first task loads the engines."""

CHUNKS = 16
PAGES_A_CHUNK = 4
"""So a child reads 64 pages at most before it is replaced: each keeps a little of the memory that it took."""

PAGES_PROBED = 4
"""Pages of a paper that are tried alone to see whether any can be read, before the rest is."""

PAGES_RETRIED = 40
A4 = (595.28, 841.89)

CHUNKS_WAITING = 1
"""Chunks that lie ready for the child that is done first; all others wait here, so that a reading can stop soon."""

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")
Chunk = tuple[str, tuple[int, ...]]
"""Some pages of the document of that name."""


class StepAside(Exception):
    """Raised by a listener: the reading is to stop here. What is being read is finished and kept before it does."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where pages that were read before may be found again."""

    cache: PageCache | None
    readers: Readers
    version: str

    def find(self, outline: Outline, number: int) -> Page | None:
        """The page as it was read before, if it was."""
        return None if self.cache is None else self.cache.get(self._key(outline, number))

    def keep(self, outline: Outline, page: Page) -> None:
        """Keep a page, unless it could not be read: next time it may."""
        if self.cache is not None and not any(n.code == NoteCode.PAGE_UNREADABLE for n in page.notes):
            self.cache.put(self._key(outline, page.number), page)

    def _key(self, outline: Outline, number: int) -> PageKey:
        return PageKey(outline.sha256, number, self.readers, self.version)


@dataclass(frozen=True, slots=True)
class Read:
    """All pages of all papers in their order, or what was wrong with a paper; and the engines that read them."""

    pages: Mapping[str, tuple[Page, ...] | Trouble]
    engines: Engines


def read_all(
    outlines: Mapping[str, Outline],
    choose: Callable[[int], Engines],
    shelf: Shelf,
    pool: Isolated,
    tell: ProgressListener,
) -> Read:
    """Read all pages; what failed in a chunk is tried once more page by page.

    `choose` says with which engines so many pages are read. Raises what the listener raises.
    """
    desk = _Desk(outlines, shelf, pool, tell)
    desk.take_from_shelf()
    chunks = desk.chunks()
    engines = choose(sum(len(numbers) for _, numbers in chunks))
    desk.read(chunks, engines)
    for most in (PAGES_PROBED, PAGES_RETRIED):
        desk.read(desk.failed(most), engines)
    return Read({name: desk.result(name) for name in outlines}, engines)


def outcomes(futures: Mapping[K, Future[T]]) -> Iterator[tuple[K, T | Trouble]]:
    """Each result as it comes, a `PaperError` as the trouble that it tells of."""
    keys = {future: key for key, future in futures.items()}
    for future in as_completed(keys):
        found = _outcome(future)
        yield keys[future], found


def _outcome(future: Future[T]) -> T | Trouble:
    try:
        return future.result()
    except PaperError as error:
        return Trouble(error.code, Text(error.zh, error.en))


class _Desk:
    """Pages and troubles of one review as they come in."""

    def __init__(self, outlines: Mapping[str, Outline], shelf: Shelf, pool: Isolated, tell: ProgressListener) -> None:
        self._outlines = outlines
        self._shelf = shelf
        self._pool = pool
        self._tell = tell
        self._pages: dict[tuple[str, int], Page] = {}
        self._troubles: dict[tuple[str, int], Trouble] = {}
        self._alone: set[tuple[str, int]] = set()
        self._done: Counter[str] = Counter()

    def take_from_shelf(self) -> None:
        """Pages that were read before need no reading."""
        for name, outline in self._outlines.items():
            for number in range(1, outline.pages + 1):
                page = self._shelf.find(outline, number)
                if page is not None:
                    self._put(name, page)

    def chunks(self) -> list[Chunk]:
        """The pages still to be read, cut so that one long scan keeps every child busy."""
        found: list[Chunk] = []
        for name, outline in self._outlines.items():
            todo = [n for n in range(1, outline.pages + 1) if (name, n) not in self._pages]
            size = min(max(math.ceil(len(todo) / CHUNKS), 1), PAGES_A_CHUNK)
            found.extend((name, tuple(todo[i : i + size])) for i in range(0, len(todo), size))
        return found

    def failed(self, most: int) -> list[Chunk]:
        """Pages of chunks that failed, one by one; none of a paper of which every page failed that was tried so."""
        found: list[Chunk] = []
        for name, outline in self._outlines.items():
            tried = {n for paper, n in self._alone if paper == name}
            todo = [n for n in range(1, outline.pages + 1) if (name, n) in self._troubles and n not in tried]
            hopeless = tried and all((name, n) in self._troubles for n in tried)
            if not hopeless:
                found.extend((name, (n,)) for n in todo[: max(most - len(tried), 0)])
        return found

    def read(self, chunks: list[Chunk], engines: Engines) -> None:
        """Read these in the children, in whatever order they end. Raises what the listener raises."""
        waiting, futures = deque(chunks), dict[Future[tuple[Page, ...]], Chunk]()
        try:
            while waiting or futures:
                while waiting and len(futures) < self._pool.jobs + CHUNKS_WAITING:
                    chunk = waiting.popleft()
                    futures[self._submit(chunk, engines)] = chunk
                for future in wait(futures, return_when=FIRST_COMPLETED).done:
                    chunk = futures.pop(future)
                    outcome = _outcome(future)
                    self._keep(chunk, outcome)
                    self._note(chunk, outcome)
        except StepAside:
            for future, chunk in futures.items():
                outcome = _outcome(future)
                self._keep(chunk, outcome)
            raise

    def _keep(self, chunk: Chunk, outcome: tuple[Page, ...] | Trouble) -> None:
        if not isinstance(outcome, Trouble):
            for page in outcome:
                self._shelf.keep(self._outlines[chunk[0]], page)

    def _note(self, chunk: Chunk, outcome: tuple[Page, ...] | Trouble) -> None:
        name, numbers = chunk
        if len(numbers) == 1:
            self._alone.add((name, numbers[0]))
        if isinstance(outcome, Trouble):
            self._troubles.update({(name, number): outcome for number in numbers})
            return
        for page in outcome:
            self._put(name, page)

    def result(self, name: str) -> tuple[Page, ...] | Trouble:
        """The paper's pages, gaps as empty pages that say so; a trouble where no page at all could be read."""
        outline = self._outlines[name]
        numbers = range(1, outline.pages + 1)
        troubles = [self._troubles[name, n] for n in numbers if (name, n) in self._troubles]
        if troubles and len(troubles) == len(numbers):
            return troubles[0]
        return tuple(self._pages.get((name, n)) or _unread(n, self._troubles.get((name, n))) for n in numbers)

    def _submit(self, chunk: Chunk, engines: Engines) -> Future[tuple[Page, ...]]:
        name, numbers = chunk
        seconds = SECONDS_A_CHUNK + SECONDS_A_PAGE * len(numbers)
        return self._pool.submit_within(seconds, read_chunk, self._outlines[name], numbers, engines)

    def _put(self, name: str, page: Page) -> None:
        self._pages[name, page.number] = page
        self._troubles.pop((name, page.number), None)
        self._done[name] += 1
        self._tell(Progress(name, self._done[name], self._outlines[name].pages, "reading"))


def _unread(number: int, trouble: Trouble | None) -> Page:
    """The place of a page that could not be read, so that nothing goes missing in silence."""
    note = Note(NoteCode.PAGE_UNREADABLE, number, trouble.text.zh if trouble else "")
    return Page(number, *A4, Reader.TEXT_LAYER, (), notes=(note,))
