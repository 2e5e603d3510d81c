"""What is personal in a text is masked, and nothing else: not an amount, a credit code, a hash, an account's number."""

from __future__ import annotations

import json

import pytest

from service.personal import holds, masked, masked_html, masked_json

NUMBER = "441702198503127" + "41X"  # an invented one
SHOWN = "441********741X"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"身份证号{NUMBER}，", f"身份证号{SHOWN}，"),
        ("441702 19850312 741X", SHOWN),
        ("4417021985031274１Ｘ", "441********74１Ｘ"),
        (NUMBER.lower(), SHOWN.replace("X", "x")),
        ("330106990231123 330106990228123", "330********1123 330********8123"),
        ("电话13812345678。", "电话138****5678。"),
        ("138 1234 5678 / 138-1234-5678", "138****5678 / 138****5678"),
        ("+8613812345678", "+86138****5678"),
        ("+86 138 1234 5678", "+86 138****5678"),
        ("１３８１２３４５６７８", "１３８****５６７８"),
        (f"林某{NUMBER}13912345678"[:20] + " 13912345678", f"林某{SHOWN} 139****5678"),
        ("13812345678、13912345678", "138****5678、139****5678"),
        ("138\u00a01234\u20095678 138—1234—5678", "138****5678 138****5678"),
        ("138\u200b12345678 138.1234.5678", "138****5678 138****5678"),
        ("008613812345678，8613812345678", "0086138****5678，86138****5678"),
        ("8613812345678", "86138****5678"),
        ("441702-19850312-741X 441702–19850312–741X", f"{SHOWN} {SHOWN}"),
        ("441702\u00a019850312\u00ad741X", SHOWN),
    ],
)
def test_numbers_show_their_beginning_and_end(text: str, shown: str) -> None:
    assert holds(text)
    assert masked(text) == shown
    assert not holds(masked(text))


@pytest.mark.parametrize(
    "text",
    [
        "91441702MA4X1B2C3D",  # a credit code
        "914417021234567890",
        "441702201313017418",  # no such month
        "622202198503127415021",  # an account's number
        "13812345678.50",
        "13,812,345,678",
        "113812345678",
        "138123456789",
        "12812345678",
        "0662-3300000",
        "a13812345678f",
        "1008613812345678",
        "138.1234",
        "138.1234.56789",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "2024-03-12 13:45:07",
        "330********1234 138****5678",
    ],
)
def test_nothing_else_is_touched(text: str) -> None:
    assert masked(text) == text


def test_a_page_is_masked_but_for_addresses_and_fields_to_fill_in() -> None:
    page = (
        '<a href="/search?q=13812345678" title="13812345678">13812345678</a>'
        '<input name="phone" value="13812345678"><textarea name="a">\n13812345678</textarea>'
        f'<td>{NUMBER}</td><p data-quote="{NUMBER}">'
    )
    shown = masked_html(page)
    assert shown.count("13812345678") == 3
    assert shown.count("138****5678") == 2
    assert shown.count(SHOWN) == 2
    assert NUMBER not in shown


def test_json_stays_json_and_figures_stay_figures() -> None:
    told = {"quote": f"联系人 {NUMBER}", "value": "13812345678", "amount": 13812345678, "rows": [["13912345678", None]]}
    shown = json.loads(masked_json(json.dumps(told)))
    assert shown == {
        "quote": f"联系人 {SHOWN}",
        "value": "13812345678",
        "amount": 13812345678,
        "rows": [["139****5678", None]],
    }
    assert masked_json('{"a":  1}') == '{"a":  1}'
    assert json.loads(masked_json(json.dumps({"quote": f"{NUMBER[:9]}\n{NUMBER[9:]}"}))) == {"quote": SHOWN}
    assert masked_json("") == ""
