"""Mentions by rules: lexicon, grammar and patterns, for when there is no model. The spans are those of the annotation guide.

Every rule reads one clause; what joins the mentions is in rule_relations.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from ingest.extract.decode import Span
from ingest.extract.functions import function_of
from ingest.extract.lexicon import Lexicon, load_lexicon, plain
from ingest.extract.modality import by_rule
from ingest.extract.parse import Clause, Parsed, is_heading
from ingest.extract.places import places
from ingest.extract.tokens import Words
from schema.kinds import EntityKind, Sector

_LAW = re.compile(
    r"(?:[Ss]ections?|§+|[Tt]itle|[Cc]hapter|Public Law|Executive Order|Policy|Rule|Regulation|Order) (?:No\. )?"
    r"[\dIVXA-Z][\w.–-]*(?:\(\w+\))*(?: of (?:the )?(?:title \d+|[A-Z]\w+(?: (?:[A-Z]\w+|of|and|for|the))*))?"
    r"|\d+ U\.S\.C\. [\w.]+(?:\(\w+\))*"
)
_EVIDENCE = re.compile(
    r"\d+(?:\.\d+)? ?(?:percent|per cent|%)|\b(?:one|two|three|four|five|\d+) (?:in|of|out of) (?:every )?(?:\w+|\d+)\b"
    r"|\bstud(?:y|ies)\b|\bsurvey|\bestimate|\bfound that\b|\breported that\b|\bIn (?:19|20)\d\d\b|\btoo few\b|\bunaware\b"
    r"|\bno (?:one|data)\b",
    re.IGNORECASE,
)
_MODAL_WORD = re.compile(r"\b(?:shall|must|should|may|can|will|agrees?)\b", re.IGNORECASE)
_OUT_OF_ACTIVITY = frozenset(
    {
        "advcl",
        "relcl",
        "acl",
        "mark",
        "nsubj",
        "nsubjpass",
        "punct",
        "cc",
        "conj",
        "aux",
        "auxpass",
        "ccomp",
        "parataxis",
        "npadvmod",
    }
)
_LEFT = frozenset({"compound", "amod", "nmod", "poss", "nummod", "case"})
_DUTY_MODALS = frozenset({"shall", "must", "should", "may", "can", "could", "will"})
_STATIVE = frozenset({"be", "have", "include", "mean", "contain", "seem", "become", "need", "apply", "exist"})
_LEAST_EVIDENCE_WORDS = 6


def rule_mentions(parsed: Parsed, words: Words) -> list[Span]:
    """The mentions that the rules find in one text, in order."""
    lexicon = load_lexicon()
    at = {(int(c), int(t)): i for i, (c, t) in enumerate(zip(words.clause, words.token, strict=True)) if t >= 0}
    found: list[Span] = []
    for number, clause in enumerate(parsed.clauses):
        nouns = [*_named(parsed, clause), *_phrases(clause, lexicon)]
        spans = _apart(nouns)
        evidence = _evidence(parsed, clause)
        if evidence:
            spans.append(evidence)
        else:
            spans += list(_activities(clause, [s for s in spans if s.kind is EntityKind.AGENCY]))
        for span in spans:
            if (number, span.first) in at and (number, span.last - 1) in at:
                span.first, span.last = at[number, span.first], at[number, span.last - 1] + 1
                if span.kind is EntityKind.ACTIVITY:
                    text = parsed.text[words.start[span.first] : words.end[span.last - 1]]
                    span.function = function_of(text)
                found.append(span)
    return sorted(found, key=lambda s: (s.first, -s.last))


def _apart(spans: list[Span]) -> list[Span]:
    """The longest spans, without overlap."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.first - s.last, s.first)):
        if all(span.last <= k.first or span.first >= k.last for k in kept):
            kept.append(span)
    return kept


def _named(parsed: Parsed, clause: Clause) -> Iterator[Span]:
    """Places and laws by their form."""
    start, end = clause.passage.start, clause.passage.end
    for a, b in places(parsed.text, max(start, clause.body), end):
        if span := _tokens(clause, a, b):
            yield Span(EntityKind.JURISDICTION, *span, 0.7)
    for match in _LAW.finditer(parsed.text, max(start, clause.body), end):
        if "this " not in parsed.text[match.end() : match.end() + 10] and (span := _tokens(clause, *match.span())):
            yield Span(EntityKind.PROTOCOL, *span, 0.6)


def _tokens(clause: Clause, start: int, end: int) -> tuple[int, int] | None:
    span = clause.doc.char_span(start - clause.offset, end - clause.offset, alignment_mode="expand")
    return (span.start, span.end) if span is not None else None


def _phrases(clause: Clause, lexicon: Lexicon) -> Iterator[Span]:
    """Noun phrases whose head the lexicon knows."""
    doc = clause.doc
    said = [plain(t.text) for t in doc]
    for token in clause.tokens():
        options = lexicon.nouns.get(said[token.i])
        if not options or token.pos_ == "VERB":
            continue
        for known, kind, sector in options:
            first = token.i - len(known) + 1
            if first < clause.skip or tuple(said[first : token.i + 1]) != known:
                continue
            if (
                token.dep_ == "compound"
                and token.head.i == token.i + 1
                and len(known) == 1
                and token.head.pos_ in {"NOUN", "PROPN"}
            ):
                break
            begin = _left_edge(clause, first)
            yield Span(kind, begin, _right_edge(clause, token), _sureness(kind, known, doc[begin]), sector or _default(kind))
            break


def _default(kind: EntityKind) -> Sector | None:
    return Sector.GOVERNMENT if kind is EntityKind.AGENCY else None


def _sureness(kind: EntityKind, known: tuple[str, ...], first: Token) -> float:
    base = 0.75 if kind is EntityKind.AGENCY else 0.45
    return min(0.9, base + 0.1 * (len(known) > 1) + 0.05 * first.text[:1].isupper())


def _left_edge(clause: Clause, first: int) -> int:
    """The first word of the noun phrase, without its article."""
    doc, edge = clause.doc, first
    while edge > clause.skip:
        before = doc[edge - 1]
        glued = before.text in {"'s", "’s", "-", "&"} or before.dep_ in _LEFT or before.pos_ == "PROPN"
        if not glued or (before.pos_ in {"DET", "PRON", "VERB", "PUNCT"} and before.text != "-"):
            break
        edge -= 1
    while edge < first and doc[edge].text in {"'s", "’s", "-", "&"}:
        edge += 1
    return edge


def _right_edge(clause: Clause, head: Token) -> int:
    """One past the last word: an "of" or "for" phrase stays in a name that begins with a capital."""
    doc, end = clause.doc, head.i + 1
    if not head.text[:1].isupper():
        return end
    while end + 1 < len(doc) and doc[end].lower_ in {"of", "for", "on", "against", "and"} and doc[end].lower_ != "and":
        stop = end + 1
        while stop < len(doc) and (doc[stop].text[:1].isupper() or doc[stop].lower_ in {"the", "and", "&", "of"}):
            stop += 1
        while stop > end + 1 and not doc[stop - 1].text[:1].isupper():
            stop -= 1
        if stop == end + 1:
            break
        end = stop
    return end


def _evidence(parsed: Parsed, clause: Clause) -> Span | None:
    """The whole clause, where it states a figure, a study or a gap and no duty."""
    words = parsed.text[clause.body : clause.passage.end]
    if is_heading(clause) or _MODAL_WORD.search(words) or not _EVIDENCE.search(words):
        return None
    tokens = [t.i for t in clause.tokens()]
    return Span(EntityKind.FINDING, tokens[0], tokens[-1] + 1, 0.5) if len(tokens) >= _LEAST_EVIDENCE_WORDS else None


def _activities(clause: Clause, agencies: list[Span]) -> Iterator[Span]:
    """Verbs with a duty's modal, verbs of a list under one, imperatives in lists, and what an agency is said to do."""
    if is_heading(clause):
        return
    for token in clause.tokens():
        if token.pos_ != "VERB" or token.lemma_ in _STATIVE or not _acts(clause, token, agencies):
            continue
        first = token.i
        patient = next((c for c in token.children if c.dep_ == "nsubjpass"), None)
        if patient is not None and patient.i >= clause.skip and token.tag_ == "VBN":
            first = min(t.i for t in patient.subtree if t.pos_ != "DET")
        yield Span(EntityKind.ACTIVITY, first, _activity_end(token), 0.55, modality=by_rule(clause, token))


def _acts(clause: Clause, verb: Token, agencies: list[Span]) -> bool:
    """Whether a verb states what an agency does, must or may do."""
    top = verb
    while top.dep_ in {"conj", "xcomp"} and top.head.i != top.i and top.head.pos_ in {"VERB", "AUX"}:
        top = top.head
    if top is not verb and top.lemma_ in _STATIVE:
        return False
    if any(c.dep_ == "aux" and c.lower_ in _DUTY_MODALS for c in top.children):
        return True
    subjects = [c for c in top.children if c.dep_ in {"nsubj", "nsubjpass"}]
    if any(a.first <= s.i < a.last for s in subjects for a in agencies):
        return top.dep_ in {"ROOT", "ccomp", "conj", "advcl"}
    opens = top.i <= clause.skip + 1 and top.tag_ in {"VB", "VBP"} and not subjects
    return opens and bool(clause.body > clause.passage.start or clause.lead_modal != "none")


def _activity_end(verb: Token) -> int:
    """One past the last word of verb and complements; purpose, time and relative clauses stay out."""
    end = verb.i + 1
    for child in sorted((c for c in verb.children if c.i > verb.i), key=lambda c: c.i):
        if child.dep_ in _OUT_OF_ACTIVITY or (
            child.dep_ == "prep" and child.lower_ in {"within", "before", "after", "by", "when", "upon", "during"}
        ):
            if child.dep_ in {"advcl", "relcl", "conj", "ccomp"}:
                break
            continue
        inside = [t.i for t in child.subtree]
        cut = next((t.i for t in child.subtree if t.i > verb.i and t.dep_ in {"relcl", "acl", "advcl"}), None)
        end = max(end, min(inside[-1] + 1, cut if cut is not None else inside[-1] + 1))
    while end > verb.i + 1 and verb.doc[end - 1].is_punct:
        end -= 1
    return end
