"""Hand-offs: duties by which one agency sends, reports or calls to another, and whether the other's papers take that up.

Taken up is a hand-off where a duty of the receiver, or of whoever answers for it, speaks of what is handed over. That no paper
read takes it up does not mean that nobody does.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from graph.analysis.ask import Ref
from graph.analysis.duties import Duty
from graph.analysis.words import short
from schema.kinds import Function

# What is handed over, by the verb that hands it: words by which the receiver's own duties would speak of it.
TAKEN: dict[str, str] = {
    r"refer\w*": r"refer\w*|intake|admission",
    r"report\w*|file\w*": r"report\w*|screen\w*",
    r"notif\w*|inform\w*|tell\w*|alert\w*|advise\w*": r"notif\w*|notice|report\w*|call\w*",
    r"transfer\w*|call\w*|contact\w*": r"call\w*|transfer\w*|request\w*|notice|line",
    r"provides? referrals?": r"refer\w*|intake|admission",
    r"send\w*|give\w*|share\w*|submit\w*": r"summar\w*|report\w*|review\w*|information|result\w*",
    r"request\w*": r"request\w*",
}
HANDS = [
    (re.compile(rf"^(?:{verb})\b", re.IGNORECASE), re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for verb, words in TAKEN.items()
]
# Who is sent is not who it is sent to.
SENT = re.compile(r"^(?:sends?|gives?|shares?|submits?) (?:an? |the |its |one |two )?(\w+)", re.IGNORECASE)
# By these verbs an agency answers for another, as who answers a hotline.
ANSWERS = re.compile(r"^(answer|staff|receive|accept|operate|run|take|open|monitor|respond|cover)\w*\b", re.IGNORECASE)
NEVER = frozenset({Function.TRAINING, Function.FUNDING, Function.POLICY, Function.PREVENTION, Function.AWARENESS})


@dataclass(frozen=True, slots=True)
class Handoff:
    """`duty` hands over to the agency `receiver`; `taken` by duties of this or another agency, perhaps none."""

    duty: Duty
    receiver: str
    taken: tuple[Duty, ...]

    @property
    def name(self) -> str:
        """The receiver's name."""
        return self.duty.partner_names[self.duty.partners.index(self.receiver)]

    def ended(self, why: str) -> BrokenHandoff:
        """It as one that leads nowhere, and why."""
        giver = self.duty
        return BrokenHandoff(Ref(giver.subject), Ref(self.receiver), Ref(giver.id), f"{giver.name} {giver.said}; {why}")


@dataclass(frozen=True, slots=True)
class BrokenHandoff:
    """A hand-off that the receiver's papers do not take up."""

    giver: Ref
    receiver: Ref
    responsibility: Ref
    explanation: str


def handoffs(duties: Sequence[Duty]) -> list[Handoff]:
    """The hand-offs among these duties, in their order."""
    by_agency: dict[str, list[Duty]] = defaultdict(list)
    answering: dict[str, list[Duty]] = defaultdict(list)
    for duty in duties:
        if duty.negated:
            continue
        by_agency[duty.subject].append(duty)
        if ANSWERS.match(duty.action):
            for partner in duty.partners:
                answering[partner].append(duty)
    out = []
    for duty in duties:
        speaks = _handed(duty)
        if speaks is not None:
            for receiver in _receivers(duty):
                own = [d for d in by_agency[receiver] if _takes(d, duty, speaks)]
                out.append(Handoff(duty, receiver, tuple(own + [d for d in answering[receiver] if d.subject != duty.subject])))
    return out


def broken(found: Sequence[Handoff]) -> list[BrokenHandoff]:
    """Those that nobody's papers take up."""
    return [
        one.ended(f"no paper read that is in force says what {one.name} does when that reaches it.")
        for one in found
        if not one.taken
    ]


def _handed(duty: Duty) -> re.Pattern[str] | None:
    """The words by which another's duty would take this one up; None where nothing is handed over."""
    if duty.negated or not duty.partners or duty.function in NEVER:
        return None
    return next((words for verb, words in HANDS if verb.match(duty.action)), None)


def _receivers(duty: Duty) -> list[str]:
    sent = SENT.match(duty.action)
    word = sent[1].lower() if sent else "\0"
    return [i for i, name in zip(duty.partners, duty.partner_names, strict=True) if not name.lower().startswith(word[:6])]


def _takes(own: Duty, handed: Duty, speaks: re.Pattern[str]) -> bool:
    """Whether the receiver's own duty speaks of what is handed over, and of nobody else as its giver."""
    text = " ".join(
        filter(None, [own.action, own.after, own.condition, own.deadline, *(short(p.quote, 300) for p in own.papers[:1])])
    )
    return handed.subject in own.partners or bool(speaks.search(text))
