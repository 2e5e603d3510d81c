"""RapidOCR's three networks, loaded once a process, and as many runs of the recogniser beside one another as there are
threads."""

from __future__ import annotations

import contextlib
import gc
import math
import os
import sys
from collections.abc import Callable
from functools import cached_property, lru_cache
from threading import Lock, Thread
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors import heaps
from extractors.recognise import cards
from extractors.recognise.engines import rapidocr_backend

Session = Callable[[NDArray[np.float32]], NDArray[np.float32]]
"""One run of a network."""

CARD_WIDTH, CARD_AT_ONCE = 160, 32
"""The narrowest strip, in pixels, that a GPU reads, and how many of it in one run; it takes hardly longer for them than
for one. Twice as wide are half as many."""


class Engine:
    """RapidOCR's finder and reader, made when they are first wanted: the finder works by all threads together, the
    reader reads as many strips beside one another.

    A strip is too small to be shared out: two threads read one no quicker than one does, and two strips in that time.
    What comes out is the same to the last digit, however many threads there are.
    """

    def __init__(self, threads: int) -> None:
        self.threads = threads
        self.on_card = rapidocr_backend() == "gpu" and cards.ready()
        self._whole = _started(threads, self.on_card)
        self._lock = Lock()
        self._reader: Any = None

    def finder(self) -> Any:
        """What finds lines."""
        return self._made(self._whole._load_det_model)

    def turned(self) -> Any:
        """What tells whether strips stand upside down."""
        return self._made(self._whole._load_cls_model)

    def reader(self) -> Any:
        """What reads strips, each run of it by a thread of its own."""
        with self._lock:
            if self._reader is None:
                self._reader = self._made(lambda: _reader(self._whole.cfg, self.threads))
            return self._reader

    def _made(self, make: Callable[[], Any]) -> Any:
        if not self.on_card:
            return make()
        with cards.quiet():
            return cards.made_lasting(make())

    def width(self, wanted: int) -> int:
        """The pixels that a strip of so many is widened to: a GPU makes itself ready for each width longer than it
        takes to read a page, and for the blank behind a strip it takes hardly any time."""
        return CARD_WIDTH << max(math.ceil(math.log2(wanted / CARD_WIDTH)), 0) if self.on_card else wanted

    def at_once(self, width: int) -> int:
        """How many strips of that width a run takes: always so many on a GPU, blank ones among them."""
        return max(CARD_AT_ONCE * CARD_WIDTH // width, 1) if self.on_card else 1

    @cached_property
    def runs(self) -> tuple[Session, ...]:
        """As many runs of the recogniser as may go on at once."""
        return _runs(self.reader(), self.threads)

    def load(self) -> None:
        """All in the order in which they are wanted; what goes wrong is told to whoever wants one."""
        with contextlib.suppress(Exception):
            for load in (self.finder, self.turned, self.reader):
                load()


@lru_cache(maxsize=2)
def engine(threads: int) -> Engine:
    """The three models, once a process: while the first is at work the others are loaded."""
    made = Engine(threads or len(os.sched_getaffinity(0)))
    Thread(target=made.load, name="models").start()
    return made


def forget() -> None:
    """Let the models go, and the room that they took for the pages read so far; whoever wants them next loads them.

    A process that read eight dense pages has 740 MB with them, and 300 without.
    """
    engine.cache_clear()
    gc.collect()
    heaps.give_back()


def _started(threads: int, on_card: bool) -> Any:
    # OpenVINO tells its maker of every start through this package; without it, it tells nobody.
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]  # None: no such module
    from rapidocr import EngineType, RapidOCR

    backend = rapidocr_backend() or "openvino"
    kind = EngineType("onnxruntime" if backend == "gpu" else backend)
    settings = {
        "Global.log_level": "error",
        "Det.engine_type": kind,
        "Det.max_candidates": 4000,
        # How surely a line was found is measured within its outline: the box around a bent one is mostly blank.
        "Det.score_mode": "slow",
        "Cls.engine_type": kind,
        "Rec.engine_type": kind,
        "EngineConfig.openvino.inference_num_threads": threads,
        # Else every process that reckons with one thread does so on the machine's first core, whoever is there already.
        "EngineConfig.openvino.enable_cpu_pinning": False,
        "EngineConfig.onnxruntime.intra_op_num_threads": threads,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        "EngineConfig.onnxruntime.use_cuda": on_card,
        **{f"EngineConfig.onnxruntime.cuda_ep_cfg.{name}": value for name, value in cards.OPTIONS.items()},
    }
    return RapidOCR(params=settings)


def _reader(settings: Any, threads: int) -> Any:
    """RapidOCR's recogniser, as it makes it itself but for the threads of a run."""
    from rapidocr.ch_ppocr_rec import TextRecognizer

    rec = settings.Rec
    rec.engine_cfg = settings.EngineConfig[rec.engine_type.value]
    rec.engine_cfg.update({"num_streams": threads} if "inference_num_threads" in rec.engine_cfg else {_INTRA: 1})
    rec.font_path, rec.model_root_dir = settings.Global.font_path, settings.Global.model_root_dir
    return TextRecognizer(rec)


_INTRA = "intra_op_num_threads"


def _runs(reader: Any, threads: int) -> tuple[Session, ...]:
    session = reader.session
    if rapidocr_backend() != "openvino":
        return (session,) * threads
    compiled = session.session.get_compiled_model()
    return tuple(_run_of(compiled.create_infer_request()) for _ in range(threads))


def _run_of(request: Any) -> Session:
    def run(taken: NDArray[np.float32]) -> NDArray[np.float32]:
        request.infer([taken])
        return np.asarray(request.get_output_tensor().data)

    return run
