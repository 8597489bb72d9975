"""Gold and prediction files: one document a line, read and checked. What they are scored for is in evaluate.py."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ingest.extract.labels import ENDS, WITH_MODALITY
from schema.errors import Code, ConveneError
from schema.kinds import EntityKind, Function, Modality, Predicate, Sector

Doc = dict[str, Any]
_WORD = re.compile(r"\w+")
_KINDS = frozenset(k.value for k in EntityKind)
_PREDICATES = {p.value: p for p in Predicate}
_MODALITIES = frozenset(prefix + m.value for m in Modality for prefix in ("", "NOT_"))
_LISTS: dict[str, tuple[str, frozenset[str]]] = {
    EntityKind.AGENCY.value: ("sector", frozenset(s.value for s in Sector)),
    EntityKind.ACTIVITY.value: ("function", frozenset(f.value for f in Function)),
}


def load_documents(path: Path) -> dict[str, Doc]:
    """The documents of a file by name. Raises BAD_GOLD with the line where it is not in the form."""
    documents: dict[str, Doc] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            document = json.loads(line)
            name, _, _ = document["doc"], document["mentions"], document["assertions"]
        except (ValueError, KeyError, TypeError) as error:
            raise ConveneError(Code.BAD_GOLD, f"{path}:{number}: not a document ({error!r})") from error
        problem = next(faults(document), None)
        if problem:
            raise ConveneError(Code.BAD_GOLD, f"{path}:{number}: {problem}")
        documents[str(name)] = document
    return documents


def faults(document: Doc) -> Iterator[str]:
    """What is malformed in a document, one word for each."""
    seen: dict[str, Doc] = {}
    length = len(document["text"]) if "text" in document else None
    for mention in document["mentions"]:
        name, kind = mention.get("id"), mention.get("type")
        if name in seen:
            yield f"mention {name} stands twice"
        seen[name] = mention
        if kind not in _KINDS:
            yield f"mention {name} has no known type: {kind}"
        if not 0 <= mention["start"] < mention["end"] or (length is not None and mention["end"] > length):
            yield f"mention {name} stands outside of the text"
        key, known = _LISTS.get(kind, ("", frozenset()))
        if key and mention.get(key) not in known:
            yield f"mention {name} has no known {key}: {mention.get(key)}"
    for assertion in document["assertions"]:
        yield from _assertion_faults(assertion, seen)


def _assertion_faults(assertion: Doc, seen: dict[str, Doc]) -> Iterator[str]:
    predicate = _PREDICATES.get(assertion.get("predicate", ""))
    ends = [seen.get(assertion.get(end, "")) for end in ("subject", "object")]
    if predicate is None or ends[0] is None or ends[1] is None:
        yield f"assertion {assertion}: unknown mention or predicate"
        return
    if any(end["type"] not in kinds for end, kinds in zip(_known(ends), ENDS[predicate], strict=True)):
        yield f"assertion {assertion}: {predicate} does not join these types"
    if predicate in WITH_MODALITY and assertion.get("modality") not in _MODALITIES:
        yield f"assertion {assertion}: no known modality"


def _known(ends: Sequence[Doc | None]) -> list[Doc]:
    return [end for end in ends if end is not None]


def words_in(text: str, mention: Doc) -> frozenset[int]:
    """Where the words of a mention start."""
    return frozenset(m.start() for m in _WORD.finditer(text, mention["start"], mention["end"]))
