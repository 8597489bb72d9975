"""Where readers of records put what they find in a text: the draft of a document that is read by its form, not by its words."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.facts.given import Audience, Contact
from ingest.model import Assertion, Mention, Span
from schema.kinds import Predicate


@dataclass(slots=True)
class Collected:
    """Mentions by their ids, assertions, and by mention what a `Given` holds; `method` says in the graph how it was read."""

    text: str
    method: str
    mentions: dict[str, Mention] = field(default_factory=dict)
    assertions: list[Assertion] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    audiences: dict[str, Audience] = field(default_factory=dict)
    contacts: list[Contact] = field(default_factory=list)

    def tie(self, subject: str, predicate: Predicate, thing: str, span: tuple[int, int]) -> None:
        """The words at `span` say that a mention is tied to another."""
        self.assertions.append(Assertion(subject, predicate, thing, Span(*span), 1.0, self.method))

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """The span less the white space at its ends."""
        words = self.text[start:end]
        return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
