"""What goes into a bundle of one review: the report and all that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from extractors.model import Kind, Page
from service.bundles.parts import Json, Part, of_bytes, of_json
from service.model import Options, PageCache, PageKey
from service.page_store import packed, unpacked
from service.version import ENGINES, installed, project_version, reading_version

PICTURES = "evidence"
READINGS = "readings"


@dataclass(slots=True)
class Recorder:
    """Remembers the pages of one review, on top of a cache that keeps them, if any."""

    under: PageCache | None = None
    pages: dict[PageKey, Page] = field(default_factory=dict)

    def get(self, key: PageKey, /) -> Page | None:
        """The page as the cache below has it."""
        page = self.under.get(key) if self.under else None
        if page is not None:
            self.pages[key] = page
        return page

    def put(self, key: PageKey, page: Page, /) -> None:
        """Remember the page, and hand it on."""
        self.pages[key] = page
        if self.under:
            self.under.put(key, page)


@dataclass(frozen=True, slots=True)
class Reading:
    """One page as it was read: of which content, which page, packed as the page store packs it."""

    sha256: str
    number: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Input:
    """One file as handed in: what it is called, its content as a part, and which papers staff say that it holds."""

    name: str
    sha256: str
    part: Part
    kinds: tuple[tuple[int, Kind], ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a bundle holds. `body` is the report's JSON; `rulebook` and `notice` are files by name, as they were."""

    body: Json
    options: Options
    today: date
    inputs: Sequence[Input]
    readings: Iterable[Reading]
    rulebook: Mapping[str, str]
    notice: str | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    decisions: Sequence[Json] = ()
    corrections: Sequence[Json] = ()


def about(made_on: date) -> Json:
    """What the manifest says of the bundle beside its parts."""
    return {"made_on": made_on.isoformat(), "prescreen": project_version(), "reading": reading_version()}


def parts_of(contents: Contents) -> Iterator[Part]:
    """The parts in their order."""
    yield of_json("report.json", contents.body)
    yield of_json("settings.json", settings(contents.options, contents.today))
    yield of_json("versions.json", {"prescreen": project_version(), **{name: installed(name) for name in ENGINES}})
    yield of_json("inputs.json", [_input(one) for one in contents.inputs])
    yield from (i.part for i in contents.inputs)
    for page in sorted(contents.readings, key=lambda r: (r.sha256, r.number)):
        yield of_bytes(f"{READINGS}/{page.sha256}/{page.number:04d}.json.gz", page.content)
    for name, text in sorted(contents.rulebook.items()):
        yield of_bytes(f"rulebook/{name}", text.encode())
    if contents.notice is not None:
        yield of_bytes("round/notice.yaml", contents.notice.encode())
    for name, picture in sorted(contents.pictures.items()):
        yield of_bytes(f"{PICTURES}/{name}", picture)
    yield of_json("decisions.json", list(contents.decisions))
    yield of_json("corrections.json", list(contents.corrections))


def _input(one: Input) -> Json:
    return {"name": one.name, "sha256": one.sha256, "path": one.part.path, "kinds": [list(k) for k in one.kinds]}


def recorded(recorder: Recorder) -> Iterator[Reading]:
    """The pages that a review read."""
    return (Reading(key.sha256, key.number, packed(page)) for key, page in recorder.pages.items())


def settings(options: Options, today: date) -> Json:
    """What the review was told beside the papers."""
    return {
        "as_of": options.as_of.isoformat() if options.as_of else None,
        "category": options.category,
        "services": list(options.services),
        "readers": options.readers,
        "today": today.isoformat(),
    }


def inner_path(place: int, name: str) -> str:
    """Where an input lies in the bundle: a made-up name with its own ending, since people give files odd names."""
    return f"inputs/{place:04d}{PurePosixPath(name).suffix[:10].lower()}"


class KeptReadings:
    """A bundle's pages as a review's cache: by content and page alone, whatever code read them."""

    def __init__(self, readings: Mapping[tuple[str, int], bytes]) -> None:
        self._readings = readings

    def get(self, key: PageKey, /) -> Page | None:
        """The page as it was read then."""
        content = self._readings.get((key.sha256, key.number))
        return None if content is None else unpacked(content)

    def put(self, key: PageKey, page: Page, /) -> None:
        """Keeps nothing: a bundle is what it is."""
