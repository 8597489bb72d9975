"""The papers of the county and random worlds, in graphs with and without what is hidden."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from exchange.formats import export
from exchange.package import Terms
from graph.export import View
from graph.writer import load
from ingest.facts import Options
from ingest.prepare import How, prepare
from schema.kinds import Tier
from tests.conftest import empty
from tests.graph.select.rich import RUN, rich

HIDDEN = {"memorandum-of-understanding.docx": Tier.LEAD, "contact-list.xlsx": Tier.PARTNER}
SEEN = {Tier.PUBLIC: ("PUBLIC",), Tier.PARTNER: ("PUBLIC", "PARTNER"), Tier.LEAD: ("PUBLIC", "PARTNER", "LEAD")}


@pytest.fixture(scope="session")
def papers():
    """The facts of the samples, some of them not for everybody, and of two random worlds of mixed tiers."""
    found = prepare(sorted(Path("samples").iterdir()), Options(), How())
    read = [one.facts for one in found if one.facts]
    assert len(read) == len(found)
    own = [replace(f, document=replace(f.document, tier=HIDDEN.get(f.document.name, Tier.PUBLIC))) for f in read]
    return own + [_hashed(facts) for number in range(2) for facts in rich(number, tiers=tuple(Tier))]


def _hashed(facts):
    """A random document with a hash of the form that real ones have."""
    digest = hashlib.sha256(facts.document.id.encode()).hexdigest()
    return replace(facts, document=replace(facts.document, sha256=digest))


@pytest.fixture(scope="module")
def world(driver, papers):
    """All of them."""
    empty(driver)
    list(load(driver, papers, RUN))
    return driver


def view(driver, tier=Tier.LEAD, **more):
    return View(driver, SEEN[tier], **more)


def exported(driver, form, tier=Tier.LEAD, licence="CC-BY-4.0", **more):
    """The files of an export by name."""
    files = {}
    for name, chunk in export(view(driver, tier, **more), form, Terms(tier, licence)):
        files[name] = files.get(name, b"") + chunk
    return files
