"""Who is asking: anonymous, by key or by token."""

from __future__ import annotations

from pathlib import Path

from api.context import ANONYMOUS, Reader
from api.keys import PREFIX, Keys
from schema.errors import Code, ConveneError


class Access:
    """Recognises readers."""

    def __init__(self, home: Path | None) -> None:
        """`home` holds the keys; without it everybody is anonymous."""
        self.keys = Keys(home) if home else None

    async def reader(self, authorization: str | None) -> Reader:
        """The reader that an Authorization header names. Raises UNAUTHENTICATED."""
        if not authorization:
            return ANONYMOUS
        scheme, _, credential = authorization.partition(" ")
        credential = credential.strip()
        if scheme.lower() == "bearer" and self.keys and credential.startswith(f"{PREFIX}_"):
            return self.keys.reader(credential)
        raise ConveneError(Code.UNAUTHENTICATED, "Send `Authorization: Bearer KEY` with a key of this instance.")
