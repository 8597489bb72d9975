"""Invariant 6: whoever sees less gets, byte for byte, what a graph without the hidden facts answers, whatever they ask.

Two graphs go through one random history of documents, tiers, judgements, reviews and retractions, by one clock; the second
leaves out what is hidden from the reader in the end.
"""

import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from api.analyses import ANALYSES
from api.context import Reader
from api.cookbook import recipes
from graph import work
from graph.canonical import canonical_lines
from graph.facts import ContactRow
from graph.ids import make_id
from graph.judgements import Judgement, judge, undo
from graph.retract import retract, take_back
from graph.review import Decision, review
from graph.tiers import Setting, set_tier
from graph.verify import verify
from graph.versions import supersede
from graph.writer import load
from schema.errors import ConveneError
from schema.kinds import EntityKind, MatchVerdict, ReviewDecision, Tier
from tests.api.test_round_trips import anywhere, random_queries
from tests.conftest import empty
from tests.graph.select.rich import RUN, SECTORS, rich

ALL = [str(tier) for tier in Tier]
BEGIN = datetime(2026, 3, 1, tzinfo=UTC)
FORMER = """query($id: ID!) { formerDocument(id: $id) { id title supersedes { id } supersededBy { id }
  passages(first: 50) { totalCount nodes { text } }
  claims(first: 50) { totalCount nodes { id subject { name } evidence(first: 9) { nodes { quote } } } } } }"""
BARE = """{
  agencies(first: 100, orderBy: [{%s}]) { totalCount pageInfo { endCursor hasNextPage } edges { cursor node {
    id name aliases sector kind contacts { label phone tier assuredOn } evidence(first: 50) { totalCount nodes { quote } }
    responsibilities(first: 9, orderBy: [{confidence: DESC}]) { totalCount nodes { id confidence recordedAt status } }
    parent { name } units { totalCount } partners(first: 9) { totalCount edges { predicates node { name } } } } } }
  %s
}"""
LISTS = """
  responsibilities(first: 100, orderBy: [{%s}]) { totalCount edges { cursor node { id confidence recordedAt tier status
    subject { name } counterparts { name } protocol { name } jurisdictions { name } evidence { totalCount } } } }
  protocols(first: 50) { totalCount edges { cursor node { name aliases followedBy { totalCount } } } }
  resources(first: 50) { totalCount edges { cursor node { name aliases providers { nodes { name } } } } }
  jurisdictions(first: 50) { totalCount edges { cursor node { name aliases agencies { nodes { name } } } } }
  activities(first: 50) { totalCount edges { cursor node { name aliases } } }
  findings(first: 50) { totalCount nodes { name about { totalCount nodes { name } } practice { totalCount nodes { id } } } }
  documents(first: 50) { totalCount nodes { id tier ingestedAt parties { nodes { name } }
    claims(first: 50) { totalCount nodes { id } } } }
  changes(first: 100) { totalCount edges { cursor node { at kind summary by before after note node { id } } } }
  matchCandidates(first: 50) { totalCount nodes { score reasons left { name } right { name } } }
  stats { documents agencies protocols resources jurisdictions activities findings responsibilities claims lastIngestAt }"""
MATRIX = """{ responsibilityMatrix(rows: %s, columns: %s) {
  total rows { key label total } columns { key label total } cells { row column count responsibilities { totalCount } } } }"""
SEARCH = "query($t: String!) { search(text: $t, first: 50) { totalCount edges { cursor score highlight node { id } } } }"
NODES = """query($ids: [ID!]!) { nodes(ids: $ids) { __typename id
  ... on Entity { name aliases } ... on Claim { confidence status } ... on Document { title } } }"""
ANALYSED = """{
  gaps(first: 100) { totalCount nodes { function reason explanation jurisdiction { name } nearest { id } } }
  overlaps(first: 100) { totalCount nodes { kind explanation responsibilities { id } } }
  whoToCall(situation: {need: [HOUSING, REFERRAL, TRAINING]}, first: 50) { rank agency { name } explanation because { id } }
  pathway { steps { order window explanation responsibility { id } handsTo { name } } brokenHandoffs { explanation } }
  agreements { document { title } parties { name } nextDue }
  network { density caveats nodes { agency { name } degree betweenness low high community } edges { source target claimCount } }
  practice { finding { name } functions sectors actors { name } silent { name } explanation }
}"""


class Clock:
    """The moment of a step, the same in both graphs."""

    step = 0

    @classmethod
    def now(cls, _zone):
        return BEGIN + timedelta(minutes=cls.step)


@dataclass
class Step:
    """One change, and the ids of documents, agencies and claims that must be seen for it to be there for a reader."""

    what: str
    on: tuple
    more: object = None


def papers(seed):
    """Documents of every tier that name the same things unlike, and give lines."""
    chance = random.Random(seed)
    out = []
    for facts in rich(seed, documents=6, claims=6, tiers=list(Tier)):
        entities = tuple(_renamed(chance, facts.document, one) for one in facts.entities)
        agency = next(e for e in entities if e.label is EntityKind.AGENCY)
        passage = facts.passages[0]
        point = make_id("point", agency.id)
        quote = (make_id("q", point, passage.id), passage.id, passage.start, passage.start + 3, passage.text[:3])
        line = ContactRow(point, agency.id, "Front desk", phone="555-0100", quotes=(quote,))
        out.append(replace(facts, entities=entities, contacts=(line,)))
    return out


def _renamed(chance, document, entity):
    words = [f"{document.tier.capitalize()}ham", chance.choice(["Bureau", "Team", "Hall"]), document.title.split()[-1]]
    forms = {form: n for form, n in entity.forms.items() if chance.random() < 0.7} | {" ".join(words): chance.randint(1, 4)}
    sectors = {chance.choice(SECTORS): chance.randint(1, 3)} if entity.sectors else {}
    return replace(entity, forms=forms, sectors=sectors)


def history(seed):
    """The papers, and what is done to the graph, in order."""
    chance = random.Random(seed)
    facts = papers(seed)
    agencies = sorted({e.id for f in facts for e in f.entities if e.label is EntityKind.AGENCY})
    claims = sorted({c.id for f in facts for c in f.claims})
    pairs = [tuple(chance.sample(agencies, 2)) for _ in range(4)]
    steps = [Step("load", (f.document.id,), f) for f in facts]
    chance.shuffle(steps)
    later = [Step("same", pair) for pair in pairs[:3]] + [Step("unsure", pairs[3])]
    later += [Step("review", (claim,), chance.choice(list(ReviewDecision))) for claim in chance.sample(claims, 5)]
    later += [Step("tier", (claim,), Tier.LEAD) for claim in chance.sample(claims, 2)]
    later += [Step("tier", (f.document.id,), chance.choice(list(Tier))) for f in chance.sample(facts, 2)]
    later += [Step("undo", pairs[0]), Step("retract", (chance.choice(facts).document.id,))]
    order = chance.sample([f.document.id for f in facts], 3)
    later += [Step("supersede", pair) for pair in pairwise(order)]
    chance.shuffle(later)
    return steps + sorted(later, key=lambda step: step.what == "undo")


def play(driver, steps, monkeypatch, leave=frozenset(), unsaid=frozenset()):
    """Go through the steps but those on what is in `leave`; claims `unsaid` are in no document."""
    monkeypatch.setattr(work, "datetime", Clock)
    empty(driver)
    for number, step in enumerate(steps):
        Clock.step = number
        if step.what == "supersede" and step.on[0] not in leave and step.on[1] in leave:
            # Who does not see the newer version sees that the older one went, and not why.
            with driver.session() as session:
                session.execute_write(take_back, step.on[0])
        elif not leave & set(step.on):
            _do(driver, step, unsaid)
    # The quotes of these random papers are no text of theirs; all else holds.
    assert [fault for fault in verify(driver).faults if "quote" not in fault.fault] == []


def _do(driver, step, unsaid):
    match step.what:
        case "load":
            facts = step.more
            claims = tuple(c for c in facts.claims if c.id not in unsaid)
            list(load(driver, [replace(facts, claims=claims, evidence=_of(facts.evidence, unsaid))], RUN))
        case "same" | "unsure":
            judge(driver, Judgement(*step.on, MatchVerdict(step.what.upper()), by=step.what, score=0.5, reasons=("alike",)))
        case "undo":
            undo(driver, Judgement(*step.on, MatchVerdict.SAME, by="same").id)
        case "review":
            review(driver, Decision(step.on, step.more, "test"), ALL)
        case "tier":
            set_tier(driver, Setting(step.on[0], step.more, "test"), ALL)
        case "retract":
            retract(driver, step.on[0], by="test")
        case "supersede":
            supersede(driver, *step.on, "test")


def _of(evidence, unsaid):
    return tuple(proof for proof in evidence if proof.claim not in unsaid)


def playable(driver, seed, monkeypatch):
    """The history without what cannot be done in it, as a decision on a claim that is gone."""
    steps = []
    monkeypatch.setattr(work, "datetime", Clock)
    empty(driver)
    for step in history(seed):
        Clock.step = len(steps)
        try:
            _do(driver, step, frozenset())
        except ConveneError:
            continue  # a step on something that is gone
        steps.append(step)
    return steps


def hidden(driver, tier):
    """Ids of what the tier does not see in the end: documents, things that no paper seen names or ever named, claims alike."""
    seen = ALL[: ALL.index(tier) + 1]
    query = """
      MATCH (d:Document) WHERE NOT d.tier IN $seen RETURN d.id AS id
      UNION MATCH (e:Entity) WHERE NOT EXISTS {
        (e)-[:MERGED_INTO*0..1]->()-[:NAMED_IN {of: e.id}]->(d:Document) WHERE d.tier IN $seen } RETURN e.id AS id
      UNION MATCH (c:Claim) WHERE NOT coalesce(c.heldTier, 'PUBLIC') IN $seen OR NOT EXISTS {
        (c)-[:EVIDENCED_BY]->()-[:OF]->(d:Document) WHERE d.tier IN $seen } RETURN c.id AS id"""
    held = "MATCH (c) WHERE (c:Claim OR c:Scope) AND NOT coalesce(c.heldTier, 'PUBLIC') IN $seen RETURN c.id AS id"
    return [frozenset(r["id"] for r in driver.execute_query(text, seen=seen).records) for text in (query, held)]


def questions(ids, documents):
    """All lists in their orders, all matrices, searches, things by id, analyses, the cookbook, and random questions."""
    orders = ["name: ASC", "name: DESC", "sector: ASC", "sector: DESC", "responsibilityCount: DESC"]
    duties = ["subject: ASC", "confidence: ASC", "confidence: DESC", "recordedAt: DESC", "deadline: ASC", "function: ASC"]
    for agency, duty in zip([*orders, orders[0]], duties, strict=True):
        yield BARE % (agency, LISTS % duty), None
    axes = ["SECTOR", "AGENCY", "FUNCTION", "JURISDICTION", "DOCUMENT", "MODALITY"]
    for rows, columns in zip(axes, axes[1:] + axes[:1], strict=True):
        yield MATRIX % (rows, columns), None
    for word in ["leadham", "partnerham bureau", "publicham", "leadhm", "team", "county alder", "hall 1"]:
        yield SEARCH, {"t": word}
    for at in range(0, len(ids), 100):
        yield NODES, {"ids": ids[at : at + 100]}
    yield from ((FORMER, {"id": one}) for one in documents)
    yield ANALYSED, None
    for one, other in zip(ids[:12], ids[12:24], strict=True):
        yield f'{{ paths(from: "{one}", to: "{other}") {{ explanation nodes {{ id }} }} }}', None
    for recipe in recipes():
        yield recipe.text, anywhere(recipe.example)
    for query in random_queries(25):
        yield query, None


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(2))
async def test_hidden_facts_change_no_answer(driver, ask, monkeypatch, seed):
    steps = playable(driver, seed, monkeypatch)
    # A statement that was cut off on a busy machine says nothing of what is hidden.
    ask.reader.seconds = 120.0
    ids = sorted(r["id"] for r in driver.execute_query("MATCH (n:Entity|Claim|Document) RETURN n.id AS id").records)
    sampled = random.Random(seed).sample(ids, 60)
    asked = list(questions(sampled, [f.document.id for f in papers(seed)]))
    viewers = [Reader("somebody", tier) for tier in (Tier.PUBLIC, Tier.PARTNER)]
    with_hidden = [[await ask(*question, viewer=viewer) for question in asked] for viewer in viewers]
    without = [hidden(driver, viewer.tier) for viewer in viewers]
    lead = [await ask(*question, viewer=Reader("lead", Tier.LEAD)) for question in asked]
    whole = list(canonical_lines(driver))
    for viewer, answers, (leave, unsaid) in zip(viewers, with_hidden, without, strict=True):
        play(driver, steps, monkeypatch, leave, unsaid)
        assert list(canonical_lines(driver)) != whole
        for question, found in zip(asked, answers, strict=True):
            assert await ask(*question, viewer=viewer) == found, question
        assert sum(a != b for a, b in zip(answers, lead, strict=True)) > len(asked) / 4
    assert ANALYSES


@pytest.mark.parametrize("tier", Tier)
async def test_since_when_a_thing_is_there_is_since_papers_that_are_seen_name_it(driver, ask, monkeypatch, tier):
    monkeypatch.setattr(work, "datetime", Clock)
    empty(driver)
    facts = rich(3, documents=2)
    for Clock.step, (seen, one) in enumerate(zip((Tier.LEAD, Tier.PUBLIC), facts, strict=True)):
        list(load(driver, [replace(one, document=replace(one.document, tier=seen))], RUN))
    first, second = ({e.id for e in one.entities if e.label is EntityKind.AGENCY} for one in facts)
    question = "query($at: DateTime) { agencies(first: 100, asOf: $at) { nodes { id } } }"
    for minutes, there in ((-1, set()), (0.5, first if tier is Tier.LEAD else set()), (2, second)):
        at = (BEGIN + timedelta(minutes=minutes)).isoformat().replace("+00:00", "Z")
        found = await ask.data(question, {"at": at}, viewer=Reader("somebody", tier))
        ids = {agency["id"] for agency in found["agencies"]["nodes"]}
        assert ids == (there | first if tier is Tier.LEAD and minutes > 1 else there)
