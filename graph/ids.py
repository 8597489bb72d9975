"""Ids: UUIDv5 of what a thing is, so that the same input gives the same graph in any order. Nothing random here."""

from __future__ import annotations

import json
from uuid import UUID, uuid5

NAMESPACE = UUID("6d0c6f0e-5a3c-5e55-9d0b-1f2a9c0e4b71")


def make_id(kind: str, *parts: object) -> str:
    """The id of the thing of this kind that `parts` identify; parts are strings, numbers, None or lists of them."""
    return str(uuid5(NAMESPACE, json.dumps([kind, *parts], ensure_ascii=False, separators=(",", ":"))))
