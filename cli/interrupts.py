"""Ctrl-C wherever it comes: in a library that then fails in words of its own, or where Python would swallow it."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# At once, it would come in the hook itself and be swallowed there, with a traceback.
AGAIN_SECONDS = 0.02


@contextmanager
def interruptible() -> Iterator[None]:
    """What fails in this block after Ctrl-C leaves it as KeyboardInterrupt: a library that was cut off may fail in any way."""
    before = signal.getsignal(signal.SIGINT)
    asked = False

    def note(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        asked = True
        before(number, frame)  # type: ignore[operator, misc]  # callable, as asked before it is set

    # Whoever started the process may have it ignore Ctrl-C.
    if not callable(before):
        yield
        return
    signal.signal(signal.SIGINT, note)
    try:
        yield
    except Exception as error:
        if asked:
            raise KeyboardInterrupt from error
        raise
    finally:
        signal.signal(signal.SIGINT, before)


def again(fault: sys.UnraisableHookArgs) -> None:
    """A hook for `sys.unraisablehook`: Ctrl-C that came while Python took an object down is sent again once that is over."""
    if issubclass(fault.exc_type, KeyboardInterrupt):
        timer = threading.Timer(AGAIN_SECONDS, signal.pthread_kill, (threading.main_thread().ident, signal.SIGINT))
        timer.daemon = True
        timer.start()
    else:
        sys.__unraisablehook__(fault)
