"""The jars of Neo4j Community: fetched by coordinates with jgo, each checked by its hash, kept in one folder.

No tree is resolved here: `jars.lock` names every file.
"""

from __future__ import annotations

import hashlib
import logging
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from filelock import FileLock

from schema.errors import Code, ConveneError

LOCK_FILE = Path(__file__).with_name("jars.lock")
ATTEMPTS = 3
# Fetching is waiting: more threads than cores.
THREADS = 12
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Jar:
    """One line of the lock file: coordinates, sha256 and size in bytes."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str
    size: int

    @property
    def filename(self) -> str:
        """The group stands in front: two groups may have one artifact name."""
        tail = f"-{self.classifier}" if self.classifier else ""
        return f"{self.group}.{self.artifact}-{self.version}{tail}.jar"


@cache
def locked() -> tuple[Jar, ...]:
    """All jars of the lock file."""
    jars = []
    for line in LOCK_FILE.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            coordinates, sha256, size = line.split()
            group, artifact, version, *classifier = coordinates.split(":")
            jars.append(Jar(group, artifact, version, classifier[0] if classifier else "", sha256, int(size)))
    return tuple(jars)


def lib_folder(cache_folder: Path) -> Path:
    """The folder that holds the jars of this lock file; another lock file has another folder."""
    return cache_folder / f"neo4j-{hashlib.sha256(LOCK_FILE.read_bytes()).hexdigest()[:12]}"


def ensure_jars(cache_folder: Path, progress: Progress = lambda _done, _total: None) -> Path:
    """Fetch what is missing and return the folder. Safe between processes; a broken download is fetched again.

    Raises JAR_DAMAGED where a file cannot be had whole.
    """
    lib = lib_folder(cache_folder)
    if (lib / "complete").exists():
        return lib
    lib.mkdir(parents=True, exist_ok=True)
    # jgo warns on the terminal of checksums that are checked here anyway.
    logging.getLogger("jgo").setLevel(logging.ERROR)
    with FileLock(lib.with_suffix(".lock")):
        missing = [jar for jar in locked() if not _whole(lib / jar.filename, jar)]
        total = sum(jar.size for jar in missing)
        done = 0
        staging = lib.with_suffix(".staging")
        with ThreadPoolExecutor(THREADS) as pool:
            for jar in pool.map(lambda jar: _fetch(jar, staging, lib), missing):
                done += jar.size
                progress(done, total)
        shutil.rmtree(staging, ignore_errors=True)
        (lib / "complete").touch()
    return lib


def damaged(cache_folder: Path) -> list[str]:
    """The names of jars that are missing or not what the lock file says."""
    lib = lib_folder(cache_folder)
    return [jar.filename for jar in locked() if not _whole(lib / jar.filename, jar)]


def _whole(path: Path, jar: Jar) -> bool:
    return path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == jar.sha256


def _fetch(jar: Jar, staging: Path, lib: Path) -> Jar:
    from jgo.maven import MavenContext  # noqa: PLC0415 - 8 MB that a server needs only where something is missing

    cause: Exception | None = None
    for _ in range(ATTEMPTS):
        try:
            context = MavenContext(repo_cache=staging, timeout=60)
            component = context.project(jar.group, jar.artifact).at_version(jar.version)
            path = Path(component.artifact(jar.classifier, "jar").resolve())
        except Exception as error:  # noqa: BLE001 jgo lets errors of every kind through, from sockets to XML
            cause = error
            continue
        if _whole(path, jar):
            path.replace(lib / jar.filename)
            return jar
        path.unlink(missing_ok=True)
    raise ConveneError(Code.JAR_DAMAGED, f"{jar.filename} could not be fetched whole after {ATTEMPTS} tries.") from cause
