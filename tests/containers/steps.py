"""Takes the steps of the Dockerfile in a clean folder, where there is no engine: `python -m tests.containers.steps [FOLDER]`.

Each stage gets a folder of its own for what it copies and makes; paths of the image become paths in it. Steps that need the
root of a machine (apt-get, useradd) are left out with a word. Ends with the command of the image, asked for its version.
"""

from __future__ import annotations

import fnmatch
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.containers.dockerfile import Stage, stages

REPOSITORY = Path(__file__).parent.parent.parent
OURS = ("/app", "/venv")
# Of the settings of this machine: how packages are reached.
KEPT = ("PATH", "HOME", "LANG", "PIP_INDEX_URL", "PIP_CERT", "NODE_EXTRA_CA_CERTS")
ROOTS_ONLY = re.compile(r"\b(apt-get|useradd)\b")


def ignored(relative: str, patterns: list[str]) -> bool:
    """Whether .dockerignore keeps this path out."""
    parts = relative.split("/")
    for pattern in patterns:
        own = pattern.removeprefix("**/")
        if own != pattern and any(fnmatch.fnmatch(part, own) for part in parts):
            return True
        if any(fnmatch.fnmatch("/".join(parts[: n + 1]), pattern) for n in range(len(parts))):
            return True
    return False


def copy_context(source: str, target: Path, patterns: list[str]) -> None:
    """COPY from the repository; what is there under git or new, less what is ignored."""
    root = REPOSITORY / source
    if root.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(root, target / root.name if target.is_dir() or target.name == "" else target)
        return
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(REPOSITORY).as_posix()
        if path.is_file() and not ignored(relative, patterns):
            to = target / path.relative_to(root)
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, to)


class Builder:
    """The folders of the stages that were built."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.patterns = (REPOSITORY / ".dockerignore").read_text(encoding="utf-8").split()
        self.environment: dict[str, dict[str, str]] = {}
        self.home: dict[str, str] = {}

    def build(self, stage: Stage, *, run: bool = True) -> None:
        """Take the steps of one stage; without `run` only what is copied."""
        root = self.folder / stage.name
        before = self.folder / stage.base
        if before.is_dir():
            shutil.copytree(before, root, symlinks=True)
        root.mkdir(exist_ok=True)
        self.environment[stage.name] = dict(self.environment.get(stage.base, {}))
        self.home[stage.name] = self.home.get(stage.base, "/")
        for word, rest in stage.steps:
            if word == "WORKDIR":
                self.home[stage.name] = rest
                self.at(stage.name, rest).mkdir(parents=True, exist_ok=True)
            elif word == "COPY":
                self.copy(stage.name, rest.split())
            elif word == "ENV":
                self.environment[stage.name] |= dict(pair.split("=", 1) for pair in rest.split())
            elif word == "RUN" and run:
                self.run(stage.name, rest)

    def at(self, stage: str, path: str) -> Path:
        """A path of the image in the folder of a stage."""
        whole = path if path.startswith("/") else f"{self.home[stage]}/{path}"
        return self.folder / stage / os.path.normpath(whole).lstrip("/")

    def copy(self, stage: str, words: list[str]) -> None:
        """One COPY."""
        *sources, target = words
        to = self.at(stage, target)
        if sources[0].startswith("--from="):
            came = self.at(sources.pop(0).removeprefix("--from="), sources[0])
            shutil.copytree(came, to, symlinks=True, dirs_exist_ok=True)
            return
        for source in sources:
            if target.endswith("/"):
                to.mkdir(parents=True, exist_ok=True)
            copy_context(source, to, self.patterns)

    def run(self, stage: str, command: str) -> None:
        """One RUN, in the folder of the stage."""
        if ROOTS_ONLY.search(command):
            print(f"left out: {command[:60]} …", flush=True)
            return
        print(f"{stage}: {command[:100]}", flush=True)
        shell = ["/bin/sh", "-c", self.here(stage, command)]
        subprocess.run(shell, cwd=self.at(stage, "."), env=self.settings(stage), check=True)

    def settings(self, stage: str) -> dict[str, str]:
        """The environment of a stage, on top of the least that programs need."""
        known = {name: os.environ[name] for name in KEPT if name in os.environ}
        for name, value in self.environment[stage].items():
            known[name] = self.here(stage, value).replace("$PATH", known["PATH"])
        return known

    def here(self, stage: str, text: str) -> str:
        """The text with paths of the image as paths of the stage's folder."""
        for path in OURS:
            text = re.sub(rf"(?<![\w./]){path}\b", str(self.folder / stage) + path, text)
        return text


def main() -> int:
    """Build all stages and ask the command for its version."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(temporary)
        builder = Builder(folder)
        found = stages(REPOSITORY / "Dockerfile")
        for stage in found:
            builder.build(stage)
        last = found[-1].name
        entry = next(rest for word, rest in found[-1].steps if word == "ENTRYPOINT")
        words = re.findall(r'"([^"]+)"', entry)
        words[0] = str(builder.at(last, "/venv/bin") / words[0])
        done = subprocess.run([*words, "--version"], cwd=builder.at(last, "."), env=builder.settings(last), check=False)
        size = sum(path.lstat().st_size for path in (folder / last).rglob("*") if path.is_file() and not path.is_symlink())
        print(f"{size / 1e6:.0f} MB on top of the base image")
        return done.returncode


if __name__ == "__main__":
    sys.exit(main())
