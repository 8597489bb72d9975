"""How often somebody may ask: counted by key or token, and by address where there is neither, in each serving process."""

from __future__ import annotations

import time
from collections import Counter
from ipaddress import IPv6Address, ip_address

from api.context import Reader
from schema.errors import Code, ConveneError

WINDOW = 60.0
# Addresses that are counted apart; the rest of a flood shares one count.
MOST = 50_000
OTHERS = "others"


class TooOftenError(ConveneError):
    """RATE_LIMITED, with the seconds after which it is worth coming again."""

    def __init__(self, limit: int, seconds: int) -> None:
        """`limit` is what a minute has room for."""
        super().__init__(Code.RATE_LIMITED, f"More than {limit} requests a minute; come again in {seconds} seconds.")
        self.seconds = seconds


class Rates:
    """Counts requests over a sliding minute: those of this minute, and of the last one as far as it reaches into the sixty
    seconds before now.
    """

    def __init__(self, anonymous: int, known: int) -> None:
        """Requests a minute of an address without a key, and of a key or token; 0 sets no limit."""
        self.anonymous = anonymous
        self.known = known
        self.window = 0
        self.now: Counter[str] = Counter()
        self.before: Counter[str] = Counter()

    def count(self, reader: Reader, address: str | None) -> None:
        """Count one request. Raises TooOftenError."""
        limit = self.known if reader.identity else self.anonymous
        if not limit:
            return
        at = time.monotonic()
        self._turn(int(at // WINDOW))
        who = reader.identity or network(address)
        if who not in self.now and len(self.now) >= MOST:
            who = OTHERS
        left = 1 - at % WINDOW / WINDOW
        if self.before[who] * left + self.now[who] >= limit:
            raise TooOftenError(limit, max(1, round(left * WINDOW)))
        self.now[who] += 1

    def _turn(self, window: int) -> None:
        if window != self.window:
            self.before = self.now if window == self.window + 1 else Counter()
            self.now, self.window = Counter(), window


def network(address: str | None) -> str:
    """What is counted as one address: for IPv6 the 64 bits that one customer has."""
    try:
        found = ip_address(address or "")
    except ValueError:
        return OTHERS
    return f"{int(found) >> 64:x}::/64" if isinstance(found, IPv6Address) else str(found)
