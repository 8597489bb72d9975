from collections.abc import Callable

import pytest
from extract_helpers import screened, triples

from ingest.extract import extract, load_models
from ingest.extract.models import Models


@pytest.fixture(scope="session")
def models() -> Models:
    return load_models()


@pytest.fixture(scope="session")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Models:
    """Models from an empty folder: rules alone."""
    return load_models(tmp_path_factory.mktemp("empty"))


@pytest.fixture(scope="session")
def said(models: Models) -> Callable[[str], list[tuple[str, str, str]]]:
    """Subject, predicate and object in words, of everything that a text is found to say."""

    def read(text: str) -> list[tuple[str, str, str]]:
        return triples(text, next(extract([screened(text)], models)))

    return read
