"""`prescreen verify` and `prescreen replay`: what they say, and how they end."""

from __future__ import annotations

from pathlib import Path

import pytest

from service import cli
from tests.service.bundles.conftest import Changed, bundle, changed, kept
from tests.service.bundles.test_replaying import with_manifest

__all__ = ["bundle", "changed", "kept"]


def said(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str]:
    with pytest.raises(SystemExit) as ended:
        cli.main([str(a) for a in arguments])
    out = capsys.readouterr()
    return int(ended.value.code or 0), out.out + out.err


def test_a_whole_bundle(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = said(capsys, "verify", bundle)
    assert (code, text.startswith("whole: ")) == (0, True)
    assert said(capsys, "replay", bundle) == (0, "the same verdicts\n")


def test_a_changed_bundle(bundle: Path, changed: Changed, capsys: pytest.CaptureFixture[str]) -> None:
    broken = changed({"settings.json": b"{}"})
    assert said(capsys, "verify", broken) == (1, "settings.json: was changed\n")
    code, text = said(capsys, "replay", broken)
    assert (code, "settings.json" in text) == (2, True)


def test_the_first_difference_is_told(bundle: Path, changed: Changed, capsys: pytest.CaptureFixture[str]) -> None:
    from service.bundles.parts import Bundle

    with Bundle(bundle) as opened:
        rule = opened.read("rulebook/8.2.floor_area.yaml").decode()
    eased = rule.replace("value: 100\n", "value: 80\n", 1).encode()
    code, text = said(capsys, "replay", changed(with_manifest(bundle, {"rulebook/8.2.floor_area.yaml": eased})))
    assert code == 1
    assert text.startswith('8.2.floor_area: status was "not_met", now "met"\nand ')


def test_a_file_that_is_no_bundle(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.zip").write_bytes(b"x")
    code, text = said(capsys, "verify", tmp_path / "x.zip")
    assert (code, "复核包" in text) == (2, True)
