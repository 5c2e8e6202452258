"""What a build says though nothing is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_evidence.rules import notices
from sphinx_evidence.rules.run import check

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from sphinx_evidence.rules.site import Site


def _claims(site: Site) -> Iterator[str]:
    if site.claims:
        yield f"{len(site.claims)} not looked at; look"


def test_a_report_holds_each_notice_once(make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "NOTICES", (_claims, _claims))
    assert check(make.site(make.claim())).notices == ("1 not looked at; look",)
    assert check(make.site()).notices == ()
