"""The process that serves: what `convene serve` becomes, so that the API holds no more in memory than it needs.

`python -m cli.process WORKERS`
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cli.logs import keep_log
from cli.settings import Settings, database, from_environment

# What a client may send at once over WebSocket: uvicorn closes beyond it, before anything of ours reads it.
MESSAGE_BYTES = 1_000_000
GRACE_SECONDS = 10
# Threads of glibc and of numpy each keep memory of their own, which a server of one loop has no use for.
SPARE = {"MALLOC_ARENA_MAX": "2", "OPENBLAS_NUM_THREADS": "1"}


def command(workers: int) -> tuple[list[str], dict[str, str]]:
    """The words and the environment that start it."""
    return [sys.executable, "-m", "cli.process", str(workers)], {**SPARE, **os.environ}


def application() -> Any:
    """The ASGI application with the settings of the environment; each serving process calls it once."""
    from api.app import create_app
    from cli.intake import Intake
    from cli.serving import api_settings

    settings = from_environment()
    keep_log(as_json=settings.production)
    return create_app(api_settings(settings), Intake(database(settings)))


def listen(settings: Settings, workers: int) -> None:
    """Listen until the end is asked for."""
    import uvicorn

    keep_log(as_json=settings.production)
    with counted_together(settings.home, workers):
        uvicorn.run(
            "cli.process:application",
            factory=True,
            host=settings.host,
            port=settings.port,
            workers=workers,
            log_config=None,
            access_log=False,
            ws_max_size=MESSAGE_BYTES,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )


@contextmanager
def counted_together(home: Path, workers: int) -> Iterator[None]:
    """Let several serving processes keep their counts where each of them can add all up."""
    if workers == 1:
        yield
        return
    home.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="metrics-", dir=home) as folder:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        yield


if __name__ == "__main__":
    listen(from_environment(), int(sys.argv[1]))
