"""Which files a list of paths stands for: folders are walked, in a fixed order, and never left.

Nothing is opened here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def files(paths: list[Path]) -> Iterator[Path]:
    """Each file of `paths`, folders recursively and sorted by name.

    Hidden files and folders are skipped inside folders, as are symbolic links that lead out of the folder and links to folders;
    a path given by name is taken as it is. What is missing or may not be looked into is given as it is: reading it says
    why, and the rest goes on.
    """
    for path in paths:
        if path.is_dir():
            yield from _inside(path)
        else:
            yield path


def _inside(folder: Path) -> Iterator[Path]:
    root = folder.resolve()
    waiting = [folder]
    while waiting:
        at = waiting.pop()
        try:
            with os.scandir(at) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError:
            yield at
            continue
        shown = [entry for entry in entries if not entry.name.startswith(".")]
        yield from (Path(entry.path) for entry in shown if _is_file_within(entry, root))
        waiting.extend(Path(entry.path) for entry in reversed(shown) if entry.is_dir(follow_symlinks=False))


def _is_file_within(entry: os.DirEntry[str], root: Path) -> bool:
    if not entry.is_symlink():
        return entry.is_file(follow_symlinks=False)
    try:
        target = Path(entry.path).resolve(strict=True)
    except (OSError, RuntimeError):  # a link to nothing, or in a circle
        return False
    return target.is_relative_to(root) and target.is_file()
