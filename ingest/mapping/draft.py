"""What rows say, as mentions and assertions: each rests on the cell that says it, and nothing is guessed from prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.extract.functions import function_of
from ingest.extract.wording import lexicon_sector
from ingest.facts.collected import Collected
from ingest.facts.contacts import Cell
from ingest.facts.given import Audience, Contact, Given
from ingest.mapping import values
from ingest.mapping.fields import Field
from ingest.mapping.rows import Row
from ingest.model import Assertion, Block, Mention, Span
from ingest.resolve.names import normal_form
from ingest.resolve.places import place_of
from schema.kinds import EntityKind, Function, Modality, Predicate, Sector

METHOD = "mapping"
# What a way to reach an agency is made of, by the names that contact points have.
REACHED = {f: str(f) for f in (Field.PHONE, Field.EMAIL, Field.URL)}
BESIDE = {f: str(f) for f in (Field.LABEL, Field.HOURS)}


@dataclass(slots=True)
class Draft(Collected):
    """Collected row by row from one text."""

    method: str = METHOD
    signed: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def given(self) -> Given:
        """What was collected beyond mentions and assertions."""
        return Given(self.places, self.audiences, tuple(self.contacts), tuple(self.signed))

    def add(self, row: Row) -> None:
        """What one row says of its agency."""
        cell = row.first(Field.AGENCY)
        if cell is None:
            if row.cells and not row.first(Field.AGREEMENT):
                self.warnings.append(f"{row.place}: it names no agency and is not read")
            return
        agency = self._agency(row, cell.start, cell.end, own=True)
        self._home(row, agency)
        self._service(row, agency)
        self._duty(row, agency)
        self._contact(row, agency)

    def parties(self, row: Row) -> None:
        """The parties of an agreement's row, each of which follows it."""
        title = row.first(Field.AGREEMENT)
        if title is None:
            return
        rule = self._mention(EntityKind.PROTOCOL, title.start, title.end, row)
        for where in (Field.AGENCY, Field.PARTIES):
            for start, end in self._parts(row, where):
                party = self._agency(row, start, end)
                self.signed.append(party)
                self.tie(party, Predicate.FOLLOWS, rule, (start, end))

    def _service(self, row: Row, agency: str) -> None:
        cell = row.first(Field.SERVICE)
        if cell is None:
            return
        whom = row.first(Field.ELIGIBILITY)
        ages = [values.years(self._words(b)) if (b := row.first(f)) else None for f in (Field.MINIMUM_AGE, Field.MAXIMUM_AGE)]
        audience = Audience(self._words(whom) if whom else None, *ages)
        service = self._mention(EntityKind.RESOURCE, cell.start, cell.end, row, str(audience))
        if audience != Audience():
            self.audiences[service] = audience
        for block in (cell, whom):
            if block:
                self.tie(agency, Predicate.PROVIDES, service, (block.start, block.end))

    def _duty(self, row: Row, agency: str) -> None:
        cell = row.first(Field.DUTY)
        if cell is None:
            return
        words = self.text[cell.start : cell.end]
        lead = values.LEAD.match(words)
        begins = cell.start + (lead.end() if lead and lead.end() < len(words) else 0)
        duty = self._mention(EntityKind.ACTIVITY, begins, cell.end, row, function=self._function(row, words))
        modality, negated = self._modality(row, lead.group() if lead else "")
        due, when, said, rule = (row.first(f) for f in (Field.DEADLINE, Field.CONDITION, Field.MODALITY, Field.UNDER))
        for block in filter(None, (cell, due, when, said)):
            self.assertions.append(
                Assertion(
                    agency,
                    Predicate.RESPONSIBLE_FOR,
                    duty,
                    Span(block.start, block.end),
                    1.0,
                    METHOD,
                    modality,
                    negated,
                    Span(when.start, when.end) if when else None,
                    values.limit(self.text[due.start : due.end], due.start) if due else None,
                    tuple(self._agency(row, *part) for part in self._parts(row, Field.WITH)),
                    self._mention(EntityKind.PROTOCOL, rule.start, rule.end, row) if rule else None,
                )
            )

    def _modality(self, row: Row, lead: str) -> tuple[Modality, bool]:
        cell = row.first(Field.MODALITY)
        words = self._words(cell) if cell else lead or row.sheet.defaults.get(Field.MODALITY, "")
        modality = values.modality_named(words)
        if cell and modality is None:
            self.warnings.append(f"{row.place}: it does not say how binding the duty is; it is taken as a fact")
        return modality or Modality.DOES, values.is_forbidden(words)

    def _function(self, row: Row, words: str) -> Function:
        cell = row.first(Field.FUNCTION)
        named = values.function_named(self._words(cell) if cell else row.sheet.defaults.get(Field.FUNCTION, ""))
        if cell and named is None:
            self.warnings.append(f"{row.place}: no function of that name; the words of the duty decide")
        return named or function_of(words)

    def _home(self, row: Row, agency: str) -> None:
        """Where the agency works, where a cell says it in words that name a place."""
        cell = row.first(Field.PLACE)
        if cell and agency in self.places:
            place = self._mention(EntityKind.JURISDICTION, cell.start, cell.end, row)
            self.tie(agency, Predicate.APPLIES_IN, place, (cell.start, cell.end))

    def _contact(self, row: Row, agency: str) -> None:
        cells = {f: row.first(f) for f in (*REACHED, *BESIDE)}
        found = [(names, block) for f, block in cells.items() if block for names in [{**REACHED, **BESIDE}[f]]]
        if any(cells[f] for f in REACHED):
            head = {block.column or 0: name for name, block in found}
            own = tuple(Cell(block, self.text[block.start : block.end]) for _, block in found)
            self.contacts.append(Contact(agency, head, own))

    def _agency(self, row: Row, start: int, end: int, *, own: bool = False) -> str:
        """An agency; the sector of the row is that of the agency which the row speaks of."""
        words = self.text[start:end]
        said = row.first(Field.SECTOR) if own else None
        sector = values.sector_named(self._words(said)) if said else None
        if said and sector is None:
            self.warnings.append(f"{row.place}: no sector of that name; the agency's own name decides")
        if sector is None and own:
            sector = values.sector_named(row.sheet.defaults.get(Field.SECTOR, ""))
        known = lexicon_sector(words)
        return self._mention(EntityKind.AGENCY, start, end, row, sector=sector or (known[0] if known else None))

    def _mention(  # noqa: PLR0913 what one mention is
        self,
        kind: EntityKind,
        start: int,
        end: int,
        row: Row,
        apart: str = "",
        *,
        sector: Sector | None = None,
        function: Function | None = None,
    ) -> str:
        """The mention of text[start:end]; mentions of one name are one entity, those with another `apart` are not."""
        identity = f"{kind} {start} {end}" + (f" {apart}" if apart else "")
        if identity not in self.mentions:
            entity = f"{normal_form(self.text[start:end])} {apart}"
            self.mentions[identity] = Mention(identity, start, end, kind, entity, 1.0, METHOD, sector, function)
            cell = row.first(Field.PLACE)
            place = place_of(self._words(cell)) if cell else None
            if place and kind is not EntityKind.JURISDICTION:
                self.places[identity] = place
        return identity

    def _parts(self, row: Row, where: Field) -> Iterator[tuple[int, int]]:
        """The names in the cells of a column that may hold several."""
        between = re.compile(rf"[^{re.escape(row.sheet.separator)}\n]+")
        for block in row.cells.get(where, ()):
            for part in between.finditer(self.text, block.start, block.end):
                if part.group().strip():
                    yield self.trimmed(*part.span())

    def _words(self, block: Block) -> str:
        return " ".join(self.text[block.start : block.end].split())
