"""Addresses compiled once for all applications of a process: each test makes an application with the same ones."""

from __future__ import annotations

from typing import Any

from werkzeug.routing import Rule


def compile_once() -> None:
    """From here on a rule whose like was compiled takes that: nine tenths of the time that all rules of an application
    take."""
    compiled: dict[Any, tuple[Any, ...]] = {}
    usual = Rule.compile

    def compile_(rule: Rule) -> None:
        like = (rule.rule, repr(rule.defaults), rule.subdomain, rule.host, rule.merge_slashes)
        if like in compiled:
            rule._parts, rule._trace, rule._converters, arguments, known, unknown = compiled[like]
            rule.arguments.update(arguments)
            rule._build, rule._build_unknown = known.__get__(rule), unknown.__get__(rule)
            return
        usual(rule)
        builders = (built.__func__ for built in (rule._build, rule._build_unknown))  # type: ignore[attr-defined]  # methods
        compiled[like] = (rule._parts, rule._trace, rule._converters, frozenset(rule.arguments), *builders)

    Rule.compile = compile_  # type: ignore[method-assign]  # there is no way to hand one in
