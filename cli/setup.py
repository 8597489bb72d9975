"""Makes the virtual environment and the web pages: packages by hash into a cache, installed from there; the next time needs
no network.

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
WEB = ROOT / "web"
# What the pages are built from.
SOURCES = ("*.json", "*.html", "*.ts", "graphiql/**/*", "src/**/*", "public/**/*")


def cache_folder() -> Path:
    """Where downloads lie between set-ups and instances (setting CONVENE_CACHE)."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(os.environ.get("CONVENE_CACHE") or Path(base) / "convene")


def main() -> int:
    """Set up for running, or with --dev for checking and testing too."""
    if sys.version_info < OLDEST:
        print(f"Convene needs Python 3.11 or later; this is {sys.version.split()[0]}. Name another: make PYTHON=python3.12 …")
        return 1
    environment = ROOT / ".venv"
    _install(environment, ROOT / ("requirements-dev.lock" if "--dev" in sys.argv else "requirements.lock"))
    _build_pages(environment)
    return 0


def _install(environment: Path, lock: Path) -> None:
    """Install what the lock pins, unless that is done."""
    fingerprint = hashlib.sha256(lock.read_bytes()).hexdigest()[:12]
    ready = environment / f"ready-{fingerprint}"
    if ready.exists():
        return
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


def _build_pages(environment: Path) -> None:
    """Build web/ into web/dist with the Node.js that came as a wheel, unless it is built from the same sources."""
    sources = [path for name in SOURCES for path in sorted(WEB.glob(name)) if path.is_file()]
    digest = hashlib.sha256()
    for path in sources:
        digest.update(f"{path.relative_to(WEB)}\0".encode() + path.read_bytes() + b"\0")
    built = WEB / "dist" / f"built-{digest.hexdigest()[:12]}"
    if built.exists():
        return
    print("Building the pages …", flush=True)
    # npm and its packages find this node first, whatever else the machine has.
    first = os.pathsep.join((str(environment / "bin"), os.environ.get("PATH", "")))
    node = os.environ | {"PATH": first, "npm_config_cache": str(cache_folder() / "npm")}
    npm = [
        str(environment / "bin" / "npm"),
        "ci",
        "--ignore-scripts",
        "--prefer-offline",
        "--no-audit",
        "--no-fund",
        "--silent",
    ]
    vite = [str(environment / "bin" / "node"), "node_modules/vite/bin/vite.js", "build", "--logLevel", "error"]
    for command in (npm, vite):
        if subprocess.run(command, cwd=WEB, env=node, check=False).returncode:
            print(
                "The pages could not be built; see above. Check the connection and run the same command again.", file=sys.stderr
            )
            raise SystemExit(1)
    built.touch()


def _pip(python: Path, *words: str) -> None:
    command = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check", *words]
    done = subprocess.run(command, check=False)
    if done.returncode:
        print("The packages could not be had; see above. Check the connection and run the same command again.", file=sys.stderr)
        raise SystemExit(done.returncode)


if __name__ == "__main__":
    sys.exit(main())
