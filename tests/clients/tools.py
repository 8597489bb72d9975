"""Tools that the tests use in environments of their own, wanting other versions than the product: pinned, installed once."""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from cli.setup import cache_folder

CLIENTS = Path(__file__).parent
BIN = Path(sys.executable).parent
NODE = os.environ | {"PATH": os.pathsep.join((str(BIN), os.environ["PATH"])), "npm_config_cache": str(cache_folder() / "npm")}


def run(*words, cwd, env=None):
    done = subprocess.run(list(map(str, words)), cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def tools(name, lock, install):
    """A folder with the tools that a lock pins, installed once."""
    digest = hashlib.sha256((CLIENTS / name / lock).read_bytes()).hexdigest()[:12]
    folder = cache_folder() / "clients" / f"{name}-{digest}"
    if not (folder / "complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(CLIENTS / name, folder)
        install(folder)
        (folder / "complete").touch()
    return folder


def python(name):
    """The interpreter of the environment that clients/NAME/requirements.lock pins."""

    def install(folder):
        venv.create(folder / "venv")
        pip = (sys.executable, "-m", "pip", "--python", folder / "venv", "install", "--quiet", "--no-compile")
        run(*pip, "--no-deps", "--require-hashes", "-r", "requirements.lock", cwd=folder)

    return tools(name, "requirements.lock", install) / "venv" / "bin" / "python"
