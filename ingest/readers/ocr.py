"""Scanned pages by Tesseract, where it is installed: pages are drawn in a process of their own and handed to it one by one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from ingest.readers.limits import Limits
from ingest.readers.pieces import Piece
from ingest.readers.prose import prose_pieces
from schema.errors import Code, ConveneError

WORKER = Path(__file__).with_name("ocr_worker.py")
PROGRAM = "tesseract"
MISSING = "a scan, and Tesseract is not installed (Debian: apt install tesseract-ocr)"
# One page takes about two seconds.
MOST_PAGES = 300
PAGE_SECONDS = 60


def program() -> str | None:
    """Where Tesseract is."""
    return shutil.which(PROGRAM)


def recognised(name: str, data: bytes, pages: Sequence[int], limits: Limits) -> list[Piece]:
    """The pieces of these pages, counted from 1. Raises NO_TEXT without Tesseract, TOO_LARGE, DAMAGED_FILE."""
    found = program()
    if found is None:
        raise ConveneError(Code.NO_TEXT, f"{name}: no text in it; {MISSING}")
    if len(pages) > MOST_PAGES:
        raise ConveneError(Code.TOO_LARGE, f"{name}: {len(pages):,} scanned pages, more than {MOST_PAGES}")
    pieces: list[Piece] = []
    for page in pages:
        text = _run(name, [found, "stdin", "stdout"], _picture(name, data, page, limits))
        pieces += prose_pieces(text.decode("utf-8", errors="replace"), page)
    return pieces


def _picture(name: str, data: bytes, page: int, limits: Limits) -> bytes:
    bounds = [str(bound) for bound in (limits.memory, limits.seconds, page)]
    return _run(name, [sys.executable, "-P", str(WORKER), *bounds], data)


def _run(name: str, command: list[str], data: bytes) -> bytes:
    # Tesseract takes all cores for one page and is slower for it; here pages go side by side as files do.
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=PAGE_SECONDS, check=False, env=environment)
    except subprocess.TimeoutExpired as error:
        raise ConveneError(Code.TOO_LARGE, f"{name}: a scanned page is not read within {PAGE_SECONDS} s") from error
    if done.returncode:
        raise ConveneError(
            Code.DAMAGED_FILE, f"{name}: a scanned page cannot be read ({Path(command[0]).name} {done.returncode})"
        )
    return done.stdout
