"""Run as a script of its own: one page of a PDF from standard input, drawn in grey, as a PGM picture on standard output.

A process of its own has bounds on memory and time, and can crash without taking an ingest with it. Imports nothing of Convene.
"""

from __future__ import annotations

import sys

import pypdfium2

DOTS = 300 / 72  # Tesseract is at its best with 300 dots an inch
MOST_DOTS = 30_000_000  # three pages of A4; a page may claim to be a wall


def main() -> None:
    """Arguments: memory in bytes, seconds, number of the page from 1."""
    memory, seconds, number = map(int, sys.argv[1:])
    _bound(memory, seconds)
    page = pypdfium2.PdfDocument(sys.stdin.buffer.read())[number - 1]
    width, height = page.get_size()
    scale = min(DOTS, (MOST_DOTS / max(width * height, 1)) ** 0.5)
    drawn = page.render(scale=scale, grayscale=True, may_draw_forms=False)
    rows = memoryview(drawn.buffer).cast("B")
    sys.stdout.buffer.write(f"P5 {drawn.width} {drawn.height} 255\n".encode())
    for row in range(drawn.height):
        start = row * drawn.stride
        sys.stdout.buffer.write(rows[start : start + drawn.width])


def _bound(memory: int, seconds: int) -> None:
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


if __name__ == "__main__":
    main()
