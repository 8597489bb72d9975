"""Two documents, duty by duty: which say the same, which binds more, and what stands in one alone.

Duties are paired by their words and their function, best pair first; then modality, time, condition and scope are compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.analysis.ask import Ask, Ref
from graph.analysis.duties import RANK, Duty, Which, duties
from graph.analysis.words import length, short
from graph.gist import stems
from schema.errors import Code, ConveneError
from schema.kinds import CrosswalkRelation, Function, Modality

# Below this two duties are two; set on the labelled pairs in tests/analysis.
PAIRED = 0.5
MOST = 2000
ANYBODY = frozenset({"any", "each", "every", "all"})


@dataclass(frozen=True, slots=True)
class CrosswalkRow:
    """A pair of duties, or one that has no other; `relation` reads: left is … than right."""

    function: Function
    left: Ref | None
    right: Ref | None
    relation: CrosswalkRelation
    explanation: str


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """The two documents and their rows, by function."""

    left: Ref
    right: Ref
    rows: tuple[CrosswalkRow, ...]


async def crosswalk(ask: Ask, left: str, right: str) -> Crosswalk:
    """Compare the documents with these ids. Raises NOT_FOUND, BAD_INPUT, LIMIT_EXCEEDED."""
    if left == right:
        raise ConveneError(Code.BAD_INPUT, "Name two documents; a document is the same as itself.")
    known = set(await ask.rows("analysis_documents", ids=[left, right]))
    if missing := {left, right} - known:
        raise ConveneError(Code.NOT_FOUND, f"No document has the id {min(missing)}.")
    found = await duties(ask, Which(documents=[left, right]), MOST)
    sides = [[d for d in found if any(paper.id == side for paper in d.papers)] for side in (left, right)]
    rows = compared(*sides)
    order = list(Function)
    return Crosswalk(Ref(left), Ref(right), tuple(sorted(rows, key=lambda row: order.index(row.function))))


def compared(left: Sequence[Duty], right: Sequence[Duty]) -> list[CrosswalkRow]:
    """Every duty of both sides in one row or more."""
    pairs = paired(left, right)
    rows = [_row(a, b) for a, b in pairs]
    met = {d.id for pair in pairs for d in pair}
    rows += [_alone(d, CrosswalkRelation.ONLY_LEFT) for d in left if d.id not in met]
    rows += [_alone(d, CrosswalkRelation.ONLY_RIGHT) for d in right if d.id not in met]
    return rows


def paired(left: Sequence[Duty], right: Sequence[Duty]) -> list[tuple[Duty, Duty]]:
    """Pairs of duties that speak of the same thing, best first, each duty once; one claim of both papers is such a pair."""
    scored = [(likeness(a, b), a, b) for a in left for b in right]
    scored = sorted((s for s in scored if s[0] >= PAIRED), key=lambda s: (-s[0], s[1].id, s[2].id))
    taken: tuple[set[str], set[str]] = set(), set()
    out = []
    for _, a, b in scored:
        if a.id not in taken[0] and b.id not in taken[1]:
            taken[0].add(a.id)
            taken[1].add(b.id)
            out.append((a, b))
    return out


def likeness(a: Duty, b: Duty) -> float:
    """How much two duties speak of the same, 0 to 1: words shared; then verb and object, function, agency, recurrence."""
    if a.id == b.id:
        return 1.0
    left, right = set(stems(a.action)), set(stems(b.action))
    if not left or not right or not left & right:
        return 0.0
    shared = len(left & right)
    words = 0.5 * shared / min(len(left), len(right)) + 0.5 * shared / len(left | right)
    # Another verb is another duty, unless all else is the same.
    gists = 0.2 if a.gist == b.gist else 0.0 if stems(a.action)[0] == stems(b.action)[0] else -0.25
    who = 0.1 if a.subject == b.subject else 0.05 if a.sector == b.sector else -0.1
    what = 0.05 if a.function == b.function else -0.05
    again = -0.1 if a.recurring != b.recurring else 0.0
    return max(0.0, min(1.0, 0.85 * words + gists + who + what + again))


def _row(a: Duty, b: Duty) -> CrosswalkRow:
    signs = [sign for sign in (_binding(a, b), _time(a, b), _condition(a, b), _scope(a, b)) if sign]
    words = "; ".join(text for _, text in signs)
    # Binding comes first: whoever must is bound more than who may, by whatever time.
    first = signs[0][0] if signs else 0
    relation = (CrosswalkRelation.WEAKER, CrosswalkRelation.SAME, CrosswalkRelation.STRONGER)[first + 1]
    who = "" if a.subject == b.subject else f"; here {a.name}, there {b.name}"
    explanation = f"{words or 'both bind alike, to the same, by the same time'}{who}."
    return CrosswalkRow(Function(a.function), Ref(a.id), Ref(b.id), relation, explanation[0].upper() + explanation[1:])


def _alone(d: Duty, relation: CrosswalkRelation) -> CrosswalkRow:
    side = "left" if relation is CrosswalkRelation.ONLY_LEFT else "right"
    here = Ref(d.id)
    left, right = (here, None) if side == "left" else (None, here)
    words = f"Only the {side} document says that {d.name} {short(d.said)}."
    return CrosswalkRow(Function(d.function), left, right, relation, words)


def _binding(a: Duty, b: Duty) -> tuple[int, str] | None:
    if a.negated != b.negated:
        forbids, other = ("left", "right") if a.negated else ("right", "left")
        return (1 if a.negated else -1), f"the {forbids} one forbids what the {other} one asks for"
    ranks = RANK[Modality(a.modality)], RANK[Modality(b.modality)]
    if ranks[0] == ranks[1]:
        return None
    return (1 if ranks[0] > ranks[1] else -1), f"left {a.modality.lower()}, right {b.modality.lower()}"


def _time(a: Duty, b: Duty) -> tuple[int, str] | None:
    if a.before != b.before or (a.seconds is None and b.seconds is None):
        return None
    if a.seconds is None or b.seconds is None:
        side, other, sign = ("left", "right", 1) if b.seconds is None else ("right", "left", -1)
        dated = a if b.seconds is None else b
        return sign, f"the {side} one sets a time (“{dated.deadline}”), the {other} one none"
    if a.seconds == b.seconds:
        return None if a.business == b.business else (-1 if a.business else 1, "one counts business time alone")
    sooner = a.seconds < b.seconds
    # Counted back from an event, the longer time is the stricter one.
    sign = 1 if sooner != a.before else -1
    return sign, f"left {length(a.seconds)}, right {length(b.seconds)}"


def _condition(a: Duty, b: Duty) -> tuple[int, str] | None:
    if bool(a.condition) == bool(b.condition):
        return None
    bound, free = (a, "right") if a.condition else (b, "left")
    return (-1 if a.condition else 1), f"the {free} one holds always, the other only “{short(bound.condition or '')}”"


def _scope(a: Duty, b: Duty) -> tuple[int, str] | None:
    """Who does not stop at some reaches further than who does."""
    wide = [bool(ANYBODY & set(d.action.lower().split())) for d in (a, b)]
    left, right = set(stems(a.action)), set(stems(b.action))
    if wide[0] == wide[1] or left == right:
        return None
    return (
        (1, "the left one speaks of all, the right one of some")
        if wide[0]
        else (-1, "the right one speaks of all, the left one of some")
    )
