"""Chunks of work over processes: of this machine by joblib, or of a Dask cluster. What is done with one is in prepare.py.

Results come in the order of the chunks, so the same command gives the same graph wherever the work was done.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import joblib

from schema.errors import Code, ConveneError

T = TypeVar("T")
ANSWER_SECONDS = 15
# Chunks that are under way for each process, so that none idles while results are loaded.
AHEAD = 2


def spread(work: Callable[..., T], chunks: Iterable[tuple[Any, ...]], workers: int, dask: str | None) -> Iterator[T]:
    """`work(*chunk)` of each chunk, in order; on the cluster whose scheduler is at `dask` where there is one.

    A worker of a cluster that dies loses nothing: another does its chunks. Raises BAD_INPUT where no cluster answers, or
    where a chunk ends every worker that takes it.
    """
    if dask is None:
        parallel = joblib.Parallel(n_jobs=workers, return_as="generator", pre_dispatch=f"{AHEAD} * n_jobs", batch_size=1)
        yield from parallel(joblib.delayed(work)(*chunk) for chunk in chunks)
        return
    with _cluster(dask) as client:
        # Not joblib's own way to Dask: where a chunk ends its workers it waits for ever (joblib 1.6, found by a test).
        most = AHEAD * sum(client.ncores().values())
        under_way: deque[Any] = deque()
        for chunk in chunks:
            under_way.append(client.submit(work, *chunk, pure=False))
            if len(under_way) >= most:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()


@contextmanager
def _cluster(address: str) -> Iterator[Any]:
    """A client of the cluster; what goes wrong with it in our words."""
    try:
        from distributed import Client, KilledWorker  # noqa: PLC0415 - an extra
    except ImportError as error:
        word = "--dask needs the extra `cluster`: pip install distributed, here and where the workers run"
        raise ConveneError(Code.BAD_INPUT, word) from error
    try:
        client: Any = Client(address, timeout=ANSWER_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise ConveneError(Code.BAD_INPUT, f"--dask {address}: no Dask scheduler answers there") from error
    try:
        if not client.ncores():
            raise ConveneError(Code.BAD_INPUT, f"--dask {address}: the scheduler has no workers")
        yield client
    except KilledWorker as error:
        word = f"--dask {address}: one chunk of files ended each worker that took it; --workers 1 shows which file"
        raise ConveneError(Code.BAD_INPUT, word) from error
    except ModuleNotFoundError as error:
        word = f"--dask {address}: a worker lacks {error.name}; start workers in Convene's folder, with its environment"
        raise ConveneError(Code.BAD_INPUT, word) from error
    finally:
        client.close()
