"""How far the ingests are, seen from every serving process: one small file a run in the instance's folder, else memory."""

from __future__ import annotations

import asyncio
import os
import re
import time
from collections.abc import AsyncIterator, Collection
from dataclasses import asdict, dataclass
from pathlib import Path

import msgspec

# A run that has not moved for this long is forgotten.
KEPT_SECONDS = 3600
LOOK_SECONDS = 0.2
RUN = re.compile(r"[A-Za-z0-9-]{1,64}")


@dataclass(frozen=True, slots=True)
class Progress:
    """One run: files done (`failed` among them) of all, which is in hand, and the tier of what is being read."""

    run: str
    done: int
    total: int
    current: str | None
    failed: int
    tier: str

    @property
    def over(self) -> bool:
        """Whether nothing more will come."""
        return self.done >= self.total


class Board:
    """Where runs are posted and watched."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder` is shared by the processes that serve; without it only this process sees its runs."""
        self.folder = folder
        self.kept: dict[str, tuple[float, Progress]] = {}

    def post(self, progress: Progress) -> None:
        """Say how far a run is."""
        now = time.time()
        for run, (at, _) in list(self.kept.items()):
            if now - at > KEPT_SECONDS:
                del self.kept[run]
        self.kept[progress.run] = (now, progress)
        if self.folder:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            fresh = self.folder / f"{progress.run}.{os.getpid()}.new"
            fresh.write_bytes(msgspec.json.encode(asdict(progress)))
            fresh.replace(self.folder / f"{progress.run}.json")

    def all(self) -> dict[str, Progress]:
        """The runs of the last hour."""
        if self.folder is None:
            return {run: progress for run, (_, progress) in self.kept.items()}
        out = {}
        for file in self.folder.glob("*.json") if self.folder.exists() else ():
            try:
                if time.time() - file.stat().st_mtime > KEPT_SECONDS:
                    file.unlink(missing_ok=True)
                else:
                    out[file.stem] = msgspec.json.decode(file.read_bytes(), type=Progress)
            except (OSError, msgspec.DecodeError):
                continue
        return out

    async def watch(self, run: str | None, tiers: Collection[str]) -> AsyncIterator[Progress]:
        """Each step of a run until it is over, or of all runs from now on; only of what readers of `tiers` may see."""
        before = {} if run else self.all()
        while True:
            found = self.all()
            for name, progress in found.items():
                if run in (None, name) and progress.tier in tiers and before.get(name) != progress:
                    yield progress
                    if run and progress.over:
                        return
            before = found
            await asyncio.sleep(LOOK_SECONDS)
