"""Intakes that come to harm, in a database and folders of their own. ARCHIVE_FAULTS=100 makes the long form of it."""

import os
from collections.abc import Iterator

import pytest

from bench.faults.archive import Scratch, scratch
from bench.faults.inputs import Expected, write

SHORT, LONG = 10, 100


@pytest.fixture(scope="session")
def kills() -> int:
    """How often an intake is killed."""
    return int(os.environ.get("ARCHIVE_FAULTS", SHORT))


@pytest.fixture(scope="session")
def harmed() -> Iterator[Scratch]:
    with scratch() as archive:
        yield archive


@pytest.fixture(scope="session")
def expected(harmed: Scratch, kills: int) -> Expected:
    """The short form takes fewer documents, so that a test run does not wait for it."""
    return write(harmed.inbox, 2000 if kills >= LONG else 800)


@pytest.fixture
def archive(harmed: Scratch, expected: Expected) -> Scratch:
    harmed.empty()
    return harmed
