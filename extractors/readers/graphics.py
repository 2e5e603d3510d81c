"""Runs a page's program as pdfminer does, and knows besides what lets the ground show through, what is clipped, and
what stands on a layer that is switched off."""

from __future__ import annotations

import contextlib
from typing import Any

from pdfminer.layout import LTFigure
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import literal_name

from extractors.readers.clipping import NO_CLIP, Clip, with_box, with_path
from extractors.readers.switched_off import NONE, Layers

_PLAIN = {"Normal", "Compatible"}
_VANISHING = {
    "Screen", "Lighten", "ColorDodge", "Difference", "Exclusion", "Overlay", "SoftLight", "Hue", "Saturation", "Color",
}  # fmt: skip
"""Ways of mixing that leave white paper white under black letters, whatever one program or another makes of them."""


class State(PDFGraphicState):
    """The state of the drawing, with `sheer`: fills are see-through or mixed with what lies beneath; `vanishing`: so
    mixed that dark letters leave no mark on white paper; and `clip`: where alone anything is shown."""

    sheer = False
    vanishing = False
    clip: Clip = NO_CLIP

    def copy(self) -> State:
        """A state that goes its own way from here on."""
        new = State()
        vars(new).update(vars(self))
        return new


class Interpreter(PDFPageInterpreter):
    """pdfminer's interpreter, which passes over what says how a fill is laid on."""

    _sheer_from_outside = False
    _vanishing_from_outside = False
    _clip_from_outside: Clip = NO_CLIP
    _off_from_outside = False
    layers: Layers = NONE
    """Of the file: which are off is the same for all that a page paints."""

    def init_state(self, ctm: Any) -> None:
        """Start anew; a form that is painted see-through is so all over, and shows nothing outside of its box."""
        super().init_state(ctm)
        state = State()
        state.sheer = self._sheer_from_outside
        state.vanishing = self._vanishing_from_outside
        frame = getattr(self.device, "cur_item", None)
        clip = self._clip_from_outside
        state.clip = with_box(clip, frame.bbox) if isinstance(frame, LTFigure) else clip
        self.graphicstate = state
        self._marks: list[bool] = []
        self._tell()

    def dup(self) -> Interpreter:
        """An interpreter for a form in this page."""
        inner = type(self)(self.rsrcmgr, self.device)
        inner._sheer_from_outside = bool(getattr(self.graphicstate, "sheer", False))
        inner._vanishing_from_outside = bool(getattr(self.graphicstate, "vanishing", False))
        inner._clip_from_outside = getattr(self.graphicstate, "clip", NO_CLIP)
        inner._off_from_outside, inner.layers = self._is_off, self.layers
        return inner

    @property
    def _is_off(self) -> bool:
        return self._off_from_outside or any(self._marks)

    def _tell(self) -> None:
        """Let the device know whether what comes is shown."""
        self.device.off = self._is_off  # type: ignore[attr-defined]  # our own device has it

    def do_BMC(self, tag: Any) -> None:
        """Begin a part without properties: it is shown as what it stands in."""
        super().do_BMC(tag)
        self._marks.append(False)

    def do_BDC(self, tag: Any, props: Any) -> None:
        """Begin a part, which may be the content of a layer."""
        super().do_BDC(tag, props)
        content = (resolve1(self.resources.get("Properties")) or {}).get(_name(props)) if _name(tag) == "OC" else None
        self._marks.append(self.layers.hide(content))
        self._tell()

    def do_EMC(self) -> None:
        """End the part that began last."""
        super().do_EMC()
        del self._marks[-1:]
        self._tell()

    def do_Do(self, xobjid_arg: Any) -> None:
        """Paint a form or a picture, which may be the content of a layer as a whole."""
        painted = resolve1(self.xobjmap.get(literal_name(xobjid_arg)))
        self._marks.append(self.layers.hide(getattr(painted, "attrs", {}).get("OC")))
        self._tell()
        super().do_Do(xobjid_arg)
        del self._marks[-1:]
        self._tell()

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
            if (mode := _mode(named)) is not None:
                self.graphicstate.vanishing = self._vanishing_from_outside or mode in _VANISHING


def _sheer(named: dict[str, Any], before: bool) -> bool:
    """Does a state with these entries let the ground show through? Entries that are missing leave it as it was."""
    said = [key for key in ("ca", "BM", "SMask") if key in named]
    if not said:
        return before
    opacity, blend, mask = (resolve1(named.get(key)) for key in ("ca", "BM", "SMask"))
    mixed = blend is not None and _mode(named) not in _PLAIN
    masked = mask is not None and _name(mask) != "None"
    return (isinstance(opacity, int | float) and opacity < 0.98) or mixed or masked


def _mode(named: dict[str, Any]) -> str | None:
    """The way of mixing that a state names, of several the first; None where it names none."""
    blend = resolve1(named.get("BM"))
    modes = blend if isinstance(blend, list) else [blend]
    return _name(modes[0]) if modes and modes[0] is not None else None


def _name(value: Any) -> str:
    value = resolve1(value)
    return str(getattr(value, "name", value))
