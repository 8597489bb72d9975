"""Who is asking: anonymous, by key or by token."""

from __future__ import annotations

from pathlib import Path

from api.context import ANONYMOUS, Reader
from api.keys import PREFIX, Keys
from api.settings import Issuer
from api.tokens import Tokens
from schema.errors import Code, ConveneError


class Access:
    """Recognises readers."""

    def __init__(self, home: Path | None, issuer: Issuer | None = None) -> None:
        """`home` holds the keys, `issuer` signs tokens; without either everybody is anonymous."""
        self.keys = Keys(home) if home else None
        self.tokens = Tokens(issuer) if issuer else None

    async def reader(self, authorization: str | None) -> Reader:
        """The reader that an Authorization header names. Raises UNAUTHENTICATED."""
        if not authorization:
            return ANONYMOUS
        scheme, _, credential = authorization.partition(" ")
        credential = credential.strip()
        if scheme.lower() == "bearer" and self.keys and credential.startswith(f"{PREFIX}_"):
            return self.keys.reader(credential)
        if scheme.lower() == "bearer" and self.tokens and credential.count(".") == 2:  # noqa: PLR2004 - a token has three parts
            return await self.tokens.reader(credential)
        raise ConveneError(Code.UNAUTHENTICATED, "Send `Authorization: Bearer KEY` with a key of this instance.")
