"""The process of the managed local Neo4j: start, stop, status, crash recovery. One server a CONVENE_HOME.

The jars are in jars.py, the settings in config.py.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
from filelock import FileLock
from neo4j.exceptions import DatabaseError

from graph.driver import Address, Driver, open_driver
from graph.local.config import write_settings
from graph.local.jars import Progress, ensure_jars, lib_folder
from graph.local.java import begin, keep
from schema.errors import Code, ConveneError

USER = "neo4j"
HEAP = "512m"
START_SECONDS = 300
STOP_SECONDS = 30
NEEDED_MEMORY = 700 * 2**20
NEEDED_DISK = 300 * 2**20
GAVE_UP = "could not be started"
REFUSES = "Neo.DatabaseError.Transaction.TransactionStartFailed"
TORN = "Unreadable bytes are encountered after last readable position"
PRIVATE = 0o600


@dataclass(frozen=True, slots=True)
class Place:
    """Where one instance keeps its server (`home`) and where jars are shared between instances (`cache`)."""

    home: Path
    cache: Path

    @property
    def data(self) -> Path:
        """Neo4j's own home folder."""
        return self.home / "neo4j"

    @property
    def password_file(self) -> Path:
        """Holds the password; only the user reads it."""
        return self.home / "secrets" / "neo4j-password"

    @property
    def state_file(self) -> Path:
        """Says which process runs and on which port, as JSON."""
        return self.home / "run" / "neo4j.json"

    @property
    def own_log(self) -> Path:
        """What the server notes of itself since its start."""
        return self.data / "logs" / "debug.log"

    @property
    def classes(self) -> Path:
        """Where the server writes the classes that it used, at its end: beside the jars, not on the disk of the data."""
        return lib_folder(self.cache) / f"{hashlib.sha256(str(self.home).encode()).hexdigest()[:12]}.jsa"

    @property
    def log(self) -> Path:
        """What the server prints."""
        return self.home / "logs" / "neo4j.log"


@dataclass(frozen=True, slots=True)
class Running:
    """A server that runs: its process and its port."""

    pid: int
    port: int


def running(place: Place) -> Running | None:
    """The server of this place, or None. A state file left by a crash counts for nothing."""
    try:
        state = json.loads(place.state_file.read_text(encoding="utf-8"))
        words = psutil.Process(state["pid"]).cmdline()
    except (OSError, ValueError, KeyError, psutil.Error):
        return None
    # While a process replaces its program its words are empty; another process that has the number now has words of its own.
    ours = not words or str(place.data) in " ".join(words)
    return Running(state["pid"], state["port"]) if ours and _alive(state["pid"]) else None


def _alive(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return False


def address(place: Place, server: Running) -> Address:
    """How to reach a server that runs."""
    password = place.password_file.read_text(encoding="utf-8").strip()
    return Address(f"bolt://127.0.0.1:{server.port}", USER, password)


def start(
    place: Place, port: int | None = None, progress: Progress = lambda _done, _total: None, *, repair: bool = False
) -> Running:
    """Start the server where none runs, wait for its first answer, and return it.

    A full disk may leave half a transaction at the end of the database's log, which it then refuses to read; it was never
    acknowledged, and `repair` cuts it off.
    Raises PORT_IN_USE, TOO_LITTLE_MEMORY, TOO_LITTLE_DISK, JAVA_MISSING, JAR_DAMAGED or START_FAILED.
    """
    for folder in (place.data, place.state_file.parent, place.log.parent):
        folder.mkdir(parents=True, exist_ok=True)
    place.password_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with FileLock(place.home / "run" / "start.lock"):
        server = running(place)
        if server:
            return server
        _check_room(place)
        lib = ensure_jars(place.cache, progress)
        chosen = _free_port(place, port)
        conf = write_settings(place.data, chosen, repair=repair)
        _set_password(place, lib, conf)
        if place.own_log.exists():
            place.own_log.replace(place.own_log.with_suffix(".before"))
        pid = _launch(place, lib, conf)
        server = Running(pid, chosen)
        place.state_file.write_text(json.dumps({"pid": pid, "port": chosen}), encoding="utf-8")
        _await_answer(place, server, repair=repair)
        return server


def stop(place: Place) -> bool:
    """Stop the server; False where none ran.

    One that a full disk has stopped is killed: at an orderly end it would write its last transaction again, behind the half of
    it that is there, and could read its log no more. What was acknowledged is there either way.
    """
    server = running(place)
    if server is not None:
        # Where it ends by itself meanwhile, that is as well.
        with suppress(psutil.NoSuchProcess):
            process = psutil.Process(server.pid)
            if not _panicked(place, server) and _ended(process):
                keep(lib_folder(place.cache), place.classes)
            else:
                process.kill()
                process.wait(STOP_SECONDS)
                place.classes.unlink(missing_ok=True)
    place.state_file.unlink(missing_ok=True)
    return server is not None


def _ended(process: psutil.Process) -> bool:
    """Ask the server to end; whether it did in time."""
    process.send_signal(signal.SIGTERM)
    with suppress(psutil.TimeoutExpired):
        process.wait(STOP_SECONDS)
        return True
    return False


def _panicked(place: Place, server: Running) -> bool:
    """Whether the server answers, but no longer begins a transaction: it could not write one and stopped itself."""
    try:
        with open_driver(address(place, server)) as driver, driver.session() as session:
            session.run("RETURN 1").consume()
    except DatabaseError as error:
        return error.code == REFUSES
    except Exception:  # noqa: BLE001 one that starts or is gone ends in order
        return False
    return False


def _check_room(place: Place) -> None:
    memory = psutil.virtual_memory().available
    if memory < NEEDED_MEMORY:
        raise ConveneError(Code.TOO_LITTLE_MEMORY, f"{memory >> 20} MB of memory are free; the database needs 700 MB.")
    disk = shutil.disk_usage(place.home).free
    if disk < NEEDED_DISK:
        raise ConveneError(
            Code.TOO_LITTLE_DISK, f"{disk >> 20} MB of disk are free at {place.home}; the database needs 300 MB."
        )


def _free_port(place: Place, wanted: int | None) -> int:
    """The wanted port, else the one used last, else any; a wanted port that is taken is an error."""
    last = place.home / "run" / "port"
    candidates = [wanted] if wanted else [int(last.read_text()) if last.exists() else 0, 0]
    for candidate in candidates:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", candidate))
            except OSError:
                continue
            port = int(probe.getsockname()[1])
            last.write_text(str(port))
            return port
    raise ConveneError(Code.PORT_IN_USE, f"Port {wanted} is taken by another program.")


def _set_password(place: Place, lib: Path, conf: Path) -> None:
    """Make a password once, before the first start."""
    if place.password_file.exists():
        return
    # A password that began with a dash would be taken for an option of the tool.
    password = f"k{secrets.token_urlsafe(24)}"
    command = [*begin(lib, "128m"), "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", password]
    environment = os.environ | {"NEO4J_HOME": str(place.data), "NEO4J_CONF": str(conf)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ConveneError(Code.START_FAILED, f"The database's password could not be set: {done.stderr.strip()[-300:]}")
    handle = os.open(place.password_file, os.O_CREAT | os.O_WRONLY | os.O_EXCL, PRIVATE)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(password)


def _launch(place: Place, lib: Path, conf: Path) -> int:
    command = [*begin(lib, HEAP, place.classes), "org.neo4j.server.CommunityEntryPoint"]
    command += [f"--home-dir={place.data}", f"--config-dir={conf}"]
    with place.log.open("ab") as log:
        # In a session of its own: Ctrl-C in the terminal reaches Convene, which then stops the server in order.
        process = subprocess.Popen(
            command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True, cwd=place.data
        )
    return process.pid


def _await_answer(place: Place, server: Running, *, repair: bool) -> None:
    end = time.monotonic() + START_SECONDS
    with open_driver(address(place, server)) as driver:
        while _alive(server.pid):
            try:
                with socket.create_connection(("127.0.0.1", server.port), 1):
                    pass
                # Connections are taken before the database has recovered.
                with driver.session() as session:
                    session.run("RETURN 1").consume()
            except Exception:  # noqa: BLE001 a server that starts fails in many ways before it answers
                status = _status(driver)
                if status == GAVE_UP or time.monotonic() > end:
                    if status is None or (_torn(place) and not repair):
                        break
                    # What else is wrong with it is for the caller to mend; one that still recovers is left to go on.
                    return
                time.sleep(0.2)
            else:
                return
    _explain(place)


def _status(driver: Driver) -> str | None:
    """What the server says of its database: that it could not be started, or how it is; None where it says nothing yet."""
    try:
        # Not by `execute_query`, which tries again for seconds where the server takes no connections yet.
        with driver.session(database="system") as session:
            found = session.run("SHOW DATABASE neo4j YIELD currentStatus, statusMessage").single(strict=True)
    except Exception:  # noqa: BLE001 as above
        return None
    return GAVE_UP if found["currentStatus"] == "offline" and found["statusMessage"] else str(found["currentStatus"])


def _torn(place: Place) -> bool:
    """Whether the database found the end of its log of transactions unreadable."""
    return place.own_log.exists() and TORN in place.own_log.read_text(encoding="utf-8", errors="replace")


def _explain(place: Place) -> None:
    """Raise what the end of the log says."""
    if _torn(place):
        stop(place)
        raise ConveneError(
            Code.START_FAILED,
            "The end of the database's log of transactions cannot be read, as after a full disk. Make room; what was"
            " acknowledged lies before it, and `convene up --repair` cuts the end off.",
        )
    tail = place.log.read_text(encoding="utf-8", errors="replace")[-4000:]
    stop(place)
    if "Address already in use" in tail or "BindException" in tail:
        raise ConveneError(Code.PORT_IN_USE, f"Another program took the database's port while it started; see {place.log}.")
    if (
        "is locked" in tail
        or "Lock file has been locked" in tail
        or "StoreLockException" in tail
        or "FileLockException" in tail
    ):
        raise ConveneError(Code.STALE_LOCK, f"Another process holds the data folder {place.data}.")
    raise ConveneError(Code.START_FAILED, f"The database did not start; its log is {place.log}.")
