"""OIDC bearer tokens: signed by an issuer that publishes its keys, with claims that say what the bearer may see and do."""

from __future__ import annotations

import asyncio
import json
import urllib.request
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

import jwt

from api.context import TIERS, Reader
from api.settings import Issuer
from schema.errors import Code, ConveneError
from schema.kinds import Tier

# Signatures by a key pair alone: a shared secret would let the issuer's public key sign.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
LONGEST = 16_000
LEEWAY_SECONDS = 30
FETCH_SECONDS = 5.0
KEYS_SECONDS = 600.0
THREADS = 4
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Tokens:
    """Recognises the bearers of tokens of one issuer."""

    def __init__(self, issuer: Issuer) -> None:
        """Nothing is fetched before the first token. Raises BAD_INPUT for an address that is not safe."""
        parts = urlsplit(issuer.url)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
            raise ConveneError(Code.BAD_INPUT, "The issuer's address must begin with https://.")
        self.issuer = issuer
        self.keys: jwt.PyJWKClient | None = None
        self.threads = ThreadPoolExecutor(THREADS, "tokens")

    async def reader(self, token: str) -> Reader:
        """Who bears this token. Raises UNAUTHENTICATED, and UNAVAILABLE where the issuer's keys cannot be had."""
        if len(token) > LONGEST:
            raise ConveneError(Code.UNAUTHENTICATED, f"A token has at most {LONGEST} characters.")
        claims = await asyncio.get_running_loop().run_in_executor(self.threads, self._claims, token)
        return self._reader(claims)

    def _claims(self, token: str) -> dict[str, Any]:
        try:
            key = self._keys().get_signing_key_from_jwt(token)
            return jwt.decode(
                token,
                key,
                algorithms=ALGORITHMS,
                audience=self.issuer.audience,
                issuer=self.issuer.url,
                leeway=LEEWAY_SECONDS,
                options={"require": ["exp", "iss", "aud", "sub"]},
            )
        except jwt.ExpiredSignatureError:
            raise ConveneError(Code.UNAUTHENTICATED, "This token has expired.") from None
        except (jwt.PyJWKClientConnectionError, OSError) as error:
            raise ConveneError(Code.UNAVAILABLE, "The issuer's keys cannot be fetched at the moment.") from error
        except (jwt.PyJWTError, ValueError, TypeError):
            raise ConveneError(Code.UNAUTHENTICATED, "This token is not valid here.") from None

    def _keys(self) -> jwt.PyJWKClient:
        if self.keys is None:
            address = self.issuer.url.rstrip("/") + "/.well-known/openid-configuration"
            with urllib.request.urlopen(address, timeout=FETCH_SECONDS) as answer:  # noqa: S310 - of a scheme that was checked
                said = json.loads(answer.read(1_000_000))
            if said.get("issuer") != self.issuer.url:
                raise ConveneError(Code.UNAVAILABLE, "The issuer calls itself by another name than the settings do.")
            self.keys = jwt.PyJWKClient(
                said["jwks_uri"],
                lifespan=KEYS_SECONDS,
                timeout=FETCH_SECONDS,
                cooldown_duration=self.issuer.refresh_seconds,
            )
        return self.keys

    def _reader(self, claims: Mapping[str, Any]) -> Reader:
        held = [self.issuer.roles[role] for role in roles(claims, self.issuer.claim) if role in self.issuer.roles]
        return Reader(
            name=str(claims.get(self.issuer.name_claim) or claims["sub"])[:200],
            tier=max((rights.tier for rights in held), key=TIERS.index, default=Tier.PUBLIC),
            may_review=any(rights.review for rights in held),
            may_ingest=any(rights.ingest for rights in held),
            identity=f"token {claims['sub']}",
        )


def roles(claims: Mapping[str, Any], path: str) -> list[str]:
    """The roles that a claim holds: a list, or words with spaces between."""
    found: Any = claims
    for step in path.split("."):
        found = found.get(step) if isinstance(found, Mapping) else None
    if isinstance(found, str):
        return found.split()
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
