"""Each thing that can be wrong in a word file is told, with its file, its id and how to mend it."""

from __future__ import annotations

import pytest

from extractors.words.checking import Fault, UnreadableWords, faults
from extractors.words.loading import project_folder, texts

CLEAN = "rules:\n  - {id: lease, pattern: '{LEASE}合同', takes: [租赁合同, 承租合同], leaves: [劳动合同]}\n"
LEXICON = "LEASE: [租赁, 承租]\n"


def found(rules: str, lexicon: str = LEXICON, name: str = "labels/premises") -> tuple[Fault, ...]:
    return faults({"clean": CLEAN, "lexicon": lexicon}, {name: rules})


def only(rules: str, lexicon: str = LEXICON) -> Fault:
    (fault,) = found(rules, lexicon)
    return fault


def test_a_clean_folder() -> None:
    assert faults({"clean": CLEAN, "lexicon": LEXICON}) == ()


def test_the_projects_own_files_have_no_fault() -> None:
    assert [str(fault) for fault in faults(texts(project_folder())) if not fault.hint] == []


def test_an_unknown_class() -> None:
    fault = only("rules:\n  - {id: shop, pattern: '{SHOP}面积', takes: [店铺面积]}\n")
    assert (fault.file, fault.id, fault.hint) == ("labels/premises", "shop", False)
    assert "{SHOP}" in fault.what
    assert "lexicon.yaml" in fault.mend


def test_an_unknown_class_within_a_class() -> None:
    told = {f.what for f in found(CLEAN, "LEASE: [租赁, '承{RENT}']\n")}
    assert "no word class is called {RENT}" in told


def test_a_class_without_use() -> None:
    fault = only("rules: []\n", LEXICON + "SHOP: [店铺]\n")
    assert (fault.file, fault.id) == ("lexicon", "SHOP")
    assert fault.what == "no pattern refers to this class"


def test_a_class_that_another_class_uses_is_used() -> None:
    lexicon = "LEASE: ['{RENT}赁', 承租]\nRENT: [租]\n"
    assert found("rules: []\n", lexicon) == ()


def test_a_word_of_a_class_that_no_example_shows() -> None:
    fault = only("rules: []\n", "LEASE: [租赁, 承租, 租用]\n")
    assert (fault.file, fault.id) == ("lexicon", "LEASE")
    assert "“租用”" in fault.what


def test_a_word_that_is_no_regular_expression() -> None:
    told = {(f.id, f.what) for f in found("rules: []\n", "LEASE: [租赁, '承(租']\n")}
    assert ("LEASE", "“承(租” is no regular expression") in told


@pytest.mark.parametrize("takes", ["", ", takes: []"])
def test_a_pattern_without_an_example(takes: str) -> None:
    fault = only(f"rules:\n  - {{id: shop, pattern: 店铺{takes}}}\n")
    assert (fault.id, fault.what) == ("shop", "no example")
    assert "`takes`" in fault.mend


def test_an_example_that_is_not_taken() -> None:
    fault = only("rules:\n  - {id: shop, pattern: 店铺, takes: [临街店铺, 商铺]}\n")
    assert (fault.id, fault.what) == ("shop", "does not take “商铺”")


def test_an_example_that_is_not_taken_from_end_to_end() -> None:
    fault = only("rules:\n  - {id: shop, whole: true, pattern: 店铺, takes: [店铺, 临街店铺]}\n")
    assert fault.what == "does not take “临街店铺” from end to end"


def test_an_example_that_is_taken_though_it_must_be_left() -> None:
    fault = only("rules:\n  - {id: shop, pattern: '[店商]铺', takes: [店铺], leaves: [商铺办公室, 住宅]}\n")
    assert (fault.id, fault.what) == ("shop", "takes “商铺” in “商铺办公室”, which it must leave")


def test_two_rules_that_say_different_things_of_the_same_words_are_a_hint() -> None:
    strong = "  - {id: strong, strength: 3, pattern: 店铺面积, takes: [店铺面积]}\n"
    weak = "  - {id: weak, strength: 1, pattern: '[店商]铺面积', takes: [商铺面积]}\n"
    fault = only("labels:\n" + strong + weak)
    assert fault.hint
    assert (fault.id, fault.what) == ("strong", "takes “店铺面积” as `weak` does, with strength 3 and 1")


def test_two_roles_for_the_same_words_are_a_hint() -> None:
    one = "  - {id: one, role: closing, pattern: 期末, takes: [期末]}\n"
    other = "  - {id: other, role: opening, pattern: 期末|期初, takes: [期初]}\n"
    assert "role closing and opening" in only("roles:\n" + one + other).what


def test_longer_words_are_no_contradiction() -> None:
    strong = "  - {id: strong, strength: 3, pattern: 店铺面积, takes: [店铺面积]}\n"
    weak = "  - {id: weak, strength: 1, pattern: 面积, takes: [面积]}\n"
    assert found("labels:\n" + strong + weak) == ()


def test_two_rules_of_one_id_in_a_group() -> None:
    rule = "  - {id: shop, pattern: 店铺, takes: [店铺]}\n"
    fault = only("labels:\n" + rule + rule)
    assert (fault.file, fault.id, fault.hint) == ("labels/premises", "shop", False)
    assert fault.what == "2 rules of `labels` have this id"


def test_rules_of_one_id_in_two_groups_of_a_file_are_a_hint() -> None:
    rule = "  - {id: shop, pattern: 店铺, takes: [店铺]}\n"
    fault = only("labels:\n" + rule + "after:\n" + rule)
    assert (fault.id, fault.hint, fault.what) == ("shop", True, "rules of 2 groups have this id")


def test_a_rule_of_an_office_replaces_the_projects_of_that_id() -> None:
    own = "rules:\n  - {id: lease, pattern: '{LEASE}合同|租约', takes: [租约, 租赁合同, 承租合同]}\n"
    assert found(own, name="clean") == ()


@pytest.mark.parametrize("words", ["租赁", "[]", ""])
def test_a_class_that_is_no_list_of_words(words: str) -> None:
    lexicon = f"LEASE: [租赁, 承租]\nSHOP: {words}\n"
    fault = only("rules:\n  - {id: lease, pattern: '{LEASE}{SHOP}', takes: [租赁, 承租]}\n", lexicon)
    assert (fault.file, fault.id) == ("lexicon", "SHOP")


def test_a_class_that_refers_to_itself() -> None:
    rule = "rules:\n  - {id: stall, pattern: '{STALL}', takes: [摊位]}\n"
    told = {(f.id, f.what) for f in found(rule, LEXICON + "STALL: ['{STALL}位']\n")}
    assert ("stall", "the pattern is no regular expression (word class STALL refers to itself)") in told


def test_a_pattern_that_does_not_compile() -> None:
    fault = only("rules:\n  - {id: shop, pattern: '(店铺', takes: [店铺]}\n")
    assert fault.id == "shop"
    assert "no regular expression (missing )" in fault.what


@pytest.mark.parametrize(("entry", "key"), [("{id: shop}", "pattern"), ("{pattern: 店铺, takes: [店铺]}", "id")])
def test_a_rule_half_written(entry: str, key: str) -> None:
    fault = only(f"rules:\n  - {{id: stall, pattern: 摊位, takes: [摊位]}}\n  - {entry}\n")
    assert fault.what == f"a rule without `{key}`"


def test_a_name_that_stands_twice_in_a_file() -> None:
    told = [(f.file, f.id, f.what) for f in found("rules: []\n", "LEASE: [租借]\n" + LEXICON)]
    assert told == [("lexicon", "LEASE", "stands 2 times in the file")]


@pytest.mark.parametrize("text", ["rules: [", "- 店铺\n", "店铺\n"])
def test_a_file_that_says_nothing(text: str) -> None:
    with pytest.raises(UnreadableWords, match=r"^labels/premises\.yaml: "):
        found(text)


def test_a_fault_is_told_in_one_line() -> None:
    fault = only("rules:\n  - {id: shop, pattern: 店铺}\n")
    told = "labels/premises.yaml: shop: no example. Add a sentence that the rule must take under `takes`."
    assert str(fault) == told
