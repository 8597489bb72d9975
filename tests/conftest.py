"""A real Neo4j for the tests: one a process of the run, on a free port, in a folder of its own, emptied between tests."""

import pytest

from cli.setup import cache_folder
from graph.driver import Address, open_driver
from graph.local.server import Place, address, start, stop
from graph.migrations import migrate

# files of minutes, the slowest first: begun last, one of them would run alone at the end
SLOW = (
    "test_cli.py",
    "test_explorer.py",
    "test_tiers.py",
    "test_crash.py",
    "test_filters.py",
    "test_same.py",
    "test_bulk.py",
    "test_export_formats.py",
    "test_crashes.py",
    "test_schemathesis.py",
    "test_differential.py",
    "test_site.py",
    "test_failures.py",
    "test_clients.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slow files first; the order within each file stays."""
    items.sort(key=lambda item: SLOW.index(item.path.name) if item.path.name in SLOW else len(SLOW))


@pytest.fixture(scope="session")
def neo4j_address(tmp_path_factory: pytest.TempPathFactory) -> Address:
    """Where the server of this run is; it stops at the end."""
    place = Place(tmp_path_factory.mktemp("convene"), cache_folder())
    server = start(place)
    yield address(place, server)
    stop(place)


@pytest.fixture(scope="session")
def driver(neo4j_address: Address):
    """A driver on that server, with the schema in place."""
    with open_driver(neo4j_address) as opened:
        migrate(opened)
        yield opened


@pytest.fixture
def graph(driver):
    """The driver, on an empty graph."""
    empty(driver)
    return driver


def empty(driver) -> None:
    """Take everything out but the schema."""
    with driver.session() as session:
        session.run("MATCH (n) WHERE NOT n:Schema CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()
