"""What the environment says of serving: who may ask from where, by whose tokens, and how often. The rest is in settings.py."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from cli.settings import Settings, database
from schema.errors import Code, ConveneError
from schema.kinds import Tier

if TYPE_CHECKING:
    from api.settings import ApiSettings, Issuer, Rights

RATES = {"CONVENE_RATE_ANONYMOUS": 600, "CONVENE_RATE_KNOWN": 6000}
RIGHTS = ("review", "ingest")


def api_settings(settings: Settings) -> ApiSettings:
    """The settings of the API.

    CONVENE_ORIGINS: pages of these origins may ask, with spaces between. CONVENE_OIDC_ISSUER and _AUDIENCE: whose tokens are
    taken, and what they must be made for; _CLAIM: where their roles stand; _ROLES: what each role may, as
    `leads=LEAD+review+ingest partners=PARTNER`; _NAME: the claim that names the bearer. CONVENE_RATE_ANONYMOUS and
    CONVENE_RATE_KNOWN: requests a minute. CONVENE_TRUSTED: folders of .graphql files and manifests with trusted documents,
    beside the cookbook; CONVENE_TRUSTED_ONLY: no others are answered. CONVENE_OTLP: where traces go, as
    http://127.0.0.1:4318. CONVENE_LICENCE: what exports are given out under. Raises BAD_INPUT.
    """
    from api.settings import ApiSettings

    return ApiSettings(
        collector=_collector(),
        licence=os.environ.get("CONVENE_LICENCE") or None,
        trusted=tuple(Path(place) for place in os.environ.get("CONVENE_TRUSTED", "").split(os.pathsep) if place),
        trusted_only=(os.environ.get("CONVENE_TRUSTED_ONLY") or "0") != "0",
        database=database(settings),
        home=settings.home,
        production=settings.production,
        origins=tuple(os.environ.get("CONVENE_ORIGINS", "").split()),
        issuer=_issuer(),
        rate_anonymous=_rate("CONVENE_RATE_ANONYMOUS"),
        rate_known=_rate("CONVENE_RATE_KNOWN"),
    )


def _collector() -> str | None:
    address = os.environ.get("CONVENE_OTLP") or None
    if address and find_spec("opentelemetry") is None:
        raise ConveneError(Code.BAD_INPUT, 'CONVENE_OTLP needs what `pip install -e ".[telemetry]"` installs.')
    return address


def _issuer() -> Issuer | None:
    from api.settings import Issuer

    get = os.environ.get
    url, audience = get("CONVENE_OIDC_ISSUER"), get("CONVENE_OIDC_AUDIENCE")
    if not url:
        return None
    if not audience:
        raise ConveneError(Code.BAD_INPUT, "CONVENE_OIDC_AUDIENCE must say what the tokens are made for.")
    roles = dict(_role(word) for word in get("CONVENE_OIDC_ROLES", "").split())
    claim, name = get("CONVENE_OIDC_CLAIM") or "roles", get("CONVENE_OIDC_NAME") or "sub"
    return Issuer(url, audience, claim=claim, roles=roles, name_claim=name)


def _role(word: str) -> tuple[str, Rights]:
    """`leads=LEAD+review+ingest` as a name and its rights."""
    from api.settings import Rights

    name, _, said = word.partition("=")
    tier, *rights = said.split("+")
    if not name or tier not in tuple(Tier) or not set(rights) <= set(RIGHTS):
        raise ConveneError(Code.BAD_INPUT, f"CONVENE_OIDC_ROLES holds {word!r}; a role is as leads=LEAD+review+ingest.")
    return name, Rights(Tier(tier), review="review" in rights, ingest="ingest" in rights)


def _rate(name: str) -> int:
    value = os.environ.get(name, "").strip() or str(RATES[name])
    if not value.isdigit():
        raise ConveneError(Code.BAD_INPUT, f"{name} is {value!r}; it is a number of requests a minute, 0 for no limit.")
    return int(value)
