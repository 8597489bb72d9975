"""Makes the virtual environment: wheels by hash into a cache, installed from there; the next time needs no network.

Runs before anything is installed, so with the standard library alone: `python3 cli/setup.py [--dev]`.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)


def cache_folder() -> Path:
    """Where downloads lie between set-ups and instances (setting CONVENE_CACHE)."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(os.environ.get("CONVENE_CACHE") or Path(base) / "convene")


def main() -> int:
    """Set up for running, or with --dev for checking and testing too."""
    if sys.version_info < OLDEST:
        print(f"Convene needs Python 3.11 or later; this is {sys.version.split()[0]}. Name another: make PYTHON=python3.12 …")
        return 1
    lock = ROOT / ("requirements-dev.lock" if "--dev" in sys.argv else "requirements.lock")
    fingerprint = hashlib.sha256(lock.read_bytes()).hexdigest()[:12]
    environment = ROOT / ".venv"
    ready = environment / f"ready-{fingerprint}"
    if ready.exists():
        return 0
    python = environment / "bin" / "python"
    if not python.exists():
        print("Making the virtual environment …", flush=True)
        venv.create(environment, with_pip=True)
    wheels = cache_folder() / "wheels" / f"{fingerprint}-{sys.implementation.cache_tag}"
    if not (wheels / "complete").exists():
        print(f"Fetching the packages that {lock.name} pins …", flush=True)
        _pip(python, "download", "--dest", str(wheels), "--require-hashes", "-r", str(lock))
        (wheels / "complete").touch()
    print("Installing …", flush=True)
    _pip(python, "install", "--no-index", "--find-links", str(wheels), "--require-hashes", "-r", str(lock))
    _pip(python, "install", "--no-index", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    ready.touch()
    return 0


def _pip(python: Path, *words: str) -> None:
    command = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check", *words]
    done = subprocess.run(command, check=False)
    if done.returncode:
        print("The packages could not be had; see above. Check the connection and run the same command again.", file=sys.stderr)
        raise SystemExit(done.returncode)


if __name__ == "__main__":
    sys.exit(main())
