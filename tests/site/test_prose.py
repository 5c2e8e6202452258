"""The prose of the real site keeps to its claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from sphinx_evidence.rules.site import Site as Records
    from tests.real import Done

pytestmark = pytest.mark.site


def test_the_pages_of_this_site_keep_the_rule(html: Done, records: Records) -> None:
    """By the one build of them that all tests share."""
    assert records.settings.topics == ("magnesium",)
    assert len(records.passages) > 40
    assert (html.status, html.stderr) == (0, "")
