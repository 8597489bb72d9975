"""Addresses of a cluster: with `neo4j://` the driver asks for a routing table, and everything goes its way."""

import dataclasses

from neo4j.exceptions import ForbiddenOnReadOnlyDatabase, NotALeader

from graph.canonical import canonical_lines
from graph.driver import in_our_words, open_async_driver, open_driver
from graph.reader import GraphReader
from graph.verify import verify
from graph.writer import load
from schema.errors import Code
from tests.graph.worlds import RUN, world


async def test_a_routed_address_writes_reads_and_walks(graph, neo4j_address):
    routed = dataclasses.replace(neo4j_address, uri=neo4j_address.uri.replace("bolt://", "neo4j://"))
    assert routed.uri.startswith("neo4j://")
    with open_driver(routed) as driver:
        assert all(one.created for one in load(driver, world(7), RUN))
        assert verify(driver).faults == []
        assert list(canonical_lines(driver)) == list(canonical_lines(graph))
    async with open_async_driver(routed) as driver:
        reader = GraphReader(driver)
        await reader.ready()
        assert await reader.read("MATCH (d:Document) RETURN count(d) AS data", {}, ()) == 3


def test_a_leader_that_moved_is_a_database_that_is_busy():
    for error in (NotALeader, ForbiddenOnReadOnlyDatabase):
        assert in_our_words(error("elsewhere")).code is Code.DATABASE_BUSY
