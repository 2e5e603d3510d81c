"""Weights are learnt from lines of sentences: what stands in the one kind only weighs for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.sense.training import hash_of, samples, train

LINES = ["1|其余房间由甲方收回", "1|东侧房间由甲方收回另租", "0|租金按季度支付", "0|水电费由乙方支付", "0|押金到期退还"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "some.txt").write_text("\n".join(LINES), encoding="utf-8")
    return tmp_path


def test_what_was_learnt_is_told_apart(folder: Path) -> None:
    learnt = train(tuple(samples(folder)), hash_of(folder))
    assert learnt.score("北侧房间由甲方收回") > 0 > learnt.score("物业费由乙方支付")


def test_the_same_sentences_give_the_same_weights(folder: Path) -> None:
    one, other = (train(tuple(samples(folder)), hash_of(folder)) for _ in range(2))
    assert one == other


def test_another_sentence_is_another_hash(folder: Path) -> None:
    before = hash_of(folder)
    (folder / "more.txt").write_text("0|钥匙两把", encoding="utf-8")
    assert hash_of(folder) != before


@pytest.mark.parametrize("line", ["2|钥匙两把", "钥匙两把", "1|"])
def test_a_line_of_no_kind_is_refused(folder: Path, line: str) -> None:
    (folder / "some.txt").write_text(line, encoding="utf-8")
    with pytest.raises(ValueError, match=r"some\.txt, line 1"):
        tuple(samples(folder))
