"""Who somebody is, asked of a real provider on loopback: what is signed for this request counts, and nothing else."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from joserfc.jwk import OctKey

from service.office_login import NotBelieved, ProviderAway, fresh_trip
from service.office_login import Provider as Asked
from service.settings import BadSetting, load, office_login
from tests.service.provider import STRANGE, Provider, serving

BACK = "http://127.0.0.1:1/login/office/back"


@pytest.fixture
def provider() -> Iterator[Provider]:
    with serving() as found:
        yield found


def come_back(asked: Asked, **changed: str) -> Any:
    """The whole way of a browser: out to the provider and back, the answer changed on the way."""
    trip = fresh_trip()
    answer = requests.get(asked.address(trip, BACK), allow_redirects=False, timeout=5)
    said = {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["Location"]).query).items()}
    return asked.person(trip, BACK, {**said, **changed})


def test_who_signed_in_there_is_known_by_issuer_and_subject(provider: Provider) -> None:
    person = come_back(Asked(provider.settings()))
    assert (person.issuer, person.subject) == (provider.issuer, "7f3c")
    assert (person.name, person.values) == ("zhou.lan", ("review-experts",))


def test_the_claims_of_name_and_role_are_the_offices_choice(provider: Provider) -> None:
    provider.changed = {"realm_access": {"roles": ["a", 7, "b"]}, "work": {"id": "0662"}}
    person = come_back(Asked(provider.settings(name_claim="work.id", role_claim="realm_access.roles")))
    assert (person.name, person.values) == ("0662", ("a", "b"))
    provider.changed = {"grp": "one alone"}
    assert come_back(Asked(provider.settings(role_claim="grp"))).values == ("one alone",)


def old(seconds: int) -> dict[str, Any]:
    return {"iat": int(time.time()) - seconds - 300, "exp": int(time.time()) - seconds}


@pytest.mark.parametrize(
    "changed",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "another-service"},
        {"aud": ["another-service", "third"]},
        {"aud": None},
        {"iss": "https://elsewhere.example"},
        {"iss": None},
        {"sub": None},
        {"sub": ""},
        {"sub": "x" * 256},
        {"exp": None},
        {"iat": None},
        {"azp": "another-service", "aud": ["prescreen", "another-service"]},
        pytest.param(old(120), id="of two minutes ago"),
    ],
    ids=str,
)
def test_a_token_that_is_not_for_this_request_is_not_believed(provider: Provider, changed: dict[str, Any]) -> None:
    provider.changed = changed
    with pytest.raises(NotBelieved):
        come_back(Asked(provider.settings()))


def test_a_clock_may_be_a_little_away(provider: Provider) -> None:
    provider.changed = old(20)
    assert come_back(Asked(provider.settings())).subject == "7f3c"


def test_another_key_of_the_same_name_signs_nothing(provider: Provider) -> None:
    provider.key = STRANGE
    with pytest.raises(NotBelieved, match="signature"):
        come_back(Asked(provider.settings()))


def test_a_secret_that_both_know_signs_nothing(provider: Provider) -> None:
    provider.header = {"alg": "HS256"}
    provider.key = OctKey.import_key("a secret of both" * 2)  # that is the attack
    with pytest.raises(NotBelieved):
        come_back(Asked(provider.settings()))


def test_a_token_without_a_signature_is_not_believed(provider: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    signed = Provider.id_token

    def unsigned(self: Provider, nonce: str) -> str:
        body = signed(self, nonce).split(".")[1]
        head = base64.urlsafe_b64encode(json.dumps({"alg": "none"}).encode()).decode().rstrip("=")
        return f"{head}.{body}."

    monkeypatch.setattr(Provider, "id_token", unsigned)
    with pytest.raises(NotBelieved):
        come_back(Asked(provider.settings()))


@pytest.mark.parametrize(
    "changed",
    [
        {"state": "another"},
        {"state": ""},
        {"iss": "https://elsewhere.example"},
        {"code": "made-up"},
        {"code": ""},
        {"error": "access_denied"},
    ],
    ids=str,
)
def test_an_answer_to_another_visit_or_of_another_provider_is_not_believed(
    provider: Provider, changed: dict[str, str]
) -> None:
    with pytest.raises(NotBelieved):
        come_back(Asked(provider.settings()), **changed)


def test_an_answer_that_does_not_say_whose_it_is_counts_where_the_provider_never_says(provider: Provider) -> None:
    provider.told = {"authorization_response_iss_parameter_supported": False}
    asked, trip = Asked(provider.settings()), fresh_trip()
    place = requests.get(asked.address(trip, BACK), allow_redirects=False, timeout=5).headers["Location"]
    said = {name: values[0] for name, values in parse_qs(urlsplit(place).query).items() if name != "iss"}
    assert asked.person(trip, BACK, said).subject == "7f3c"
    provider.told = {}
    asked, trip = Asked(provider.settings()), fresh_trip()
    place = requests.get(asked.address(trip, BACK), allow_redirects=False, timeout=5).headers["Location"]
    said = {name: values[0] for name, values in parse_qs(urlsplit(place).query).items() if name != "iss"}
    with pytest.raises(NotBelieved, match="issuer"):
        asked.person(trip, BACK, said)


def test_a_code_belongs_to_the_browser_that_asked_for_it(provider: Provider) -> None:
    asked, one, other = Asked(provider.settings()), fresh_trip(), fresh_trip()
    place = requests.get(asked.address(one, BACK), allow_redirects=False, timeout=5).headers["Location"]
    said = {name: values[0] for name, values in parse_qs(urlsplit(place).query).items()}
    with pytest.raises(NotBelieved, match="refused"):
        asked.person(other, BACK, {**said, "state": other.state})


@pytest.mark.parametrize(
    "told",
    [
        {"issuer": "https://elsewhere.example"},
        {"authorization_endpoint": "http://elsewhere.example/authorize"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"authorization_endpoint": None},
    ],
    ids=str,
)
def test_a_discovery_document_of_another_leads_nowhere(provider: Provider, told: dict[str, Any]) -> None:
    provider.told = told
    with pytest.raises(ProviderAway):
        Asked(provider.settings()).address(fresh_trip(), BACK)


@pytest.mark.parametrize("status", [500, 503, 302, 404])
def test_a_provider_that_answers_otherwise_is_away(provider: Provider, status: int) -> None:
    provider.status = status
    with pytest.raises(ProviderAway):
        Asked(provider.settings()).address(fresh_trip(), BACK)


def test_a_provider_that_is_gone_is_away() -> None:
    with serving() as gone:
        pass
    with pytest.raises(ProviderAway):
        Asked(gone.settings()).address(fresh_trip(), BACK)


def test_one_that_goes_in_the_middle_is_away(provider: Provider) -> None:
    asked, trip = Asked(provider.settings()), fresh_trip()
    place = requests.get(asked.address(trip, BACK), allow_redirects=False, timeout=5).headers["Location"]
    said = {name: values[0] for name, values in parse_qs(urlsplit(place).query).items()}
    provider.status = 503
    with pytest.raises(ProviderAway):
        asked.person(trip, BACK, said)


def test_the_settings_are_whole_or_refused(tmp_path: Any) -> None:
    whole = {
        "PRESCREEN_OIDC_ISSUER": "https://sso.example.cn",
        "PRESCREEN_OIDC_CLIENT_ID": "prescreen",
        "PRESCREEN_OIDC_CLIENT_SECRET": "s",
        "PRESCREEN_OIDC_STAFF": "office, admins ,",
    }
    assert load({}, tmp_path).office_login is None
    found = office_login(whole)
    assert found is not None
    assert (found.staff, found.expert, found.counts_twice) == (("office", "admins"), (), True)
    own = office_login({**whole, "PRESCREEN_OIDC_SECOND_FACTOR": "own"})
    assert own is not None
    assert not own.counts_twice
    for name in set(whole) - {"PRESCREEN_OIDC_ISSUER"}:
        with pytest.raises(BadSetting, match=name):
            office_login({**whole, name: ""})
    with pytest.raises(BadSetting, match="PRESCREEN_OIDC_ISSUER"):
        office_login({**whole, "PRESCREEN_OIDC_ISSUER": "http://sso.example.cn"})
