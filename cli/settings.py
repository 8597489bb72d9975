"""The settings: environment variables read once, here. Everything below takes what it needs as arguments."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from cli.setup import cache_folder
from graph.driver import Address
from graph.local.server import USER, Place, address, running
from schema.errors import Code, ConveneError

LAST_PORT = 65535


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says.

    CONVENE_HOME: folder of one instance. CONVENE_CACHE: downloads. CONVENE_NEO4J_URI, _USER, _PASSWORD, _PASSWORD_FILE,
    _DATABASE: another server than the local one. CONVENE_NEO4J_PORT: the local server's port. CONVENE_HOST, CONVENE_PORT:
    where `serve` listens. CONVENE_PRODUCTION: anything but empty or 0 turns the production settings on.
    """

    home: Path
    cache: Path
    neo4j_uri: str | None
    neo4j_user: str
    neo4j_password: str | None
    neo4j_database: str
    neo4j_port: int | None
    host: str
    port: int
    production: bool

    @property
    def place(self) -> Place:
        """Where the managed local server lives."""
        return Place(self.home, self.cache)


def from_environment() -> Settings:
    """Read the settings. Raises BAD_INPUT where one is not of its form."""
    get = os.environ.get
    return Settings(
        home=Path(get("CONVENE_HOME") or platformdirs.user_data_dir("convene", appauthor=False)).expanduser().absolute(),
        cache=cache_folder().absolute(),
        neo4j_uri=get("CONVENE_NEO4J_URI") or None,
        neo4j_user=get("CONVENE_NEO4J_USER") or USER,
        neo4j_password=_secret("CONVENE_NEO4J_PASSWORD"),
        neo4j_database=get("CONVENE_NEO4J_DATABASE") or "neo4j",
        neo4j_port=_port("CONVENE_NEO4J_PORT"),
        host=get("CONVENE_HOST") or "127.0.0.1",
        port=_port("CONVENE_PORT") or 8000,
        production=(get("CONVENE_PRODUCTION") or "0") != "0",
    )


def database(settings: Settings) -> Address:
    """The database to use: the one that is named, else the local one if it runs. Raises DATABASE_DOWN."""
    if settings.neo4j_uri:
        password = settings.neo4j_password or ""
        return Address(settings.neo4j_uri, settings.neo4j_user, password, settings.neo4j_database)
    server = running(settings.place)
    if server is None:
        raise ConveneError(Code.DATABASE_DOWN, "The local database does not run.")
    return address(settings.place, server)


def _secret(name: str) -> str | None:
    """The value of NAME, or the content of the file that NAME_FILE names."""
    file = os.environ.get(f"{name}_FILE")
    if file:
        return Path(file).read_text(encoding="utf-8").strip()
    return os.environ.get(name) or None


def _port(name: str) -> int | None:
    value = os.environ.get(name)
    if not value:
        return None
    if not value.isdigit() or not 0 < int(value) <= LAST_PORT:
        raise ConveneError(Code.BAD_INPUT, f"{name} is {value!r}; it must be a port from 1 to 65535.")
    return int(value)
