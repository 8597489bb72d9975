"""Takes documents in for the API: one process beside each serving process reads, extracts and loads; the server answers on."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from api.ingesting import Ingested
from graph.driver import Address
from ingest.outcome import Outcome, Status
from schema.errors import Code, ConveneError

# The largest text that is read takes about ten minutes on one core of 2020.
LONGEST_SECONDS = 1200.0
# The process holds about 700 MB of models; it ends when nothing has come for this long.
IDLE_SECONDS = 600.0


class Intake:
    """An `Ingestor` of api/ingesting."""

    def __init__(self, database: Address) -> None:
        """`database` is what the documents go into."""
        self.database = database
        self.turn = asyncio.Lock()
        self.pool: ProcessPoolExecutor | None = None
        self.idle: asyncio.TimerHandle | None = None

    async def __call__(
        self, name: str, data: bytes, options: Mapping[str, Any], on_progress: Callable[[str], None]
    ) -> Ingested:
        """Take one document in; others wait for their turn. Raises ConveneError."""
        on_progress("waiting")
        async with self.turn:
            on_progress("reading")
            outcome = await self._run(name, data, options)
        if outcome.error or outcome.document is None:
            raise outcome.error or ConveneError(Code.INTERNAL, f"{name}: nothing came of it.")
        return Ingested(
            document=outcome.document,
            created=outcome.status is Status.LOADED,
            withheld=outcome.withheld,
            warnings=outcome.warnings,
            **(outcome.counts or {}),
        )

    async def _run(self, name: str, data: bytes, options: Mapping[str, Any]) -> Outcome:
        loop = asyncio.get_running_loop()
        if self.idle:
            self.idle.cancel()
        if self.pool is None:
            spawn = multiprocessing.get_context("spawn")
            self.pool = ProcessPoolExecutor(1, spawn, initializer=follow, initargs=(os.getpid(),))
        try:
            async with asyncio.timeout(LONGEST_SECONDS):
                done = await loop.run_in_executor(self.pool, take, self.database, name, data, dict(options))
        except TimeoutError:
            self.close()
            raise ConveneError(Code.TOO_LARGE, f"{name}: not read within {LONGEST_SECONDS:.0f} seconds.") from None
        except BrokenProcessPool:
            self.close()
            raise ConveneError(Code.INTERNAL, f"{name}: the process that reads documents ended; it is started again.") from None
        self.idle = loop.call_later(IDLE_SECONDS, self.close)
        return done

    def close(self) -> None:
        """End the process, at work or not; the next document starts another."""
        if self.idle:
            self.idle.cancel()
        pool, self.pool = self.pool, None
        if pool is not None:
            for process in list((pool._processes or {}).values()):  # noqa: SLF001 - public from Python 3.14 on
                process.kill()
            pool.shutdown(wait=False, cancel_futures=True)


def follow(parent: int) -> None:
    """Begin in the child: end when the process that it serves has gone."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def take(database: Address, name: str, data: bytes, options: dict[str, Any]) -> Outcome:
    """In the child: read, extract and load one document."""
    from graph.driver import open_driver
    from graph.migrations import migrate
    from ingest.facts import Options
    from ingest.pipeline import load_prepared
    from ingest.prepare import prepare_bytes
    from ingest.resolve.queue import queue_candidates

    prepared = prepare_bytes(name, data, Options(**options))
    if prepared.error:
        return Outcome(name, Status.FAILED, error=prepared.error)
    try:
        with open_driver(database) as driver:
            migrate(driver, database.database)
            outcome = load_prepared(driver, [prepared])[0]
            queue_candidates(driver, database.database)
            return outcome
    except ConveneError as error:
        return Outcome(name, Status.FAILED, error=error)
