"""Write the documents set aside, in the gold's form: `python training/set_aside.py FILE`. They are scored, never read:
score them with `convene evaluate extraction FILE --errors 0`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from data import corpora  # noqa: E402 - the repository is not installed

if __name__ == "__main__":
    lines = [json.dumps(document, ensure_ascii=False) for document in corpora()[2]]
    Path(sys.argv[1]).write_text("\n".join(lines) + "\n", encoding="utf-8")
