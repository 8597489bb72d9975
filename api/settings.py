"""What the API needs to know, given by whoever starts it. Nothing is read from the environment here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.driver import Address
from schema.kinds import Tier


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may ask for. Sizes in bytes or characters; fields, aliases and cost are counted after fragments.

    `ingest_body` and `ingest_seconds` hold in place of `body` and `body_seconds` for keys that may ingest.
    """

    body: int = 1_000_000
    query: int = 32_000
    tokens: int = 3_000
    definitions: int = 40
    depth: int = 16
    fields: int = 600
    aliases: int = 60
    directives: int = 40
    repeats: int = 10
    roots: int = 20
    cost: int = 30_000
    values: int = 5_000
    body_seconds: float = 10.0
    ingest_body: int = 64_000_000
    ingest_seconds: float = 300.0
    statement_seconds: float = 15.0


@dataclass(frozen=True, slots=True)
class Rights:
    """What a role may see and do."""

    tier: Tier = Tier.PUBLIC
    review: bool = False
    ingest: bool = False


@dataclass(frozen=True, slots=True)
class Issuer:
    """Whose tokens are taken: `claim` (dots go into objects) holds the roles, `roles` says what each may.

    A key that the issuer has begun to sign with is fetched at once where the last fetch is `refresh_seconds` ago.
    """

    url: str
    audience: str
    claim: str = "roles"
    roles: Mapping[str, Rights] = field(default_factory=dict)
    name_claim: str = "sub"
    refresh_seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class ApiSettings:
    """`home` is the folder of the instance, with its keys; `production` turns introspection, the IDE and suggestions off.

    `trusted` are folders and manifests of trusted documents, beside the cookbook; with `trusted_only` no others are answered.
    `collector` is where traces go, an OTLP address over HTTP. `rate_anonymous` and `rate_known` are requests a minute of an
    address, and of a key or token; 0 sets no limit. `licence` is what exports are given out under.
    """

    database: Address
    home: Path | None = None
    production: bool = False
    limits: Limits = field(default_factory=Limits)
    origins: tuple[str, ...] = ()
    issuer: Issuer | None = None
    rate_anonymous: int = 0
    rate_known: int = 0
    trusted: tuple[Path, ...] = ()
    trusted_only: bool = False
    collector: str | None = None
    licence: str | None = None
