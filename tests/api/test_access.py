"""Tokens of an issuer of the test's own, served over HTTP, with keys that change; and how often one may ask."""

import json
import threading
import time
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from api import rates
from api.context import ANONYMOUS, Reader
from api.keys import Keys
from api.rates import Rates, TooOftenError
from api.settings import Issuer, Rights
from api.tokens import Tokens
from cli import serving as from_environment
from schema.errors import Code, ConveneError
from schema.kinds import Tier
from tests.api.conftest import serving

AUDIENCE = "convene"
ROLES = {"leads": Rights(Tier.LEAD, review=True, ingest=True), "partners": Rights(Tier.PARTNER)}


class Provider:
    """An issuer: its keys, and what it was asked for."""

    def __init__(self):
        self.keys, self.asked, self.silent = {}, [], False
        self.url = ""

    def key(self, name, kind="RS256"):
        private = rsa.generate_private_key(65537, 2048) if kind == "RS256" else ec.generate_private_key(ec.SECP256R1())
        self.keys[name] = (private, kind)

    def token(self, key="k1", secret=None, **claims):
        private, kind = self.keys[key]
        now = int(time.time())
        said = {"iss": self.url, "aud": AUDIENCE, "sub": "u1", "exp": now + 60, "roles": ["partners"]} | claims
        said = {name: value for name, value in said.items() if value is not None}
        return jwt.encode(said, secret or private, algorithm=kind, headers={"kid": key})

    def jwks(self):
        algorithms = {"RS256": jwt.algorithms.RSAAlgorithm, "ES256": jwt.algorithms.ECAlgorithm}
        made = []
        for name, (private, kind) in self.keys.items():
            public = json.loads(algorithms[kind].to_jwk(private.public_key()))
            made.append(public | {"kid": name, "alg": kind, "use": "sig"})
        return {"keys": made}


@pytest.fixture
def provider():
    made = Provider()

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self):
            made.asked.append(self.path)
            if made.silent:
                self.send_error(503)
                return
            metadata = {"issuer": made.url, "jwks_uri": f"{made.url}/keys"}
            body = json.dumps(made.jwks() if self.path == "/keys" else metadata).encode()
            self.send_response(200)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    made.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    made.key("k1")
    yield made
    server.shutdown()


def issuer(provider, **more):
    return Issuer(provider.url, AUDIENCE, roles=ROLES, **more)


async def refused(tokens, token):
    with pytest.raises(ConveneError) as error:
        await tokens.reader(token)
    return error.value.code


async def test_roles_say_what_a_bearer_may(provider):
    tokens = Tokens(issuer(provider))
    assert await tokens.reader(provider.token()) == Reader("u1", Tier.PARTNER, identity="token u1")
    both = await tokens.reader(provider.token(roles=["partners", "leads", "others"]))
    assert (both.tier, both.may_review, both.may_ingest) == (Tier.LEAD, True, True)
    assert (await tokens.reader(provider.token(roles="partners others"))).tier is Tier.PARTNER
    for nothing in (["others"], None, {"leads": 1}, [1], ""):
        reader = await tokens.reader(provider.token(roles=nothing))
        assert (reader.tier, reader.may_review, reader.may_ingest) == (Tier.PUBLIC, False, False)
    nested = Tokens(issuer(provider, claim="realm_access.roles", name_claim="azp"))
    reader = await nested.reader(provider.token(realm_access={"roles": ["leads"]}, azp="explorer"))
    assert (reader.name, reader.tier) == ("explorer", Tier.LEAD)
    assert len([path for path in provider.asked if path == "/keys"]) == 2, "one fetch for each, however many tokens"


async def test_what_is_not_signed_for_us_is_refused(provider):
    tokens = Tokens(issuer(provider))
    good = provider.token()
    elsewhere = Provider()
    elsewhere.url = provider.url
    elsewhere.key("k1")
    public = provider.keys["k1"][0].public_key()
    head, body, signature = good.split(".")
    claims = {"iss": provider.url, "aud": AUDIENCE, "sub": "u1", "exp": int(time.time()) + 60, "roles": ["leads"]}
    shared = jwt.encode(claims, "x" * 64, algorithm="HS256", headers={"kid": "k1"})
    wrong = {
        "another key": elsewhere.token(),
        "expired": provider.token(exp=int(time.time()) - 120),
        "not yet": provider.token(nbf=int(time.time()) + 600),
        "another audience": provider.token(aud="other"),
        "another issuer": provider.token(iss="https://other.example"),
        "no expiry": provider.token(exp=None),
        "no subject": provider.token(sub=None),
        "no signature": jwt.encode(claims, None, algorithm="none", headers={"kid": "k1"}),
        "a shared secret": shared,
        "cut": f"{head}.{body}.",
        "changed": f"{head}.{body[:-4]}AAAA.{signature}",
        "noise": "a.b.c",
        "no utf-8": "é.ü.ß",
        "long": "a." + "b" * 20_000 + ".c",
    }
    for name, token in wrong.items():
        assert await refused(tokens, token) is Code.UNAUTHENTICATED, name
    assert (await tokens.reader(good)).name == "u1"
    assert public


async def test_keys_that_change_are_fetched_but_not_at_every_word(provider):
    tokens = Tokens(issuer(provider, refresh_seconds=0))
    await tokens.reader(provider.token())
    provider.key("k2", "ES256")
    assert (await tokens.reader(provider.token("k2"))).name == "u1"
    del provider.keys["k2"]
    slow = Tokens(issuer(provider))
    await slow.reader(provider.token())
    provider.key("k3")
    asked = len(provider.asked)
    for _ in range(5):
        assert await refused(slow, provider.token("k3")) is Code.UNAUTHENTICATED
    assert len(provider.asked) == asked, "unknown keys within the time between fetches ask nobody"


async def test_an_issuer_that_is_away(provider, settings):
    provider.silent = True
    token = provider.token()
    async with serving(replace(settings, issuer=issuer(provider))) as client:
        ask = {"authorization": f"Bearer {token}"}
        answer = await client.get("/graphql?query={viewer{name}}", headers=ask)
        assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (503, "UNAVAILABLE")
        provider.silent = False
        found = (await client.get("/graphql?query={viewer{name tier}}", headers=ask)).json()
        assert found["data"]["viewer"] == {"name": "u1", "tier": "PARTNER"}
        _, key = Keys(settings.home).create("County", Tier.LEAD)
        found = await client.get("/graphql?query={viewer{name}}", headers={"authorization": f"Bearer {key}"})
        assert found.json()["data"]["viewer"]["name"] == "County"
    with pytest.raises(ConveneError, match="https"):
        Tokens(Issuer("http://issuer.example", AUDIENCE))


async def test_settings_of_the_environment(monkeypatch):
    monkeypatch.setenv("CONVENE_OIDC_ISSUER", "https://issuer.example")
    with pytest.raises(ConveneError, match="AUDIENCE"):
        from_environment._issuer()
    monkeypatch.setenv("CONVENE_OIDC_AUDIENCE", AUDIENCE)
    monkeypatch.setenv("CONVENE_OIDC_ROLES", "leads=LEAD+review+ingest partners=PARTNER")
    assert from_environment._issuer() == Issuer("https://issuer.example", AUDIENCE, roles=ROLES)
    monkeypatch.setenv("CONVENE_OIDC_ROLES", "leads=BOSS")
    with pytest.raises(ConveneError, match="leads=BOSS"):
        from_environment._issuer()
    monkeypatch.setenv("CONVENE_RATE_KNOWN", "many")
    with pytest.raises(ConveneError, match="CONVENE_RATE_KNOWN"):
        from_environment._rate("CONVENE_RATE_KNOWN")
    assert from_environment._rate("CONVENE_RATE_ANONYMOUS") == 600


async def test_too_many_requests_are_told_when_to_come_again(settings):
    async with serving(replace(settings, rate_anonymous=5, rate_known=8)) as client:
        ask = {"authorization": f"Bearer {Keys(settings.home).create('County', Tier.PARTNER)[1]}"}
        other = {"authorization": f"Bearer {Keys(settings.home).create('County', Tier.PARTNER)[1]}"}
        path = "/graphql?query={viewer{tier}}"
        assert [(await client.get(path)).status_code for _ in range(7)] == [200] * 5 + [429] * 2
        assert [(await client.get(path, headers=ask)).status_code for _ in range(9)] == [200] * 8 + [429]
        assert (await client.get(path, headers=other)).status_code == 200, "another key of the same name has a count of its own"
        late = await client.get(path)
        assert 1 <= int(late.headers["retry-after"]) <= 60
        assert late.json()["errors"][0]["extensions"]["code"] == "RATE_LIMITED"
        assert (await client.get(path, headers={"authorization": "Bearer cvn_a_b"})).status_code == 429
        assert (await client.get("/healthz")).status_code == 200


def test_the_minute_slides(monkeypatch):
    now = [600.0]
    monkeypatch.setattr(rates.time, "monotonic", lambda: now[0])
    counts = Rates(10, 0)

    def taken(address="192.0.2.1"):
        done = 0
        try:
            for _ in range(100):
                counts.count(ANONYMOUS, address)
                done += 1
        except TooOftenError:
            pass
        return done

    now[0] += 59
    assert taken() == 10
    now[0] += 2
    assert taken() == 1, "nine tenths and more of the last minute still count"
    now[0] += 30
    assert 4 <= taken() <= 6
    now[0] += 600
    assert taken() == 10
    assert taken("2001:db8::1") == 10
    assert taken("2001:db8::ffff") == 0, "one network of 64 bits is one"
    assert taken("2001:db8:0:1::1") == 10
    assert len(counts.now) == 3


def test_a_flood_of_addresses_takes_bounded_memory(monkeypatch):
    monkeypatch.setattr(rates, "MOST", 100)
    counts = Rates(10, 0)
    for number in range(1000):
        with suppress(TooOftenError):
            counts.count(ANONYMOUS, f"10.0.{number // 256}.{number % 256}")
    assert len(counts.now) <= 101
