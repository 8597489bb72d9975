"""The one place through which tests reach the shared folder; a test that needs it skips where it is not, never under CI."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def shared(path: str = "") -> Path:
    """The file or folder `path` of the shared folder (setting CONVENE_SHARED, default `../shared`)."""
    base = Path(os.environ.get("CONVENE_SHARED", ROOT.parent / "shared"))
    if not (base / path).exists():
        word = f"{path or 'the shared folder'} is not there (CONVENE_SHARED names the folder)"
        if os.environ.get("CI") == "true":
            pytest.fail(word)
        pytest.skip(word)
    return base / path
