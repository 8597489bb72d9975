"""Collaboration among agencies: who is tied to whom, who stands between others, which groups there are, and what to mind.

Betweenness is computed again with each document left out: what hangs on one paper shows as a wide range. Betweenness is by
rustworkx, which is fast enough for that, groups by Leiden; both component by component, as a document changes only its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import graspologic_native
import rustworkx

from graph.analysis.ask import Ask, Ref
from graph.analysis.words import number
from schema.kinds import Predicate

# A pair is divided by all pairs of the component; fewer agencies than these have none between them.
SMALLEST = 3
# Fewer agencies than this share that are party to, or publish, a paper of their own: the network is what others say.
OWN_WORD = 0.5
# A second round starts from the first one's groups and mends most of its misses.
LEIDEN_ROUNDS = 2


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """An agency in the network. `low` and `high` bound betweenness (0 to 1) when one document at a time is left out."""

    agency: Ref
    degree: int
    betweenness: float
    low: float
    high: float
    community: int


@dataclass(frozen=True, slots=True)
class NetworkEdge:
    """A tie between two agencies, in the direction of its claims."""

    source: str
    target: str
    predicates: tuple[Predicate, ...]
    claim_count: int


@dataclass(frozen=True, slots=True)
class Tie:
    """So many claims from one agency to another, and the documents that say any of them."""

    source: str
    target: str
    predicates: Sequence[str]
    claims: int
    documents: frozenset[str]


@dataclass(frozen=True, slots=True)
class Network:
    """Agencies with a tie, their ties, how many of the possible ties there are (0 to 1), and what to mind."""

    nodes: tuple[NetworkNode, ...]
    ties: tuple[Tie, ...]
    density: float
    caveats: tuple[str, ...]

    @property
    def edges(self) -> list[NetworkEdge]:
        """The ties, those of most claims first; made only where they are asked for."""
        kinds = {str(predicate): predicate for predicate in Predicate}
        ordered = sorted(self.ties, key=lambda t: (-t.claims, t.source, t.target))
        return [NetworkEdge(t.source, t.target, tuple(kinds[p] for p in sorted(t.predicates)), t.claims) for t in ordered]


@dataclass(slots=True)
class _Link:
    """What ties two agencies, whatever the direction: claims, and documents that say any."""

    claims: int
    documents: frozenset[str]


async def network(ask: Ask, agencies: Sequence[str] | None = None, predicates: Sequence[Predicate] | None = None) -> Network:
    """The network of these agencies (ids; None: all), by ties of these predicates."""
    found = await ties(ask, agencies, predicates)
    known = await ask.rows("analysis_agencies", agencies=None if agencies is None else list(agencies))
    return measured(found, known)


async def ties(ask: Ask, agencies: Sequence[str] | None = None, predicates: Sequence[Predicate] | None = None) -> list[Tie]:
    """Who is tied to whom."""
    rows = await ask.rows(
        "analysis_ties",
        agencies=None if agencies is None else list(agencies),
        predicates=[str(p) for p in predicates] if predicates else None,
    )
    return [Tie(a, b, predicates, claims, frozenset(documents)) for a, b, predicates, claims, documents in rows]


def measured(found: Sequence[Tie], known: Sequence[tuple[str, str, int]]) -> Network:
    """The measures of these ties; `known` are (id, name, papers that it is party to) of agencies."""
    names = {identity: name for identity, name, _ in known}
    links = _links(found)
    community = 0
    nodes: list[NetworkNode] = []
    parts = components(links)
    home = {node: i for i, part in enumerate(parts) for node in part}
    within: list[dict[tuple[str, str], _Link]] = [{} for _ in parts]
    for pair, link in links.items():
        within[home[pair[0]]][pair] = link
    for component, inside in zip(parts, within, strict=True):
        made = _measured(component, inside)
        nodes += [replace(node, community=node.community + community) for node in made]
        community += max(node.community for node in made) + 1
    nodes.sort(key=lambda n: (-n.betweenness, -n.degree, names.get(n.agency.id, ""), n.agency.id))
    count = len(nodes)
    density = len(links) / (count * (count - 1) / 2) if count > 1 else 0.0
    return Network(tuple(nodes), tuple(found), density, _caveats(found, nodes, known))


def components(links: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Agencies that hang together, each component and all in a fixed order, the largest first."""
    graph, index = _graph({n for pair in links for n in pair}, links)
    turned = {i: n for n, i in index.items()}
    found = [sorted(turned[i] for i in part) for part in rustworkx.connected_components(graph)]
    return sorted(found, key=lambda part: (-len(part), part))


def _links(found: Sequence[Tie]) -> dict[tuple[str, str], _Link]:
    links: dict[tuple[str, str], _Link] = {}
    for tie in found:
        pair = min(tie.source, tie.target), max(tie.source, tie.target)
        known = links.get(pair)
        if known is None:
            links[pair] = _Link(tie.claims, tie.documents)
        else:
            known.claims += tie.claims
            known.documents |= tie.documents
    return links


def _graph(nodes: Iterable[str], links: Iterable[tuple[str, str]]) -> tuple[rustworkx.PyGraph, dict[str, int]]:
    graph = rustworkx.PyGraph(multigraph=False)
    index = {node: graph.add_node(node) for node in sorted(nodes)}
    graph.add_edges_from_no_data([(index[a], index[b]) for a, b in sorted(links)])
    return graph, index


def _betweenness(size: int, edges: list[tuple[int, int]]) -> list[float]:
    """Of nodes 0 to size - 1, on these edges."""
    if size < SMALLEST:
        return [0.0] * size
    graph = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(size))
    graph.add_edges_from_no_data(edges)
    found = rustworkx.betweenness_centrality(graph, normalized=True)
    return [found[node] for node in range(size)]


def _measured(nodes: Sequence[str], links: Mapping[tuple[str, str], _Link]) -> list[NetworkNode]:
    """The nodes of one component; communities are numbered from 0 within it."""
    index = {node: i for i, node in enumerate(nodes)}
    edges = sorted(((index[a], index[b], link) for (a, b), link in links.items()), key=lambda edge: edge[:2])
    pairs = [(a, b) for a, b, _ in edges]
    whole = _betweenness(len(nodes), pairs)
    low, high = list(whole), list(whole)
    # A tie goes with a document where that alone speaks of it.
    alone = [next(iter(link.documents)) if len(link.documents) == 1 else None for *_, link in edges]
    for gone in set(alone) - {None}:
        kept = [pair for pair, document in zip(pairs, alone, strict=True) if document != gone]
        for node, value in enumerate(_betweenness(len(nodes), kept)):
            low[node], high[node] = min(low[node], value), max(high[node], value)
    degree = [0] * len(nodes)
    for a, b, _ in edges:
        degree[a] += 1
        degree[b] += 1
    groups = _communities(len(nodes), [(a, b, link.claims) for a, b, link in edges])
    return [NetworkNode(Ref(n), degree[i], whole[i], low[i], high[i], groups[i]) for i, n in enumerate(nodes)]


def _communities(size: int, edges: Sequence[tuple[int, int, int]]) -> dict[int, int]:
    """The group of each node (Leiden on modularity, ties weighted by their claims, one seed), numbered by size."""
    weighted = [(str(a), str(b), float(claims)) for a, b, claims in edges]
    _, found = graspologic_native.leiden(weighted, iterations=LEIDEN_ROUNDS, seed=0)
    groups: dict[int, list[int]] = {}
    for node in range(size):
        groups.setdefault(found[str(node)], []).append(node)
    return {node: i for i, group in enumerate(sorted(groups.values(), key=lambda g: (-len(g), g))) for node in group}


def _caveats(found: Sequence[Tie], nodes: Sequence[NetworkNode], known: Sequence[tuple[str, str, int]]) -> tuple[str, ...]:
    if not nodes:
        return ("No tie between two agencies was read; that says nothing of how they work together.",)
    inside = {node.agency.id for node in nodes}
    documents = {d for tie in found for d in tie.documents}
    own = sum(1 for identity, _, parties in known if identity in inside and parties)
    speak = "speaks" if len(documents) == 1 else "speak"
    papers = number(len(documents), "document")
    out = [f"The ties are those that {papers} {speak} of; work that is not written down does not show."]
    if own < OWN_WORD * len(inside):
        out.append(
            f"Of {number(len(inside), 'agency', 'agencies')}, {own} {'is' if own == 1 else 'are'} party to a paper that was"
            " read; the others do not speak for themselves, and their ties are what others say of them."
        )
    alone = len(known) - len(inside)
    if alone:
        out.append(f"{number(alone, 'agency has', 'agencies have')} no tie and {'is' if alone == 1 else 'are'} left out.")
    wide = sum(1 for node in nodes if node.high - node.low > max(0.05, node.betweenness / 2))
    if wide:
        out.append(
            f"For {number(wide, 'agency', 'agencies')} the place between others hangs on one document: see low and high."
        )
    if len(documents) == 1:
        out.append("All rests on one document.")
    return tuple(out)
