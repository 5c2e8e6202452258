"""The index of the search of the real site: what a reader's browser has to fetch for it."""

from __future__ import annotations

import gzip

import pytest

from tests.real import Done

pytestmark = pytest.mark.site


def test_the_index_is_light(html: Done) -> None:
    """It is fetched on the page of the search alone."""
    raw = (html.out / "evidence-search.js").read_bytes()
    assert len(gzip.compress(raw, 9)) < 120_000
    script = (html.out / "_static/search.js").read_bytes()
    assert len(gzip.compress(script, 9)) < 8_000
