"""Runs a page's program as pdfminer does, and knows besides what lets the ground show through and what is clipped."""

from __future__ import annotations

import contextlib
from typing import Any

from pdfminer.layout import LTFigure
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import literal_name

from extractors.readers.clipping import NO_CLIP, Clip, with_box, with_path

_PLAIN = {"Normal", "Compatible"}


class State(PDFGraphicState):
    """The state of the drawing, with `sheer`: fills are see-through or mixed with what lies beneath; and `clip`:
    where alone anything is shown."""

    sheer = False
    clip: Clip = NO_CLIP

    def copy(self) -> State:
        """A state that goes its own way from here on."""
        new = State()
        vars(new).update(vars(self))
        return new


class Interpreter(PDFPageInterpreter):
    """pdfminer's interpreter, which passes over what says how a fill is laid on."""

    _sheer_from_outside = False
    _clip_from_outside: Clip = NO_CLIP

    def init_state(self, ctm: Any) -> None:
        """Start anew; a form that is painted see-through is so all over, and shows nothing outside of its box."""
        super().init_state(ctm)
        state = State()
        state.sheer = self._sheer_from_outside
        frame = getattr(self.device, "cur_item", None)
        clip = self._clip_from_outside
        state.clip = with_box(clip, frame.bbox) if isinstance(frame, LTFigure) else clip
        self.graphicstate = state

    def dup(self) -> Interpreter:
        """An interpreter for a form in this page."""
        inner = type(self)(self.rsrcmgr, self.device)
        inner._sheer_from_outside = bool(getattr(self.graphicstate, "sheer", False))
        inner._clip_from_outside = getattr(self.graphicstate, "clip", NO_CLIP)
        return inner

    def do_W(self) -> None:
        """Show nothing outside of the path from here on; a broken path says nothing."""
        if isinstance(self.graphicstate, State):
            with contextlib.suppress(TypeError, ValueError):
                self.graphicstate.clip = with_path(self.graphicstate.clip, self.curpath, self.ctm)

    def do_W_a(self) -> None:
        """The same by the other rule of what is inside, of which only the box around the path is asked."""
        self.do_W()

    def do_gs(self, name: Any) -> None:
        """Take over what a named state says of opacity; a broken one says nothing."""
        named = resolve1((resolve1(self.resources.get("ExtGState")) or {}).get(literal_name(name)))
        if isinstance(named, dict) and isinstance(self.graphicstate, State):
            self.graphicstate.sheer = _sheer(named, self.graphicstate.sheer)


def _sheer(named: dict[str, Any], before: bool) -> bool:
    """Does a state with these entries let the ground show through? Entries that are missing leave it as it was."""
    said = [key for key in ("ca", "BM", "SMask") if key in named]
    if not said:
        return before
    opacity, blend, mask = (resolve1(named.get(key)) for key in ("ca", "BM", "SMask"))
    modes = blend if isinstance(blend, list) else [blend]
    mixed = blend is not None and not any(_name(mode) in _PLAIN for mode in modes[:1])
    masked = mask is not None and _name(mask) != "None"
    return (isinstance(opacity, int | float) and opacity < 0.98) or mixed or masked


def _name(value: Any) -> str:
    value = resolve1(value)
    return str(getattr(value, "name", value))
