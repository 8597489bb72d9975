"""The same graph gives the same bytes, and a reader gets what they would get if the hidden were not there."""

import gc
import tracemalloc

import pytest

from exchange import tabular
from exchange.formats import Format, export
from exchange.package import Terms
from graph.writer import load
from schema.kinds import Tier
from tests.conftest import empty
from tests.exchange.conftest import SEEN, exported, view
from tests.graph.select.rich import RUN, rich


@pytest.fixture(scope="module")
def first(driver, papers):
    """By format and tier, what a graph gives that was loaded in one go."""
    empty(driver)
    list(load(driver, papers, RUN))
    return {(form, tier): exported(driver, form, tier) for form in Format for tier in Tier}


@pytest.fixture(scope="module")
def second(first, driver, papers):
    """The same of a graph that was loaded in another order, one by one, read in small pages."""
    assert first
    empty(driver)
    for facts in reversed(papers):
        list(load(driver, [facts], RUN))
    return {(form, Tier.LEAD): exported(driver, form, size=7) for form in Format}


@pytest.fixture(scope="module")
def bare(second, driver, papers):
    """By tier, the same of graphs that hold what that tier sees and nothing else."""
    assert second
    found = {}
    for tier in (Tier.PUBLIC, Tier.PARTNER):
        empty(driver)
        list(load(driver, [f for f in papers if f.document.tier in SEEN[tier]], RUN))
        found |= {(form, tier): exported(driver, form, tier) for form in Format}
    return found


@pytest.mark.parametrize("form", Format)
def test_the_same_graph_gives_the_same_bytes(first, second, form):
    assert set(first[form, Tier.LEAD]) > {"CITATION.cff", "datapackage.json", "sources.csl.json"} or form is Format.CSL
    assert first[form, Tier.LEAD] == second[form, Tier.LEAD]


@pytest.mark.parametrize("tier", [Tier.PUBLIC, Tier.PARTNER])
@pytest.mark.parametrize("form", Format)
def test_a_reader_gets_what_they_would_get_without_the_hidden(first, bare, form, tier):
    assert first[form, tier] == bare[form, tier]
    assert first[form, tier] != first[form, Tier.LEAD]


def peaks(driver):
    """By format, the most memory that an export takes at once."""
    found = {}
    for form in Format:
        gc.collect()
        gc.freeze()
        tracemalloc.start()
        for _ in export(view(driver, size=10), form, Terms(Tier.LEAD)):
            pass
        found[form] = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        gc.unfreeze()
    return found


def test_memory_does_not_grow_with_the_graph(driver, monkeypatch):
    monkeypatch.setattr(tabular, "CHUNK", 20)
    empty(driver)
    few, many = ([facts for number in range(*span) for facts in rich(number)] for span in ((0, 3), (3, 30)))
    list(load(driver, few, RUN))
    peaks(driver)  # fills what is kept between exports
    before = peaks(driver)
    list(load(driver, many, RUN))
    after = peaks(driver)
    # Of ten times the graph; pages are not equally full, and circles that wait for the collector count too.
    assert {form: (peak, before[form]) for form, peak in after.items() if peak > 3 * before[form]} == {}
