"""SQL compiled once for all databases of a process: each test opens one of its own, and asks it the same."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine

from service import database


def compile_once() -> None:
    """From here on an engine takes the statements that another of its kind compiled: a seventh of a web test's time."""
    first: dict[str, Engine] = {}
    usual = database.create_engine

    def opened(*address: Any, **given: Any) -> Engine:
        engine = usual(*address, **given)
        like = first.setdefault(engine.dialect.name, engine)
        if like is not engine:
            # What is compiled is kept by its dialect, of which each engine has its own; there is no way to hand one in.
            engine.dialect, engine._compiled_cache = like.dialect, like._compiled_cache
        return engine

    database.create_engine = opened
