"""Which agency to call: those whose papers in force give them what is needed, by how binding, how soon, and how they fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from graph.analysis.ask import Ask, Ref, refs
from graph.analysis.place import place_of
from graph.analysis.situation import Situation
from graph.analysis.words import listed, number, spoken
from schema.errors import Code, ConveneError
from schema.kinds import AgencyKind, Function, Modality

MOST_AGENCIES = 200
MOST_CALLED = 50
SHOWN_DUTIES, SHOWN_RESOURCES = 5, 5
WEIGHT = {Modality.MUST: 4.0, Modality.DOES: 3.0, Modality.SHOULD: 2.0, Modality.MAY: 1.0}
DAY = 86_400


@dataclass(frozen=True, slots=True)
class CallOption:
    """An agency to call: its rank, the duties that make the rank, what it offers that fits, and how it is reached."""

    rank: int
    agency: Ref
    because: tuple[Ref, ...]
    resources: tuple[Ref, ...]
    contacts: tuple[Ref, ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class _Choice:
    """An agency before it has a rank."""

    score: float
    name: str
    row: dict[str, Any]
    duties: tuple[dict[str, Any], ...]
    words: tuple[str, ...]


async def who_to_call(ask: Ask, situation: Mapping[str, Any], first: int = 5) -> list[CallOption]:
    """The agencies to call in this situation (a SituationInput of the interface), best first.

    Papers count that are in force on the day of `at`. Nothing of the situation leaves this process but its functions, place
    and day. Raises BAD_INPUT, NOT_FOUND.
    """
    need = list(dict.fromkeys(Function(str(f)) for f in situation["need"]))
    if not need or not 1 <= first <= MOST_CALLED:
        raise ConveneError(Code.BAD_INPUT, f"Name at least one need, and ask for 1 to {MOST_CALLED} agencies.")
    known = Situation(situation.get("minor"), situation.get("inCustody"), situation.get("afterHours"))
    if situation.get("at"):
        ask = replace(ask, today=situation["at"][:10])
    place = await place_of(ask, situation.get("jurisdiction"))
    rows = await ask.rows(
        "analysis_call",
        functions=[str(f) for f in need],
        places=list(place.around) if place else None,
        most=MOST_AGENCIES,
    )
    choices = [choice for row in rows for choice in [_choice(row, known, need)] if choice]
    choices.sort(key=lambda c: (-c.score, c.name, c.row["id"]))
    return [_option(rank, choice, known) for rank, choice in enumerate(choices[:first], 1)]


def _choice(row: dict[str, Any], situation: Situation, need: list[Function]) -> _Choice | None:
    """The agency with the duties that fit, or None where none does."""
    weighed: list[tuple[float, dict[str, Any]]] = []
    words: list[str] = []
    for duty in row["duties"]:
        text = " ".join(filter(None, [duty["action"], duty["condition"], *duty["quotes"][:1]]))
        fit = situation.fits(text)
        if not fit.out:
            weighed.append((_weight(duty, need) + fit.score, duty))
            words += fit.words
    if not weighed:
        return None
    weighed.sort(key=lambda pair: (-pair[0], pair[1]["id"]))
    # The best duty decides; each further one adds less.
    score = sum(value / 2**i for i, (value, _) in enumerate(weighed))
    score += max((situation.reaches(k["hours"]) for k in row["contacts"]), default=0.0)
    if row["kind"] == AgencyKind.ROLE:
        # A class of bodies has no line of its own.
        score /= 2
    kept = tuple(duty for _, duty in weighed[:SHOWN_DUTIES])
    return _Choice(score, row["name"], row, kept, tuple(dict.fromkeys(words)))


def _weight(duty: dict[str, Any], need: list[Function]) -> float:
    weight = WEIGHT[Modality(duty["modality"])]
    seconds = duty["seconds"]
    if seconds is not None and not duty["recurring"]:
        weight += 1.5 if seconds <= 2 * 3600 else 1.0 if seconds <= DAY else 0.5
    # The first need named weighs most.
    return weight + 0.5 * (len(need) - need.index(Function(duty["function"]))) / len(need)


def _option(rank: int, choice: _Choice, situation: Situation) -> CallOption:
    said = {quote for duty in choice.row["duties"] for quote in duty["quotes"]}
    fitting = [r for r in choice.row["resources"] if said & set(r["quotes"]) and _admits(situation, r)]
    contacts = sorted(choice.row["contacts"], key=lambda k: -situation.reaches(k["hours"]))
    return CallOption(
        rank=rank,
        agency=Ref(choice.row["id"]),
        because=refs(duty["id"] for duty in choice.duties),
        resources=refs(r["id"] for r in fitting[:SHOWN_RESOURCES]),
        contacts=refs(k["id"] for k in contacts),
        explanation=_explained(choice, contacts, situation),
    )


def _admits(situation: Situation, resource: dict[str, Any]) -> bool:
    """Whether any of the sentences on a resource admits the situation."""
    return any(situation.admits(quote, resource["minimum"], resource["maximum"]) for quote in resource["quotes"])


def _explained(choice: _Choice, contacts: list[dict[str, Any]], situation: Situation) -> str:
    best = choice.duties[0]
    verb = "" if best["modality"] == Modality.DOES else f"{best['modality'].lower()} "
    when = f" {best['deadline']}" if best["seconds"] is not None and best["deadline"] not in best["action"] else ""
    said = [f"{choice.name} {verb}{best['action']}{when}"]
    if len(choice.duties) > 1:
        functions = listed(spoken(d["function"]) for d in choice.duties)
        said.append(f"{number(len(choice.duties), 'duty', 'duties')} here ({functions})")
    said += [f"it {word}" for word in choice.words]
    if situation.after_hours and contacts and situation.reaches(contacts[0]["hours"]) < 0:
        said.append(f"its line is open {contacts[0]['hours']} only")
    return "; ".join(said) + "."
