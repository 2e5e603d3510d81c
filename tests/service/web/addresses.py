"""Addresses compiled once for all applications of a process: each test makes an application with the same ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from werkzeug.routing import Rule


def compile_once() -> None:
    """From here on a rule whose like was compiled takes that: three quarters of the time that an application takes."""
    compiled: dict[Any, Callable[..., Any]] = {}
    usual = Rule._compile_builder

    def builder(rule: Rule, append_unknown: bool = True) -> Callable[..., Any]:
        like = (rule.rule, tuple(rule._trace), repr(rule.defaults), append_unknown)
        if like not in compiled:
            compiled[like] = usual(rule, append_unknown)
        return compiled[like]

    Rule._compile_builder = builder  # there is no way to hand one in
