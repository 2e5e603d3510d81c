"""The words by which papers are read: data in the files beside this one."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml


def term_data(name: str) -> dict[str, Any]:
    """The data of `words/<name>.yaml`."""
    text = files("extractors").joinpath("words", f"{name}.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data
