"""API keys: made, revoked, listed and recognised. Only their hashes are kept, in one file of the instance's folder."""

from __future__ import annotations

import hmac
import os
import secrets
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import msgspec
from filelock import FileLock

from api.context import Reader
from schema.errors import Code, ConveneError
from schema.kinds import Tier

FILE = "keys.json"
PREFIX = "cvn"
SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it is kept. The hash is of a secret of 256 random bits, so it needs no slow hashing."""

    id: str
    name: str
    hash: str
    tier: Tier
    review: bool
    ingest: bool
    created: str
    revoked: str | None = None

    @property
    def reader(self) -> Reader:
        """Who asks with this key."""
        return Reader(self.name, self.tier, may_review=self.review, may_ingest=self.ingest, identity=f"key {self.id}")


class Keys:
    """The keys of one instance; a change of the file, by this or another process, is noticed at the next request."""

    def __init__(self, home: Path) -> None:
        """`home` is the folder of the instance."""
        self.file = home / FILE
        self.lock = FileLock(home / f"{FILE}.lock")
        self.known: dict[str, Key] = {}
        self.stamp: tuple[int, int] | None = None

    def all(self) -> list[Key]:
        """All keys, revoked ones too, oldest first."""
        self._load()
        return list(self.known.values())

    def create(self, name: str, tier: Tier, *, review: bool = False, ingest: bool = False) -> tuple[Key, str]:
        """A new key and its text, which is shown once and kept nowhere."""
        identity, secret = secrets.token_hex(4), secrets.token_urlsafe(SECRET_BYTES)
        key = Key(identity, name, _hash(secret), tier, review, ingest, datetime.now(UTC).isoformat(timespec="seconds"))
        with self._locked():
            self._save([*self.all(), key])
        return key, f"{PREFIX}_{identity}_{secret}"

    def revoke(self, identity: str) -> Key:
        """Take a key back for good. Raises NOT_FOUND."""
        with self._locked():
            keys = self.all()
            if identity not in self.known:
                raise ConveneError(Code.NOT_FOUND, f"There is no key {identity}.")
            now = datetime.now(UTC).isoformat(timespec="seconds")
            gone = replace(self.known[identity], revoked=self.known[identity].revoked or now)
            self._save([gone if key.id == identity else key for key in keys])
        return gone

    def reader(self, text: str) -> Reader:
        """Who asks with this key. Raises UNAUTHENTICATED where it is unknown or revoked."""
        self._load()
        _, _, rest = text.partition("_")
        identity, _, secret = rest.partition("_")
        key = self.known.get(identity)
        expected = key.hash if key else _hash("")
        same = hmac.compare_digest(_hash(secret), expected)
        if key is None or not same or key.revoked:
            raise ConveneError(Code.UNAUTHENTICATED, "This key is unknown or was revoked.")
        return key.reader

    def _locked(self) -> FileLock:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        return self.lock

    def _load(self) -> None:
        try:
            stat = self.file.stat()
        except FileNotFoundError:
            self.known, self.stamp = {}, None
            return
        stamp = (stat.st_mtime_ns, stat.st_size)
        if stamp != self.stamp:
            keys = msgspec.json.decode(self.file.read_bytes(), type=list[Key])
            self.known, self.stamp = {key.id: key for key in keys}, stamp

    def _save(self, keys: list[Key]) -> None:
        fresh = self.file.with_suffix(".new")
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:  # noqa: PTH123 - the mode matters
            file.write(msgspec.json.encode([asdict(key) for key in keys]))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.file)
        self.stamp = None


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
