"""Where the log of a serving process goes: JSON lines in production, only what is wrong otherwise; both to standard error."""

from __future__ import annotations

import logging
import sys


def keep_log(*, as_json: bool) -> None:
    """Set the log of this process up, that of the libraries too."""
    from api.edge import Lines

    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    for name in ("convene", "uvicorn"):
        logging.getLogger(name).setLevel(logging.INFO if as_json else logging.WARNING)
