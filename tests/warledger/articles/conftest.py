"""What the tests of articles share."""

from __future__ import annotations

import pytest

from warledger import conflict


@pytest.fixture(scope="session")
def war() -> conflict.Conflict:
    return conflict.load()
