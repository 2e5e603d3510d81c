"""A GPU's part in recognising: whether it can be used, and the processor in its place where it fails."""

from __future__ import annotations

import contextlib
import ctypes
import logging
import sys
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from functools import cache
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

CUDA, CPU = "CUDAExecutionProvider", "CPUExecutionProvider"
OPTIONS: Mapping[str, object] = {
    # Else each shape is tried by every way that there is, which takes as long as reading a page.
    "cudnn_conv_algo_search": "HEURISTIC",
    # Else factors are cut to 10 bits; whole ones take no longer.
    "use_tf32": 0,
    # Several children share a card: none takes twice what it needs.
    "arena_extend_strategy": "kSameAsRequested",
}

ERRORS = 3
SHAPES = 12
"""Of a model for which it is kept ready, at most; those longest not asked for are given up first."""

log = logging.getLogger(__name__)
_making = Lock()


@cache
def ready() -> bool:
    """Whether CUDA can be used here; says so where it cannot. Only for a process that forks no children after it."""
    try:
        import onnxruntime

        if CUDA not in onnxruntime.get_available_providers():
            raise OSError("this onnxruntime knows no CUDA")
        _start()
        # It warns of each shape and each layer.
        onnxruntime.set_default_logger_severity(ERRORS)
        # CUDA's libraries lie among the packages, where no loader looks for them.
        with quiet():
            onnxruntime.preload_dlls()
    except OSError as error:
        log.warning("no GPU, pages are read by the processor: %s", error)
        return False
    return True


def _start() -> None:
    """Raises OSError where the driver is missing or knows no card."""
    driver = ctypes.CDLL("libcuda.so.1")
    number = ctypes.c_int(0)
    if (said := driver.cuInit(0) or driver.cuDeviceGetCount(ctypes.byref(number))) or not number.value:
        raise OSError(f"the driver says {said}, and knows {number.value} cards")


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """What onnxruntime prints of its troubles goes where errors go: our output may be read by a program."""
    with _making, contextlib.redirect_stdout(sys.stderr):
        yield


class Lasting:
    """A model on a GPU: a session for each shape of what it is given, and the processor where the GPU fails.

    A session makes itself ready anew whenever the shape is another than the last, even one that it had before, and
    that takes as long as 50 runs. By the processor it goes on for good: no page is lost by a card.
    """

    def __init__(self, first: Any) -> None:
        self._first, self._spare = first, [first]
        self._by_shape: OrderedDict[tuple[int, ...], Any] = OrderedDict()
        self._lock = Lock()
        self._processor: Any = None
        if CUDA not in first.get_providers():
            log.warning("the GPU takes no model, it is run by the processor")
            self._processor = first

    def run(self, names: Any, given: Mapping[str, NDArray[np.float32]]) -> Any:
        """As a session's own."""
        if self._processor is None:
            try:
                return self._for(next(iter(given.values())).shape).run(names, given)
            except Exception:
                log.warning("the GPU failed, what it was to read is read by the processor", exc_info=True)
                self._give_up()
        return self._processor.run(names, given)

    def _for(self, shape: tuple[int, ...]) -> Any:
        with self._lock:
            if shape not in self._by_shape:
                while len(self._by_shape) >= SHAPES:
                    self._by_shape.popitem(last=False)
                self._by_shape[shape] = self._spare.pop() if self._spare else self._another()
            self._by_shape.move_to_end(shape)
            return self._by_shape[shape]

    def _another(self) -> Any:
        return self._made((CUDA, self._first.get_provider_options()[CUDA]), CPU)

    def _give_up(self) -> None:
        with self._lock:
            if self._processor is None:
                self._processor = self._made(CPU)
                self._by_shape.clear()

    def _made(self, *providers: Any) -> Any:
        """Without its own way out of troubles, which prints them."""
        from onnxruntime import InferenceSession, SessionOptions

        said, options = self._first.get_session_options(), SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = said.intra_op_num_threads, 1
        options.log_severity_level = said.log_severity_level
        return InferenceSession(self._first._model_path, options, list(providers), enable_fallback=0)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._first, name)


def made_lasting(part: Any) -> Any:
    """The finder, or a reader, with such a session."""
    if not isinstance(part.session.session, Lasting):
        part.session.session = Lasting(part.session.session)
    return part
