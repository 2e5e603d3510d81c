"""Prints the lock: every package that the project and its tests need, at the version installed here.

What the oldest Python asks for is locked too, such as that of Debian 12: it must be installed here as well.

Names and versions alone, no host and no path. opencv-python and opencv-contrib-python, which some packages ask for,
are left out: they need a screen's libraries, and opencv-python-headless brings the same module. scipy and PyWavelets,
which imagehash names, are left out too: only hashes that are not used here load them; and so is openvino-telemetry,
which tells OpenVINO's maker who uses it. So the lock is installed with `--no-deps`.
"""

from __future__ import annotations

import sys
import tomllib
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"
TOOLS = ("pip", "setuptools", "wheel")
OLDEST = {"python_version": "3.11", "python_full_version": "3.11.0", "implementation_version": "3.11.0"}
LEFT_OUT = frozenset(
    {
        *("opencv-python", "opencv-contrib-python", "opencv-contrib-python-headless"),
        *("scipy", "pywavelets", "openvino-telemetry"),
    }
)


def roots() -> list[str]:
    """What the project and its tests name themselves, and what installs them."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    return [*project["dependencies"], *project["optional-dependencies"]["dev"], *TOOLS]


def closure(names: list[str]) -> dict[str, str]:
    """Name and version of these packages and all that they need on this machine."""
    found: dict[str, str] = {}
    todo = [Requirement(name) for name in names]
    seen: set[tuple[str, frozenset[str]]] = set()
    while todo:
        wanted = todo.pop()
        name, extras = canonicalize_name(wanted.name), frozenset(wanted.extras)
        if name in LEFT_OUT or (name, extras) in seen:
            continue
        seen.add((name, extras))
        package = distribution(name)
        found[name] = package.version
        todo += [r for r in map(Requirement, package.requires or ()) if _applies(r, extras)]
    return found


def _applies(requirement: Requirement, extras: frozenset[str]) -> bool:
    marker = requirement.marker
    asked = [{"extra": extra, **python} for extra in (extras or {""}) | {""} for python in ({}, OLDEST)]
    return marker is None or any(map(marker.evaluate, asked))


if __name__ == "__main__":
    sys.stdout.writelines(f"{name}=={version}\n" for name, version in sorted(closure(roots()).items()))
