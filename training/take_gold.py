"""Bring the gold documents into training/data: papers with their words, passages of the US Code as path, cut and hash alone."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from data import DATA, SHARED, load  # noqa: E402 - the repository is not installed

OWN = "written for this set"


def stored(doc: dict[str, Any]) -> dict[str, Any]:
    """A document as it is kept: only the project's own words are."""
    if doc["source"].startswith(OWN):
        return doc
    start, end = doc["cut"]
    whole = (SHARED / "corpus" / doc["path"]).read_text(encoding="utf-8")
    if whole[start:end] != doc["text"]:
        raise ValueError(f"{doc['doc']}: {doc['path']} does not hold its text at {start} to {end}")
    digest = hashlib.sha256(doc["text"].encode()).hexdigest()
    return {k: v for k, v in doc.items() if k != "text"} | {"sha256": digest}


def main() -> None:
    """Write one file for each file of gold."""
    DATA.mkdir(exist_ok=True)
    for name in ("train.jsonl", "train-2.jsonl"):
        lines = [json.dumps(stored(d), ensure_ascii=False) for d in load(SHARED / "extraction" / name)]
        (DATA / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(name, len(lines))


if __name__ == "__main__":
    main()
