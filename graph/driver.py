"""Opening a driver on a Neo4j server, and its failures put into Convene's own errors. No statement is written here."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

# The driver loads these wherever they are installed, to take and give their types. No statement here has any, and each
# command and serving process, which all come by here first, would pay 35 MB for them. Whoever imports them later gets them.
_UNUSED = [name for name in ("pandas", "pyarrow") if name not in sys.modules]
sys.modules.update(dict.fromkeys(_UNUSED))  # type: ignore[arg-type]  # None says: not to be found
import neo4j  # noqa: E402
from neo4j import exceptions as failures  # noqa: E402

for _name in _UNUSED:
    del sys.modules[_name]

from schema.errors import Code, ConveneError  # noqa: E402

# What other packages call a driver: they take one, and leave the rest to this package.
Driver = neo4j.Driver


@dataclass(frozen=True, slots=True)
class Address:
    """Where a Neo4j server is and who asks. `uri` as bolt://127.0.0.1:7687, or neo4j:// for a cluster."""

    uri: str
    user: str
    password: str
    database: str = "neo4j"

    def __repr__(self) -> str:
        """Without the password."""
        return f"Address({self.uri!r}, {self.user!r}, {self.database!r})"


# Seconds that a batch of writes, and a walk over the whole graph, may take: more than the default that holds for questions.
WRITE_SECONDS, WALK_SECONDS = 120.0, 3600.0
writing = neo4j.unit_of_work(timeout=WRITE_SECONDS)


def walk(text: str) -> neo4j.Query:
    """A statement that walks the whole graph."""
    return neo4j.Query(text, timeout=WALK_SECONDS)


def open_driver(address: Address) -> neo4j.Driver:
    """A driver for threads. The caller closes it."""
    return neo4j.GraphDatabase.driver(
        address.uri,
        auth=(address.user, address.password),
        notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF,
        connection_acquisition_timeout=10.0,
        connection_timeout=5.0,
        max_transaction_retry_time=15.0,
    )


def open_async_driver(address: Address) -> neo4j.AsyncDriver:
    """A driver for one event loop. Take one session a query: a session shared by tasks mixes up their rows."""
    return neo4j.AsyncGraphDatabase.driver(
        address.uri,
        auth=(address.user, address.password),
        notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF,
        connection_acquisition_timeout=10.0,
        connection_timeout=5.0,
        max_transaction_retry_time=5.0,
    )


BUSY = (Code.DATABASE_BUSY, "The database is too busy to answer in time.")
FAILED = (Code.INTERNAL, "The database could not carry out a statement.")
# Parts of the codes of the database, and what they say in our words; the first that fits counts.
SAID = (
    (("OutOfMemory", "MemoryLimit"), Code.DATABASE_MEMORY, "The question needs more memory than the database gives to one."),
    (
        ("DatabaseUnavailable", "DatabaseError.Transaction"),
        Code.DATABASE_DOWN,
        "The database cannot write or has stopped itself, as on a full disk; its log says why. Make room and stop it first.",
    ),
    (("TransactionTimedOut", "LockClientStopped"), *BUSY),
)


def in_our_words(error: Exception) -> ConveneError:
    """The error of the driver or of the database as one of ours; never with a statement or a value in it."""
    if isinstance(error, failures.AuthError):
        return ConveneError(Code.DATABASE_REFUSED, "The database refused the user or the password.")
    if isinstance(error, failures.ServiceUnavailable | failures.SessionExpired | OSError):
        return ConveneError(Code.DATABASE_DOWN, "The database does not answer.")
    if isinstance(error, failures.Neo4jError):
        said = error.code or ""
        known = ((code, words) for parts, code, words in SAID if any(part in said for part in parts))
        # Those of a cluster that pass, as a leader that moved, do not say so in their code.
        other = BUSY if isinstance(error, failures.TransientError) else FAILED
        return ConveneError(*next(known, other))
    return ConveneError(Code.DATABASE_DOWN, "The connection to the database was lost.")


@contextmanager
def translated() -> Iterator[None]:
    """Errors of the driver leave this block as ConveneError, the first one kept as the cause."""
    try:
        yield
    except (failures.DriverError, failures.Neo4jError, OSError) as error:
        raise in_our_words(error) from error
